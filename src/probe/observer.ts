/** What can be watched of a probe, besides its evidence. Nothing is decided by it. */

import type { Command, ProcessResult } from '../cli/index.ts'

/** How the process of a probe ended. */
export type ProbeEnd = {
  /** Such as "ended with exit code 1" or "was stopped after its answer". */
  readonly ended: string
  /** The types of the events that it printed, in the order of their first one; empty without any. */
  readonly events: string
}

/** Watches one probe. A probe that outlives a new login starts a second process, so each can be called twice. */
export type ProbeObserver = {
  /** The process is about to start. The arguments can hold settings of the job; its environment is left out. */
  readonly onCommand: (command: Pick<Command, 'file' | 'args'>) => void
  /** A line that the CLI printed to stdout, untrusted, as it arrives. */
  readonly onLine: (line: string) => void
  readonly onEnd: (end: ProbeEnd) => void
}

/** Begins the line of an event. The CLI writes the type first (0.77 to 0.171). */
const EVENT_TYPE = /^\{"type":"([a-z][a-z._]{0,39})"/

/** A turn has up to eight types. Another program in the place of the CLI may print any number. */
const MAX_EVENT_TYPES = 10

/** Counts the types of the events in the lines of a process. */
export function countEvents(): { readonly add: (line: string) => void; readonly text: () => string } {
  const counts = new Map<string, number>()
  return {
    add: line => {
      const type = EVENT_TYPE.exec(line)?.[1]
      if (type === undefined || (!counts.has(type) && counts.size >= MAX_EVENT_TYPES)) return
      counts.set(type, (counts.get(type) ?? 0) + 1)
    },
    text: () => [...counts].map(([type, count]) => (count === 1 ? type : `${type} ×${count}`)).join(', '),
  }
}

/** The end of a process in words. */
export function describeEnd(result: ProcessResult): string {
  switch (result.kind) {
    case 'exited':
      return result.signal === null
        ? `ended with exit code ${result.code ?? 'unknown'}`
        : `was ended by ${result.signal}`
    case 'stopped':
      return 'was stopped after its answer'
    case 'timed-out':
      return 'was ended at its time limit'
    case 'cancelled':
      return 'was ended before its answer'
    case 'not-started':
      return 'could not be started'
  }
}

/** A `-c` setting has its name first. */
const SETTING_NAME = /^([^=]{1,80})=/

/** The options of a command and the names of its settings, without their values and without what is no option. */
export function argumentNames(args: readonly string[]): readonly string[] {
  const own = args.slice(0, args.includes('--') ? args.indexOf('--') : args.length)
  return own.flatMap((argument, index) => {
    const before = own[index - 1]
    if (before === '-c' || before === '--config') return SETTING_NAME.exec(argument)?.[1] ?? []
    if (argument === '-c' || argument === '--config') return []
    return /^--?[A-Za-z][\w-]*/.exec(argument)?.[0] ?? []
  })
}
