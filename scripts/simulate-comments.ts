import { join } from 'node:path'
import {
  type Campaign,
  type Figures,
  type Spread,
  simulateCampaign,
} from '../loopback/github/simulation/campaign.ts'
import { QUIET_MS, REPORTING_MS } from '../src/github/index.ts'
import { parseCommandLine } from './base/command-line.ts'
import { endCleanly } from './base/end-cleanly.ts'
import { startProgress } from './base/progress.ts'
import { replaceFile } from './base/replace-file.ts'

const USAGE = `Usage: npm run simulate [-- --quick]

Simulates thousands of seeded schedules of jobs that share one comment, prints the figures and writes them to
docs/comment-simulation.md. It takes minutes, prints its progress to stderr, and can be ended at any time.

--quick   simulates a tenth of the schedules, and writes no file`

const campaigns: readonly Campaign[] = [
  { legs: 1, schedules: 4800, variant: 'action' },
  { legs: 2, schedules: 4800, variant: 'action' },
  { legs: 4, schedules: 2400, variant: 'action' },
  { legs: 25, schedules: 600, variant: 'action' },
  { legs: 256, schedules: 24, variant: 'action' },
  { legs: 25, schedules: 600, variant: 'action', hasLongJobs: true },
  { legs: 256, schedules: 12, variant: 'action', hasLongJobs: true },
  { legs: 25, schedules: 600, variant: 'no position' },
  { legs: 25, schedules: 600, variant: 'naive' },
]

const { values } = parseCommandLine(USAGE, { options: { quick: { type: 'boolean', default: false } } })
endCleanly()
const progress = startProgress(campaigns.length)
const figures: Figures[] = []
for (const campaign of campaigns) {
  const schedules = values.quick ? Math.ceil(campaign.schedules / 10) : campaign.schedules
  progress(`${schedules} schedules, legs: ${campaign.legs}, ${campaign.variant}`)
  const result = await simulateCampaign({ ...campaign, schedules })
  figures.push(result)
  process.stdout.write(`${JSON.stringify(result)}\n`)
}
const text = renderPage(figures)
process.stdout.write(`\n${text}`)
if (!values.quick) replaceFile(join(import.meta.dirname, '../docs/comment-simulation.md'), text)

function renderPage(all: readonly Figures[]): string {
  const note = { action: '', 'no position': ' (a)', naive: ' (b)' }
  const count = ({ median, max }: Spread): string => `${median} / ${max}`
  const seconds = ({ median, max }: Spread): string =>
    `${(median / 1000).toFixed(1)} / ${(max / 1000).toFixed(1)}`
  const columns: readonly [heading: string, cell: (figures: Figures) => string | number][] = [
    ['legs', one => `${one.legs}${note[one.variant]}${one.hasLongJobs ? ' (c)' : ''}`],
    ['schedules', one => one.schedules],
    ['legs crashed', one => one.legsCrashed],
    ['rows lost', one => one.rowsLost],
    ['rows lost of crashed legs', one => one.rowsLostOfCrashed],
    ['not one comment', one => one.notOneComment],
    ['duplicate left by a crash', one => one.duplicateOfCrashed],
    ['comments created', one => count(one.created)],
    ['requests per leg', one => count(one.requests)],
    ['added to a job (s)', one => seconds(one.addedMs)],
  ]
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
  const table = [
    line(columns.map(([heading]) => heading)),
    line(columns.map(() => '---')),
    ...all.map(one => line(columns.map(([, cell]) => cell(one)))),
  ].join('\n')
  return `# Many jobs, one comment: the simulation

The simulation runs the action's own code for the comment against GitHub's semantics in memory: a write replaces the
whole body, the last write wins, ids grow, times are in whole seconds, and reads come from replicas that lag up to half
a second. Everything in a schedule follows from its seed:

- The legs start within 0.5, 3 or 30 seconds, and have up to 5 or 300 seconds between the main and the \`post\` step.
- In half of the schedules, the legs read the comment up to 30 seconds before they write, as the action does while it probes.
- A request takes up to 0.6 seconds in each direction; one in fifty takes anything up to the deadline of 10 seconds.
- One request in fifty fails, before or after it took effect. One in a hundred meets a rate limit.
- In half of the schedules, one leg in ten crashes at a request. Half of these crashes end the machine, so that no
  \`post\` step runs.
- In half of the schedules, an earlier run left its comment.

\`\`\`
npm run simulate
\`\`\`

${table}

Two numbers in a cell are the median and the maximum.

- **rows lost**: rows of legs that finished and that are not in the comment at the end.
- **rows lost of crashed legs**: a leg wrote its row and crashed before it read the comment again. Another leg had read
  the comment before that write and overwrote the row before any other leg read it. GitHub keeps no version to compare
  with, so no leg can notice.
- **not one comment**: schedules in which every leg finished and that did not end with exactly one comment.
- **duplicate left by a crash**: the last leg created a second comment and its machine crashed after all other legs were
  done. The next run removes it.
- **comments created**: per schedule, including removed duplicates. Each one sends mail to everyone who watches the pull
  request.
- **requests** and **added to a job**: for every leg of every schedule, of the main and the \`post\` step together. Every
  request and every wait after the verdict ends within ${REPORTING_MS / 1000} seconds. Most of it is a wait in the \`post\` step of a short
  job: until the comment was unchanged for ${QUIET_MS / 1000} seconds, after which no write can follow that is based on an older read,
  or until the time is over.
- (a): legs that do not know their position in the matrix, so that none lets the first leg create the comment.
- (b): legs that read, merge and write once, on the same schedules.
- (c): jobs that take one to five minutes, as those with a Codex step mostly do. Then the \`post\` step comes when the
  other legs have written long ago.

A row can be lost where many jobs end at the same moment and GitHub is slow: the time is over before they have agreed.
Its job has the result in its outputs, its summary and its report file in any case.

GitHub allows about 80 requests that create content per minute and 500 per hour. In a matrix of hundreds of legs, do not
let each leg write: let one job with \`mode: report\` write the results of all legs.
`
}
