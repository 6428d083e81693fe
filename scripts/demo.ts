import { mkdtemp } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { turnsOf } from '../loopback/openai/recording.ts'
import { runStep, type StepResult } from '../loopback/runner/step.ts'
import { isScenarioName, SCENARIOS, scenarioOf } from '../loopback/scenarios/all.ts'
import { runScenario } from '../loopback/scenarios/run-scenario.ts'
import type { Scenario } from '../loopback/scenarios/scenario.ts'
import { endWithUsageError, parseCommandLine } from './base/command-line.ts'
import { endCleanly } from './base/end-cleanly.ts'

const DEFAULT_SCENARIO = 'today'

const USAGE = `Usage: npm run demo [-- SCENARIO]
       npm run demo -- --live [--model MODEL]

Runs the committed bundle (dist/) as GitHub's runner would, with the real Codex CLI from npm, against
an OpenAI endpoint and a GitHub that are embedded in this process, and prints what a job would print.

Scenarios:
${Object.entries(SCENARIOS)
  .map(([name, { title }]) => `  ${name.padEnd(20)} ${title}${name === DEFAULT_SCENARIO ? ' (default)' : ''}`)
  .join('\n')}

--live          uses your own Codex login and your own network instead: it runs one real, minimal turn for
                each model that is probed, with the \`codex\` on your PATH. It writes no comment.
--model MODEL   asks for this model, with --live

It takes a few seconds and can be ended at any time.`

const { values, positionals } = parseCommandLine(
  USAGE,
  {
    options: { live: { type: 'boolean', default: false }, model: { type: 'string' } },
    allowPositionals: true,
  },
  { most: 1, what: 'a scenario' },
)
const [name = DEFAULT_SCENARIO] = positionals
if (values.live && positionals.length > 0) endWithUsageError('--live plays no scenario.')
if (!values.live && values.model !== undefined) endWithUsageError('--model needs --live.')
if (!isScenarioName(name)) endWithUsageError(`There is no scenario "${name}".`)
endCleanly()
if (values.live) await runLive(values.model)
else await runAndPrint(scenarioOf(name))

async function runAndPrint(scenario: Scenario): Promise<void> {
  printHeading(scenario.title)
  const { runs = 1 } = scenario
  await using run = await runScenario(scenario, { onLog: printLogLine }, (index, finished) => {
    if (finished !== undefined) printResult(finished.main)
    else if (runs > 1) console.log(bold(`\nRun ${index + 1} of ${runs}`))
  })
  const { openai, github, comments } = run.job
  for (const { body } of comments()) printSection('Comment on pull request 7', withoutHiddenState(body))
  if (comments().length === 0) printSection('Comment on pull request 7', '(none)')
  const turns = turnsOf(openai.requests).length
  printSection('Requests', `${turns} to run a model, ${github.requests.length} to GitHub`)
}

async function runLive(model: string | undefined): Promise<void> {
  printHeading('your own Codex login')
  const result = await runStep({
    directory: await mkdtemp(join(tmpdir(), 'codex-model-fallback-live-')),
    inputs: { comment: 'never', ...(model === undefined ? {} : { model }) },
    env: { ...ownEnvironment(), HOME: homedir() },
    onLog: printLogLine,
  })
  printResult(result)
}

/** The variables of this shell, without those of a real job. */
function ownEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] =>
        entry[1] !== undefined && !/^(GITHUB|RUNNER|ACTIONS|INPUT)_/.test(entry[0]),
    ),
  )
}

function printResult(result: StepResult): void {
  printSection('Step', result.exitCode === 0 ? 'succeeded' : `failed (exit code ${result.exitCode})`)
  const { report, ...outputs } = result.outputs
  printSection(
    'Outputs',
    Object.entries(outputs)
      .map(([key, value]) => `${key.padEnd(17)} ${value}`)
      .concat(`report            JSON, ${report?.length ?? 0} characters`)
      .join('\n'),
  )
  printSection('Job summary', result.summary.trim())
}

function printHeading(text: string): void {
  console.log(bold(`\nCodex Model Fallback: ${text}\n`))
}

function printSection(title: string, text: string): void {
  console.log(`\n${bold(title)}\n${text}`)
}

function printLogLine(line: string): void {
  console.log(process.stdout.isTTY ? `\u001b[2m${line}\u001b[22m` : line)
}

function withoutHiddenState(body: string): string {
  return body.replaceAll(/<!--[\s\S]*?-->\n*/g, '').trim()
}

function bold(text: string): string {
  return process.stdout.isTTY ? `\u001b[1m${text}\u001b[22m` : text
}
