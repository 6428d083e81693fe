/** `npm run demo`: the committed bundle, as the runner would start it, with the real Codex CLI. */

import { mkdtemp, rm } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runStep, type StepResult } from '../loopback/runner/step.ts'
import { isScenarioName, SCENARIOS, scenarioOf } from '../loopback/scenarios/all.ts'
import { runScenario } from '../loopback/scenarios/run-scenario.ts'
import type { Scenario } from '../loopback/scenarios/scenario.ts'

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    live: { type: 'boolean', default: false },
    model: { type: 'string' },
  },
  allowPositionals: true,
  strict: true,
})
const [name = 'refused'] = parseArgs({ allowPositionals: true, strict: false }).positionals

if (values.help) help()
else if (values.live) await live(values.model)
else if (isScenarioName(name)) await play(scenarioOf(name))
else {
  console.error(`There is no scenario "${name}". The scenarios are: ${Object.keys(SCENARIOS).join(', ')}.`)
  process.exitCode = 1
}

function help(): void {
  console.log(`Usage: npm run demo [-- SCENARIO]
       npm run demo -- --live [--model MODEL]

Runs the committed bundle (dist/) as GitHub's runner would, with the real Codex CLI from npm, against
an OpenAI endpoint and a GitHub that are embedded in this process, and prints what a job would see.

Scenarios:`)
  for (const [key, { title }] of Object.entries(SCENARIOS)) console.log(`  ${key.padEnd(20)} ${title}`)
  console.log(`
--live uses your own Codex login and your own network instead: it runs one real, minimal turn per
model that is tried, with the \`codex\` on your PATH, and comments nowhere.`)
}

/** Plays a scenario and prints what came of it. */
async function play(scenario: Scenario): Promise<void> {
  heading(scenario.title)
  const { runs = 1 } = scenario
  const onLog = (text: string) => process.stdout.write(dim(text))
  await using performance = await runScenario(scenario, { onLog }, (index, run) => {
    if (run !== undefined) show(run.main)
    else if (runs > 1) console.log(bold(`\nRun ${index + 1} of ${runs}`))
  })
  const { stage } = performance
  for (const comment of stage.github.comments(7)) section('Comment on pull request 7', visible(comment.body))
  if (stage.github.comments(7).length === 0) section('Comment on pull request 7', '(none)')
  const turns = stage.openai.requests.filter(request => request.path.endsWith('/responses')).length
  section('Requests', `${turns} to run a model, ${stage.github.requests.length} to GitHub`)
}

async function live(model: string | undefined): Promise<void> {
  heading('your own Codex login')
  const directory = await mkdtemp(join(tmpdir(), 'codex-model-fallback-live-'))
  try {
    const result = await runStep({
      directory,
      inputs: { comment: 'never', ...(model === undefined ? {} : { model }) },
      env: { ...ownEnvironment(), HOME: homedir() },
      onLog: text => process.stdout.write(dim(text)),
    })
    show(result)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** The variables of this shell, without those that would make the step believe it is in a real job. */
function ownEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] =>
        entry[1] !== undefined && !/^(GITHUB|RUNNER|ACTIONS|INPUT)_/.test(entry[0]),
    ),
  )
}

function show(result: StepResult): void {
  section('Step', result.exitCode === 0 ? 'succeeded' : `failed (exit code ${result.exitCode})`)
  const { report, ...outputs } = result.outputs
  section(
    'Outputs',
    Object.entries(outputs)
      .map(([key, value]) => `${key.padEnd(17)} ${value}`)
      .concat(`report            JSON, ${report?.length ?? 0} characters`)
      .join('\n'),
  )
  section('Job summary', result.summary.trim())
}

function heading(text: string): void {
  console.log(bold(`\nCodex Model Fallback: ${text}\n`))
}

function section(title: string, text: string): void {
  console.log(`\n${bold(title)}\n${text}`)
}

/** A comment as a reader sees its source: without the hidden state. */
function visible(body: string): string {
  return body.replaceAll(/<!--[\s\S]*?-->\n*/g, '').trim()
}

function bold(text: string): string {
  return process.stdout.isTTY ? `\u001b[1m${text}\u001b[22m` : text
}

function dim(text: string): string {
  return process.stdout.isTTY ? `\u001b[2m${text}\u001b[22m` : text
}
