/** Records how the CLI's process of a probe went, for the report. */

import { optional } from '../../base/index.ts'
import type { ProbeForm, Question } from '../../chain/index.ts'
import { argumentNames, type ProbeObserver } from '../../probe/index.ts'
import type { Trace } from '../../verdict/index.ts'

/** The names of the arguments that the probes of a run have had, for each form. */
export type ProbeCommands = Map<ProbeForm, readonly string[]>

/** Watches one probe, and passes everything on to `next`. */
export function recordProbe(
  { form }: Question,
  commands: ProbeCommands,
  next?: ProbeObserver,
): { readonly observer: ProbeObserver; readonly end: () => Omit<Trace, 'rule'> } {
  let end: Omit<Trace, 'rule'> = {}
  const observer: ProbeObserver = {
    onCommand: command => {
      commands.set(form, argumentNames(command.args))
      next?.onCommand(command)
    },
    onLine: line => next?.onLine(line),
    onEnd: result => {
      end = { ended: result.ended, ...optional('events', result.events || undefined) }
      next?.onEnd(result)
    },
  }
  return { observer, end: () => end }
}
