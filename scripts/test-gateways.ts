import { mkdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Gateway } from '../loopback/gateways/gateway.ts'
import { LITELLM } from '../loopback/gateways/litellm/gateway.ts'
import { type Played, playCase } from '../loopback/gateways/play-case.ts'
import { PORTKEY } from '../loopback/gateways/portkey/gateway.ts'
import { killAll } from '../loopback/gateways/process.ts'
import { startRelay } from '../loopback/gateways/relay.ts'
import { messageOf } from '../src/base/index.ts'
import { endWithUsageError, parseCommandLine } from './command-line.ts'
import { answersOf, tableOf } from './gateways/table.ts'

const GATEWAYS = { litellm: LITELLM, portkey: PORTKEY } as const satisfies Record<string, Gateway>

const NAMES = Object.keys(GATEWAYS)

const USAGE = `Usage: npm run test:gateways -- [GATEWAY...] [--required] [--only PATTERN] [--answers]

Runs the committed bundle (dist/) and the real Codex CLI against real gateways, each in front of an upstream that is
embedded in this process, and compares the result of each case with the one that is expected. Times are printed and
not compared.

GATEWAY          ${NAMES.join(' or ')}; without one, all
--required       a gateway that cannot run here is an error
--only PATTERN   plays only the cases whose name matches the regular expression
--answers        prints what the gateway answered, and what the CLI printed

Exits with 1 when a result is wrong. The gateways are installed once, in the user's cache directory.`

const { values, positionals } = parseCommandLine(USAGE, {
  allowPositionals: true,
  options: {
    required: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    answers: { type: 'boolean', default: false },
  },
})
const unknown = positionals.find(name => !isGatewayName(name))
if (unknown !== undefined) endWithUsageError(`There is no gateway "${unknown}".`)
const pattern = patternOf(values.only)

const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, endEarly)
process.on('exit', killAll)

let wrong = 0
for (const [name, gateway] of Object.entries(GATEWAYS)) {
  if (stop.signal.aborted || (positionals.length > 0 && !positionals.includes(name))) continue
  wrong += await testGateway(name, gateway)
}
process.exitCode = stop.signal.aborted ? 130 : wrong > 0 ? 1 : 0

/** Ends everything that runs. The second signal does not wait for it. */
function endEarly(): void {
  if (stop.signal.aborted) process.exit(130)
  stop.abort()
  killAll()
}

/** Returns the number of wrong results. A gateway that does not start, or is required and missing, counts as one. */
async function testGateway(name: string, gateway: Gateway): Promise<number> {
  const directory = cacheDirectory(name)
  const problem = gateway.missing() ?? (await installed(gateway, directory))
  if (stop.signal.aborted) return 0
  if (problem !== undefined) {
    print(`${gateway.name} is ${values.required ? 'required but cannot run here' : 'skipped'}: ${problem}`)
    return values.required ? 1 : 0
  }
  const temporary = await mkdtemp(join(tmpdir(), 'codex-model-fallback-gateway-'))
  try {
    return await playAll(gateway, directory, temporary)
  } catch (error) {
    // What ends because of a signal fails in many ways.
    if (stop.signal.aborted) return 0
    print(`${gateway.name} could not be tested: ${messageOf(error)}`)
    return 1
  } finally {
    await rm(temporary, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** Why it could not be installed; undefined when it is. */
async function installed(gateway: Gateway, directory: string): Promise<string | undefined> {
  mkdirSync(directory, { recursive: true })
  const seconds = stopwatch()
  try {
    await gateway.install(directory)
  } catch (error) {
    return messageOf(error)
  }
  print(`${gateway.name} ${gateway.version} (${gateway.source}) is installed (${seconds()} s)`)
  return undefined
}

async function playAll(gateway: Gateway, directory: string, temporary: string): Promise<number> {
  const cases = gateway.cases.filter(({ name }) => pattern.test(name))
  if (cases.length === 0) endWithUsageError(`${gateway.name} has no case that matches "${values.only}".`)
  await using front = await startRelay()
  await using back = await startRelay()
  const seconds = stopwatch()
  await using running = await gateway.start({ directory, temporary, upstream: back.origin })
  print(`${gateway.name} has started (${seconds()} s)`)
  const played: Played[] = []
  for (const test of cases) {
    const one = await playCase({ gateway, running, front, back, stop: stop.signal }, test)
    if (stop.signal.aborted) return 0
    played.push(one)
    printCase(one)
  }
  const wrong = played.filter(({ problems }) => problems.length > 0).length
  print(`\n${tableOf(played)}\n\n${gateway.name}: ${played.length} cases, ${wrong} wrong (${seconds()} s)\n`)
  return wrong
}

function printCase(played: Played): void {
  const { case: test, problems, seconds } = played
  print(
    `  ${problems.length === 0 ? 'right' : 'WRONG'}  ${test.name}: ${test.title} (${seconds.toFixed(1)} s)`,
  )
  for (const problem of problems) print(`    ${problem}`)
  if (values.answers) print(answersOf(played))
}

function cacheDirectory(name: string): string {
  const caches = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache')
  return join(caches, 'codex-model-fallback', 'gateways', name)
}

function isGatewayName(text: string): text is keyof typeof GATEWAYS {
  return NAMES.includes(text)
}

function patternOf(text: string): RegExp {
  try {
    return new RegExp(text, 'i')
  } catch {
    return endWithUsageError(`"${text}" is no regular expression.`)
  }
}

function stopwatch(): () => string {
  const startedAt = performance.now()
  return () => ((performance.now() - startedAt) / 1000).toFixed(1)
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
