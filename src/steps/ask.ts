import type { Environment } from '../base/index.ts'
import { type Catalog, catalogVerdict } from '../catalog/index.ts'
import { type CatalogSetup, createProbe, readCatalog } from '../probe/index.ts'
import type { CodexSetup } from '../route/index.ts'
import { type ClassifyContext, classify, earlyVerdict } from '../verdict/index.ts'
import type { AskModel } from './chain-loop.ts'

/** What asking needs. `temporary` is a directory outside the checkout; `apiKey` is the input's. */
export type AskContext = {
  readonly setup: CodexSetup
  readonly env: Environment
  readonly temporary: string
  readonly apiKey: string | undefined
  /** Told of the CLI's own lines, which are untrusted; undefined where nobody wants them. */
  readonly onLine: ((line: string) => void) | undefined
  /** Told when a probe's process has been started: what takes the processor for a while can be done now. */
  readonly onStart: () => void
}

/** Runs one minimal turn for each question. */
export function liveAsk(asking: AskContext): AskModel {
  const { setup: survey } = asking
  const context = (model: string): ClassifyContext => ({ model, route: survey.route, now: new Date() })
  const setup = setupOf(asking)
  if (setup === undefined) return async () => missingCli(survey, context)
  const probe = createProbe({
    ...setup,
    ...(asking.onLine === undefined ? {} : { onLine: asking.onLine }),
    onStart: asking.onStart,
    isDefinitive: (message, { model }) => earlyVerdict(message, context(model)) !== undefined,
  })
  return async (question, options) => classify(await probe(question, options), context(question.model))
}

/** Looks each model up in the route's list, which is asked for once. */
export function catalogAsk(asking: AskContext, read: () => Promise<Catalog>): AskModel {
  const { setup: survey } = asking
  const context = (model: string): ClassifyContext => ({ model, route: survey.route, now: new Date() })
  if (survey.cli.kind === 'missing') return async () => missingCli(survey, context)
  return async ({ model }) => catalogVerdict(await read(), model)
}

/** A function that reads the route's list at most once. */
export function catalogReader(
  asking: AskContext,
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

function missingCli(survey: CodexSetup, context: (model: string) => ClassifyContext) {
  const message = survey.cli.kind === 'missing' ? survey.cli.message : ''
  return classify({ kind: 'not-started', missing: true, message }, context(''))
}

/** What probes and the list have in common; undefined where there is no CLI. */
function setupOf({ setup: survey, env, temporary, apiKey }: AskContext): CatalogSetup | undefined {
  const { cli: located, route, config, home, version } = survey
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
