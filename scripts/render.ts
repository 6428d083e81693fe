import { mkdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isScenarioName, type ScenarioName, scenarioOf } from '../loopback/scenarios/all.ts'
import { runScenario } from '../loopback/scenarios/run-scenario.ts'
import { endWithError, endWithUsageError, parseCommandLine } from './base/command-line.ts'
import { endCleanly } from './base/end-cleanly.ts'
import { replaceFile } from './base/replace-file.ts'
import { documentOf, findBrowser, savePicture } from './render/browser.ts'
import { pageOf } from './render/page.ts'
import type { Colours } from './render/style.ts'

const USAGE = `Usage: npm run render [-- SCENARIO] [--summary] [--out DIRECTORY]

Runs a scenario of the demo (default: today) and draws its comment as GitHub shows it, or the job summary
with --summary. Writes comment-light.png and comment-dark.png to docs/images.

--summary         draws the job summary
--out DIRECTORY   writes to this directory instead`

/** The usual width of a comment on GitHub, in CSS pixels. */
const WIDTH = 800

const { values, positionals } = parseCommandLine(
  USAGE,
  {
    options: {
      out: { type: 'string', default: fileURLToPath(new URL('../docs/images', import.meta.url)) },
      summary: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  },
  { most: 1, what: 'a scenario' },
)
const [name = 'today'] = positionals
if (!isScenarioName(name))
  endWithUsageError(`There is no scenario "${name}". "npm run demo -- --help" lists all.`)
const browser = findBrowser()
if (browser === undefined)
  endWithError('There is no Chromium or Chrome. Install one, or set CHROMIUM to its path.')
endCleanly()
await render(browser, name)

async function render(executable: string, scenario: ScenarioName): Promise<void> {
  await using run = await runScenario(scenarioOf(scenario))
  const what = values.summary ? 'summary' : 'comment'
  const markdown = values.summary ? run.runs.at(-1)?.main.summary : run.job.comments().at(-1)?.body
  if (!markdown) endWithError(`The scenario "${scenario}" has no ${what}.`)
  await mkdir(values.out, { recursive: true })
  for (const colours of ['light', 'dark'] as const) {
    const file = join(values.out, `${what}-${colours}.png`)
    await draw(executable, markdown, colours, file)
    console.log(file)
  }
}

/** Draws a page in its full height: the first pass measures it, the second one takes the picture. */
async function draw(executable: string, markdown: string, colours: Colours, file: string): Promise<void> {
  const page = await pageOf(markdown, colours, WIDTH)
  const height = /data-height="(\d+)"/.exec(await documentOf(executable, page))?.[1]
  if (height === undefined) throw new Error('The page has no height.')
  const drawn = join(tmpdir(), `${colours}.png`)
  await savePicture(executable, page, drawn, { width: WIDTH, height: Number(height) })
  replaceFile(file, await readFile(drawn))
}
