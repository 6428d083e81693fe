/** Plays a golden case: the endpoint's answer, the real CLI, the verdict. */

import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { type Executable, locateCodex, versionOf } from '../../src/cli/index.ts'
import {
  authFilePath,
  type CodexConfig,
  type CodexHome,
  configFilePath,
  readConfigFile,
  resolveCodexHome,
} from '../../src/config/index.ts'
import { createProbe, type Probe } from '../../src/probe/index.ts'
import { detectRoute, type Route, readAuthFile } from '../../src/route/index.ts'
import {
  type ClassifyContext,
  classify,
  type Evidence,
  earlyVerdict,
  type Verdict,
} from '../../src/verdict/index.ts'
import { writeCodexHome } from '../openai/login.ts'
import { turnsOf } from '../openai/recording.ts'
import { type OpenAi, startOpenAi } from '../openai/server.ts'
import { type Expected, MODEL } from './case.ts'
import { loginOf, scriptOf, type Variant } from './variant.ts'

/** Which CLI plays: a directory with `codex` in it, as PATH would have. */
export type CliUnderTest = { readonly directory: string }

/** What a played variant came to, and what it cost at the endpoint. */
export type VariantResult = {
  readonly evidence: Evidence
  readonly verdict: Verdict
  readonly requests: Requests
  readonly durationMs: number
}

/** How often the endpoint was asked: for a turn, for a WebSocket, for new tokens. */
export type Requests = { readonly turns: number; readonly handshakes: number; readonly refreshes: number }

/** A variant that is set up, for a probe or for the bare CLI. */
export type GoldenSetup = AsyncDisposable & {
  readonly executable: Executable
  readonly version: string
  readonly home: CodexHome
  readonly config: CodexConfig
  readonly route: Route
  readonly env: Readonly<Record<string, string>>
  readonly directory: string
  /** A directory for the probe's own files. */
  readonly temporary: string
  readonly requests: () => Requests
}

/** Longer than the CLI's own retries ever take (35 s), and shorter than a silence that is a defect. */
const TIMEOUT_MS = 90_000

/** Sets up the endpoint, the login and the CLI of a variant. */
export async function startGoldenSetup(variant: Variant, cli: CliUnderTest): Promise<GoldenSetup> {
  const openai = await startOpenAi(scriptOf(variant))
  const directory = await mkdtemp(join(tmpdir(), 'codex-golden-'))
  const home = await writeCodexHome(join(directory, 'home'), {
    login: loginOf(variant),
    origin: openai.origin,
    extraConfig: configOf(variant, openai.origin),
  })
  const env = {
    ...home.env,
    ...(variant.route === 'provider' ? { GATEWAY_KEY: 'gw-golden-0123456789abcdef' } : {}),
    PATH: [cli.directory, dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter),
    HOME: directory,
  }
  const temporary = join(directory, 'temporary')
  await mkdir(temporary)
  if (variant.golden.nobodyThere) await openai.close()
  const found = locateCodex({ env })
  if (found.kind === 'missing') throw new Error(found.message)
  const version = await versionOf(found.executable, env)
  if (version === undefined) throw new Error(`${cli.directory} holds a Codex CLI that tells no version.`)
  return {
    executable: found.executable,
    version,
    ...surroundings(env, version),
    env,
    directory,
    temporary,
    requests: () => requestsOf(openai),
    [Symbol.asyncDispose]: async () => {
      await openai.close()
      await rm(directory, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** What the files say about the login. The machine's own configuration has no part in it. */
function surroundings(env: Readonly<Record<string, string>>, codexVersion: string) {
  const home = resolveCodexHome({ env })
  const config = readConfigFile(configFilePath(home), '/nonexistent').facts
  const authFile = readAuthFile(authFilePath(home)).facts
  const route = detectRoute({ env, authFile, config, codexVersion, now: Date.now(), budgetMs: TIMEOUT_MS })
  return { home, config, route }
}

/** The probe of a stage, wired as the action wires it. */
export function probeFor(stage: GoldenSetup): Probe {
  const { route, config, home, env, executable, version, temporary } = stage
  const context: ClassifyContext = { model: MODEL, route, now: new Date() }
  const isDefinitive = (message: string) => earlyVerdict(message, context) !== undefined
  return createProbe({ route, config, home, env, executable, version, temporary, isDefinitive })
}

/** The judge of a stage. */
export function classifierFor({ route }: GoldenSetup): (evidence: Evidence) => Verdict {
  return evidence => classify(evidence, { model: MODEL, route, now: new Date() })
}

/** Plays a variant as the action does: probe, early verdict, judge. */
export async function runVariant(variant: Variant, cli: CliUnderTest): Promise<VariantResult> {
  await using stage = await startGoldenSetup(variant, cli)
  const form = variant.channel === 'lean' ? 'lean' : 'plain'
  const timeoutMs = variant.golden.timeoutMs ?? TIMEOUT_MS
  const startedAt = performance.now()
  const evidence = await probeFor(stage)({ model: MODEL, form, settings: {} }, { timeoutMs })
  const durationMs = Math.round(performance.now() - startedAt)
  return { evidence, verdict: classifierFor(stage)(evidence), requests: stage.requests(), durationMs }
}

/** Whether a probe ended by itself on the reason that it was told, after no more turns than led to the notice. */
export function wasEndedEarly({ evidence, requests }: VariantResult, { silentAfter }: Variant): boolean {
  return evidence.kind === 'failed' && requests.turns <= (silentAfter ?? 0) + 1
}

/** The parts of a verdict that a golden case is about. */
export function outcomeOf(verdict: Verdict): Expected | { readonly kind: 'cancelled' } {
  switch (verdict.kind) {
    case 'accepted':
      return verdict.servedModel === undefined
        ? { kind: 'accepted' }
        : { kind: 'accepted', servedModel: verdict.servedModel }
    case 'refused':
    case 'unsettled': {
      const { reason, scope, lasting, retryAt, retryAfterMs, setting } = verdict.finding
      const retry = retryAt !== undefined ? 'at' : retryAfterMs !== undefined ? 'after' : undefined
      return {
        kind: verdict.kind,
        reason,
        scope,
        lasting,
        ...(retry === undefined ? {} : { retry }),
        ...(setting === undefined ? {} : { setting }),
      }
    }
    case 'cancelled':
      return { kind: 'cancelled' }
  }
}

function requestsOf(openai: OpenAi): Requests {
  return {
    turns: turnsOf(openai.requests).length,
    handshakes: openai.requests.filter(request => request.what === 'handshake').length,
    refreshes: openai.requests.filter(request => request.path === '/oauth/token').length,
  }
}

/** `wire_api` is written out, since CLI 0.77 would otherwise speak another protocol. */
function configOf({ route, golden }: Variant, origin: string): string {
  const own = golden.config?.(origin) ?? ''
  if (route !== 'provider') return own
  return `${own}
model_provider = "gateway"
[model_providers.gateway]
name = "Gateway"
base_url = "${golden.baseUrl ?? `${origin}/v1`}"
env_key = "${golden.providerKey ?? 'GATEWAY_KEY'}"
wire_api = "responses"
`
}
