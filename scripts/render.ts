/** `npm run render`: draws the comment of a real run on the stage, for the README, in light and dark. */

import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { isScenarioName, SCENARIOS, scenarioOf } from '../loopback/scenarios/all.ts'
import { runScenario } from '../loopback/scenarios/run-scenario.ts'
import { documentOf, findBrowser, pictureOf } from './render/browser.ts'
import { pageOf } from './render/page.ts'
import type { Colours } from './render/style.ts'

/** As wide as GitHub's comments are on a usual screen, CSS pixels. */
const WIDTH = 800

const { values, positionals } = parseArgs({
  options: {
    out: { type: 'string', default: fileURLToPath(new URL('../docs/images', import.meta.url)) },
    summary: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
  allowPositionals: true,
})
const [name = 'refused'] = positionals
const browser = findBrowser()

if (values.help) help()
else if (!isScenarioName(name))
  fail(`There is no scenario "${name}". They are: ${Object.keys(SCENARIOS).join(', ')}.`)
else if (browser === undefined) fail('There is no Chromium or Chrome. Install one, or name it in CHROMIUM.')
else await render(browser, name)

function help(): void {
  console.log(`Usage: npm run render [-- SCENARIO] [--summary] [--out DIRECTORY]

Runs a scenario of the demo (default: refused) and draws the comment that it leaves, or with --summary the
job summary, as GitHub shows it: comment-light.png and comment-dark.png in docs/images.`)
}

function fail(message: string): void {
  console.error(message)
  process.exitCode = 1
}

async function render(executable: string, scenario: keyof typeof SCENARIOS): Promise<void> {
  await using performance = await runScenario(scenarioOf(scenario))
  const what = values.summary ? 'summary' : 'comment'
  const markdown = values.summary
    ? performance.runs.at(-1)?.main.summary
    : performance.stage.github.comments(7).at(-1)?.body
  if (!markdown) return fail(`The scenario "${scenario}" leaves no ${what}.`)
  await mkdir(values.out, { recursive: true })
  for (const colours of ['light', 'dark'] as const) {
    const file = join(values.out, `${what}-${colours}.png`)
    await draw(executable, markdown, colours, file)
    console.log(file)
  }
}

/** Draws a page as tall as it is: first to measure it, then for the picture. */
async function draw(executable: string, markdown: string, colours: Colours, file: string): Promise<void> {
  const page = await pageOf(markdown, colours, WIDTH)
  const height = /data-height="(\d+)"/.exec(await documentOf(executable, page))?.[1]
  if (height === undefined) throw new Error('The page could not be measured.')
  await rm(file, { force: true })
  await pictureOf(executable, page, file, { width: WIDTH, height: Number(height) })
}
