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

const USAGE = `Usage: npm run render [-- SCENARIO] [--summary] [--width PIXELS] [--out DIRECTORY]
       npm run render -- --all [--out DIRECTORY]

Runs a scenario of the demo (default: today) and draws its comment as GitHub shows it, or the job summary
with --summary, in light and dark. Writes the pictures to docs/images.

--summary         draws the job summary
--width PIXELS    the width of the page, from 320 to 2000 (default: 800; a phone has 360)
--all             draws every picture that the pages of this project show
--out DIRECTORY   writes to this directory instead`

type Picture = {
  readonly scenario: ScenarioName
  readonly what: 'comment' | 'summary'
  readonly width: number
}

/** The usual width of a comment on GitHub, in CSS pixels. */
const USUAL_WIDTH = 800

const PHONE_WIDTH = 360

/** The pictures that README and docs/comment.md show. */
const PICTURES: readonly Picture[] = [
  { scenario: 'today', what: 'comment', width: USUAL_WIDTH },
  { scenario: 'today', what: 'summary', width: USUAL_WIDTH },
  ...(['today', 'usage-limit', 'second-route', 'recovery'] as const).map(
    scenario => ({ scenario, what: 'comment', width: PHONE_WIDTH }) as const,
  ),
]

const { values, positionals } = parseCommandLine(
  USAGE,
  {
    options: {
      out: { type: 'string', default: fileURLToPath(new URL('../docs/images', import.meta.url)) },
      summary: { type: 'boolean', default: false },
      width: { type: 'string', default: String(USUAL_WIDTH) },
      all: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  },
  { most: 1, what: 'a scenario' },
)
const pictures = values.all ? PICTURES : [pictureAskedFor(positionals[0] ?? 'today')]
const browser = findBrowser()
if (browser === undefined)
  endWithError('There is no Chromium or Chrome. Install one, or set CHROMIUM to its path.')
endCleanly()
await mkdir(values.out, { recursive: true })
for (const picture of pictures) await render(browser, picture)

function pictureAskedFor(scenario: string): Picture {
  if (!isScenarioName(scenario))
    endWithUsageError(`There is no scenario "${scenario}". "npm run demo -- --help" lists all.`)
  const width = Number(values.width)
  if (!(Number.isInteger(width) && width >= 320 && width <= 2000))
    endWithUsageError(`--width is "${values.width}" and has to be a whole number from 320 to 2000.`)
  return { scenario, what: values.summary ? 'summary' : 'comment', width }
}

async function render(executable: string, { scenario, what, width }: Picture): Promise<void> {
  await using run = await runScenario(scenarioOf(scenario))
  const markdown = what === 'summary' ? run.runs.at(-1)?.main.summary : run.job.comments().at(-1)?.body
  if (!markdown) endWithError(`The scenario "${scenario}" has no ${what}.`)
  for (const colours of ['light', 'dark'] as const) {
    const parts = [
      what,
      ...(scenario === 'today' ? [] : [scenario]),
      ...(width < 500 ? ['phone'] : []),
      colours,
    ]
    const file = join(values.out, `${parts.join('-')}.png`)
    await draw(executable, await pageOf(markdown, colours, width), width, file)
    console.log(file)
  }
}

/** Draws a page in its full height: the first pass measures it, the second one takes the picture. */
async function draw(executable: string, page: string, width: number, file: string): Promise<void> {
  const height = /data-height="(\d+)"/.exec(await documentOf(executable, page))?.[1]
  if (height === undefined) throw new Error('The page has no height.')
  const drawn = join(tmpdir(), 'picture.png')
  await savePicture(executable, page, drawn, { width, height: Number(height) })
  replaceFile(file, await readFile(drawn))
}
