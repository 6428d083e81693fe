/** The ways to ask a route about a model: a live turn, or its model list. */

import type { Environment } from '../base/environment.ts'
import { type Catalog, catalogVerdict } from '../catalog/catalog.ts'
import { createProbe } from '../probe/probe.ts'
import { type CatalogSetup, readCatalog } from '../probe/read-catalog.ts'
import type { Survey } from '../route/inspect.ts'

import { earlyVerdict, type JudgeContext, judge } from '../verdict/classify.ts'
import type { Ask } from './chain-loop.ts'

/** What asking needs. `temporary` is a directory outside the checkout; `apiKey` is the input's. */
export type Asking = {
  readonly survey: Survey
  readonly env: Environment
  readonly temporary: string
  readonly apiKey: string | undefined
  /** Told of the CLI's own lines, which are untrusted; undefined where nobody wants them. */
  readonly onLine: ((line: string) => void) | undefined
  /** Told when a probe's process has been started: what takes the processor for a while can be done now. */
  readonly onStart: () => void
}

/** Runs one minimal turn for each question. */
export function liveAsk(asking: Asking): Ask {
  const { survey } = asking
  const context = (model: string): JudgeContext => ({ model, route: survey.route, now: new Date() })
  const setup = setupOf(asking)
  if (setup === undefined) return async () => missingCli(survey, context)
  const probe = createProbe({
    ...setup,
    ...(asking.onLine === undefined ? {} : { onLine: asking.onLine }),
    onStart: asking.onStart,
    isDefinitive: (message, { model }) => earlyVerdict(message, context(model)) !== undefined,
  })
  return async (question, options) => judge(await probe(question, options), context(question.model))
}

/** Looks each model up in the route's list, which is asked for once. */
export function catalogAsk(asking: Asking, read: () => Promise<Catalog>): Ask {
  const { survey } = asking
  const context = (model: string): JudgeContext => ({ model, route: survey.route, now: new Date() })
  if (survey.located.kind === 'missing') return async () => missingCli(survey, context)
  return async ({ model }) => catalogVerdict(await read(), model)
}

/** A function that reads the route's list at most once. */
export function catalogReader(
  asking: Asking,
  signal: AbortSignal,
  timeoutMs: number,
): () => Promise<Catalog> {
  let reading: Promise<Catalog> | undefined
  return () => {
    const setup = setupOf(asking)
    reading ??=
      setup === undefined
        ? Promise.resolve({ kind: 'unavailable', message: 'There is no Codex CLI.' })
        : readCatalog(setup, { timeoutMs, signal })
    return reading
  }
}

function missingCli(survey: Survey, context: (model: string) => JudgeContext) {
  const message = survey.located.kind === 'missing' ? survey.located.message : ''
  return judge({ kind: 'not-started', missing: true, message }, context(''))
}

/** What probes and the list have in common; undefined where there is no CLI. */
function setupOf({ survey, env, temporary, apiKey }: Asking): CatalogSetup | undefined {
  const { located, route, config, home, version } = survey
  if (located.kind === 'missing') return undefined
  return {
    route,
    config,
    home,
    env,
    temporary,
    executable: located.executable,
    ...(version === null ? {} : { version }),
    ...(apiKey === undefined ? {} : { apiKey }),
  }
}
