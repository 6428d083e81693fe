import { mkdirSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Gateway } from '../loopback/gateways/gateway.ts'
import { LITELLM } from '../loopback/gateways/litellm/gateway.ts'
import { type Played, playCase } from '../loopback/gateways/play-case.ts'
import { PORTKEY } from '../loopback/gateways/portkey/gateway.ts'
import { startRelay } from '../loopback/gateways/relay.ts'
import { messageOf } from '../src/base/index.ts'
import { endWithUsageError, parseCommandLine, patternOf } from './base/command-line.ts'
import { endCleanly } from './base/end-cleanly.ts'
import { startProgress } from './base/progress.ts'
import { writeTable } from './gateways/page.ts'
import { answersOf, tableOf } from './gateways/table.ts'

const GATEWAYS = { litellm: LITELLM, portkey: PORTKEY } as const satisfies Record<string, Gateway>

const NAMES = Object.keys(GATEWAYS)

const USAGE = `Usage: npm run test:gateways -- [GATEWAY...] [--required] [--only PATTERN] [--answers] [--write]

Runs the committed bundle (dist/) and the real Codex CLI against real gateways, each in front of an upstream that is
embedded in this process, and compares the result of each case with the one that is expected. Times are printed and
not compared.

GATEWAY          ${NAMES.join(' or ')}; without one, all
--required       a gateway that cannot run here is an error
--only PATTERN   plays only the cases whose name matches the regular expression
--answers        prints what the gateway answered, and what the CLI printed
--write          writes the tables to docs/gateways.md

Exits with 1 when a result is wrong. The gateways are installed once, in the user's cache directory. It takes minutes,
prints its progress to stderr, and can be ended at any time.`

const { values, positionals } = parseCommandLine(
  USAGE,
  {
    allowPositionals: true,
    options: {
      required: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      answers: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  },
  { most: NAMES.length, what: 'gateways' },
)
const unknown = positionals.find(name => !isGatewayName(name))
if (unknown !== undefined) endWithUsageError(`There is no gateway "${unknown}".`)
const pattern = patternOf(values.only)
if (!Object.values(GATEWAYS).some(({ cases }) => cases.some(({ name }) => pattern.test(name)))) {
  endWithUsageError(`No case matches "${values.only}".`)
}
if (values.write && values.only !== '') endWithUsageError('--write needs all cases, so it excludes --only.')

endCleanly()
// At the same time, because a gateway's start and its cooldowns leave the machine idle.
const tests = Object.entries(GATEWAYS).filter(
  ([name]) => positionals.length === 0 || positionals.includes(name),
)
const wrong = await Promise.all(tests.map(([name, gateway]) => testGateway(name, gateway)))
process.exitCode = wrong.some(count => count > 0) ? 1 : 0

/** Returns the number of wrong results. A gateway that does not start, or is required and missing, counts as one. */
async function testGateway(name: string, gateway: Gateway): Promise<number> {
  const directory = cacheDirectory(name)
  const problem = gateway.missing() ?? (await installed(gateway, directory))
  if (problem !== undefined) {
    print(`${gateway.name} is ${values.required ? 'required but cannot run here' : 'skipped'}: ${problem}`)
    return values.required ? 1 : 0
  }
  const temporary = await mkdtemp(join(tmpdir(), 'codex-model-fallback-gateway-'))
  try {
    return await playAll(name, gateway, directory, temporary)
  } catch (error) {
    print(`${gateway.name} could not be tested: ${messageOf(error)}`)
    return 1
  }
}

/** Why it could not be installed; undefined when it is. */
async function installed(gateway: Gateway, directory: string): Promise<string | undefined> {
  mkdirSync(directory, { recursive: true })
  note(`${gateway.name}: installing, unless it is installed`)
  const seconds = stopwatch()
  try {
    await gateway.install(directory)
  } catch (error) {
    return messageOf(error)
  }
  print(`${gateway.name} ${gateway.version} (${gateway.source}) is installed (${seconds()} s)`)
  return undefined
}

async function playAll(
  name: string,
  gateway: Gateway,
  directory: string,
  temporary: string,
): Promise<number> {
  await using front = await startRelay()
  await using back = await startRelay()
  const seconds = stopwatch()
  note(`${gateway.name}: starting`)
  await using running = await gateway.start({ directory, temporary, upstream: back.origin })
  print(`${gateway.name} has started (${seconds()} s)`)
  const played: Played[] = []
  const cases = gateway.cases.filter(one => pattern.test(one.name))
  const progress = startProgress(cases.length)
  for (const test of cases) {
    progress(`${gateway.name}: ${test.name}`)
    const one = await playCase({ gateway, running, front, back }, test)
    played.push(one)
    printCase(gateway, one)
  }
  const wrong = played.filter(({ problems }) => problems.length > 0).length
  print(`\n${tableOf(played)}\n\n${gateway.name}: ${played.length} cases, ${wrong} wrong (${seconds()} s)\n`)
  if (values.write) writeTable(name, tableOf(played))
  return wrong
}

function printCase(gateway: Gateway, played: Played): void {
  const { case: test, problems, seconds } = played
  const lines = [
    `${gateway.name}: ${test.name} is ${problems.length === 0 ? 'right' : 'WRONG'}: ${test.title} (${seconds.toFixed(1)} s)`,
    ...problems.map(problem => `    ${problem}`),
    ...(values.answers ? [answersOf(played)] : []),
  ]
  print(lines.join('\n'))
}

function cacheDirectory(name: string): string {
  const caches = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache')
  return join(caches, 'codex-model-fallback', 'gateways', name)
}

function isGatewayName(text: string): text is keyof typeof GATEWAYS {
  return NAMES.includes(text)
}

function stopwatch(): () => string {
  const startedAt = performance.now()
  return () => ((performance.now() - startedAt) / 1000).toFixed(1)
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** What is done now, which is no result. */
function note(text: string): void {
  process.stderr.write(`${text}\n`)
}
