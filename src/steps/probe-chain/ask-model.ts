/** The two ways to ask the route about a model: a live turn, or its model list. */

import { optional } from '../../base/index.ts'
import { type Catalog, catalogVerdict } from '../../catalog/index.ts'
import {
  type CatalogSetup,
  checkNetwork,
  createProbe,
  type NetworkContext,
  networkPath,
  readCatalog,
} from '../../probe/index.ts'
import type { CodexSetup } from '../../route/index.ts'
import { identityTokenRequest, type SecretStore, temporaryDirectory } from '../../runner/index.ts'
import { type ClassifyContext, classify, earlyVerdict, ruleName } from '../../verdict/index.ts'
import { inputKeyOf, type Job } from '../job.ts'
import { debugProbes } from '../log/debug.ts'
import type { AskModel } from './chain-loop.ts'
import { type ProbeCommands, recordProbe } from './record-probe.ts'
import { type CheckWay, withNetworkCheck } from './with-network-check.ts'

/** How long reading the list may take. The CLI itself gives up on the endpoint after 5 s (0.169). */
const CATALOG_TIMEOUT_MS = 15_000

/**
 * Asks with one minimal turn per question.
 *
 * @param onProbeStart called when the CLI's process has been started and this process is idle
 * @param commands gets the names of the arguments that the probes of each form have
 */
export function createLiveAsk(
  job: Job,
  setup: CodexSetup,
  onProbeStart: () => void,
  commands: ProbeCommands = new Map(),
): AskModel {
  const probeSetup = probeSetupOf(job, setup)
  if (probeSetup === undefined) return askWithoutCli(setup)
  const context = (model: string): ClassifyContext => ({ model, route: setup.route, now: new Date() })
  const probe = createProbe({
    ...probeSetup,
    onStart: onProbeStart,
    isDefinitive: (message, { model }) => earlyVerdict(message, context(model)) !== undefined,
  })
  const debug = debugProbes(job.env['RUNNER_DEBUG'] === '1', job.secrets.sanitize)
  const ask: AskModel = async (question, options) => {
    const record = recordProbe(question, commands, debug?.(question.model))
    const evidence = await probe(question, { ...options, observer: record.observer })
    const asked = context(question.model)
    return { ...classify(evidence, asked), trace: { rule: ruleName(evidence, asked), ...record.end() } }
  }
  return withNetworkCheck(ask, createNetworkCheck({ ...setup, env: job.env }))
}

/** The CLI names the host of the sign-in, or reports a login that it has refreshed before if it could (0.171). */
const SIGN_IN_FAILURE = /\bfor url \(https:\/\/auth\.openai\.com\/|\brouting discovery unauthorized\b/i

/** Looks at the way to the endpoint, or to the sign-in where the CLI could not refresh the login. */
export function createNetworkCheck(context: NetworkContext): CheckWay {
  return async ({ said, ...options }) => {
    const isSignIn = SIGN_IN_FAILURE.test(said)
    const path = networkPath(context, isSignIn)
    return path && checkNetwork(path, options)
  }
}

/** Asks by looking the model up in the route's list. */
export function createCatalogAsk(setup: CodexSetup, read: () => Promise<Catalog>): AskModel {
  if (setup.cli.kind === 'missing') return askWithoutCli(setup)
  return async ({ model }) => catalogVerdict(await read(), { model, route: setup.route, now: new Date() })
}

/** A function that reads the route's list when it is first called, and never again. */
export function createCatalogReader(
  job: Job,
  setup: CodexSetup,
  signal: AbortSignal,
): () => Promise<Catalog> {
  let catalog: Promise<Catalog> | undefined
  return () => {
    const catalogSetup = probeSetupOf(job, setup)
    catalog ??=
      catalogSetup === undefined
        ? Promise.resolve({ kind: 'unavailable', message: 'There is no Codex CLI.' })
        : readCatalog(catalogSetup, { timeoutMs: CATALOG_TIMEOUT_MS, signal })
    return catalog
  }
}

/** Every question has the same verdict when there is no CLI to ask with. */
function askWithoutCli({ cli, route }: CodexSetup): AskModel {
  const message = cli.kind === 'missing' ? cli.message : ''
  const context = { model: '', route, now: new Date() }
  return async () => classify({ kind: 'not-started', missing: true, message }, context)
}

/** What a probe and the reading of the list have in common; undefined when there is no CLI. */
export function probeSetupOf({ inputs, env, secrets }: Job, setup: CodexSetup): CatalogSetup | undefined {
  const { cli, route, config, home, version } = setup
  if (cli.kind === 'missing') return undefined
  return {
    ...{ route, config, home, env, executable: cli.executable, temporary: temporaryDirectory(env) },
    ...optional('version', version ?? undefined),
    ...optional('apiKey', inputKeyOf(inputs, route)),
    ...optional('effort', inputs.effort),
    onSecrets: secrets.add,
    ...optional('requestIdentityToken', maskedTokens(identityTokenRequest(env), secrets)),
  }
}

/** A server or the CLI may print a part of a token, so each part between the dots is masked too. */
function maskedTokens(request: ReturnType<typeof identityTokenRequest>, secrets: SecretStore) {
  if (request === undefined) return undefined
  return async (audience: string) => {
    const token = await request(audience)
    secrets.add([token, ...token.split('.')])
    return token
  }
}
