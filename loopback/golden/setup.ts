import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
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
import { isRefresh, turnsOf } from '../openai/recording.ts'
import { type OpenAi, startOpenAi } from '../openai/server.ts'
import { MODEL } from './case.ts'
import { loginOf, scriptOf, type Variant } from './variant.ts'

/** A directory with a `codex` command, for PATH, and files that are written into each CODEX_HOME. */
export type CliUnderTest = { readonly directory: string; readonly homeFiles?: ReadonlyMap<string, Buffer> }

/** How many requests the endpoint received: to run a turn, to open a WebSocket, for new tokens. */
export type Requests = { readonly turns: number; readonly handshakes: number; readonly refreshes: number }

/** A running endpoint and a signed-in CODEX_HOME of a variant, for a probe or for the bare CLI. */
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

/** Longer than all retries of the CLI (35 s). A variant that reaches it is a defect. */
export const TIMEOUT_MS = 90_000

/** Starts the endpoint of a variant and signs the CLI in. */
export async function startGoldenSetup(variant: Variant, cli: CliUnderTest): Promise<GoldenSetup> {
  const openai = await startOpenAi(scriptOf(variant))
  const directory = await mkdtemp(join(tmpdir(), 'codex-golden-'))
  const home = await writeCodexHome(join(directory, 'home'), {
    login: loginOf(variant),
    origin: openai.origin,
    extraConfig: configOf(variant, openai.origin),
  })
  for (const [name, content] of cli.homeFiles ?? []) await writeFile(join(directory, 'home', name), content)
  const env = {
    ...home.env,
    ...(variant.route === 'provider' ? { GATEWAY_KEY: 'gw-golden-0123456789abcdef' } : {}),
    PATH: [cli.directory, dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter),
    HOME: directory,
    ...variant.golden.env,
  }
  const temporary = join(directory, 'temporary')
  await mkdir(temporary)
  if (variant.golden.isDown) await openai.close()
  const found = locateCodex({ env })
  if (found.kind === 'missing') throw new Error(found.message)
  const version = await versionOf(found.executable, env)
  if (version === undefined) throw new Error(`The Codex CLI in ${cli.directory} prints no version.`)
  return {
    executable: found.executable,
    version,
    ...readSetup(env, version),
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

/** Home, configuration and route, read as the action reads them. This machine's /etc/codex is left out. */
function readSetup(env: Readonly<Record<string, string>>, codexVersion: string) {
  const home = resolveCodexHome({ env })
  const config = readConfigFile(configFilePath(home), '/nonexistent').facts
  const authFile = readAuthFile(authFilePath(home)).facts
  const route = detectRoute({ env, authFile, config, codexVersion, now: Date.now(), budgetMs: TIMEOUT_MS })
  return { home, config, route }
}

/** The probe with the parts that the action gives it. */
export function probeFor(setup: GoldenSetup): Probe {
  const { route, config, home, env, executable, version, temporary } = setup
  const context: ClassifyContext = { model: MODEL, route, now: new Date() }
  const isDefinitive = (message: string) => earlyVerdict(message, context) !== undefined
  return createProbe({ route, config, home, env, executable, version, temporary, isDefinitive })
}

/** Turns evidence into a verdict, as the action does. */
export function classifierFor({ route }: GoldenSetup): (evidence: Evidence) => Verdict {
  return evidence => classify(evidence, { model: MODEL, route, now: new Date() })
}

function requestsOf(openai: OpenAi): Requests {
  return {
    turns: turnsOf(openai.requests).length,
    handshakes: openai.requests.filter(request => request.what === 'handshake').length,
    refreshes: openai.requests.filter(isRefresh).length,
  }
}

/** `wire_api` is explicit, because CLI 0.77 would use another protocol by default. */
function configOf({ route, golden }: Variant, origin: string): string {
  const own = golden.config ?? ''
  if (route !== 'provider') return own
  if (golden.provider !== undefined) return `${own}\n${golden.provider}`
  return `${own}
model_provider = "gateway"
[model_providers.gateway]
name = "Gateway"
base_url = "${golden.baseUrl ?? `${origin}/v1`}"
env_key = "${golden.providerKey ?? 'GATEWAY_KEY'}"
wire_api = "responses"
`
}
