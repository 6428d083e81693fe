/**
 * Plays thousands of seeded schedules of jobs that share one comment, prints the figures and writes them to
 * docs/comment-simulation.md. `--quick` plays a tenth and writes nothing.
 */

import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Campaign, type Figures, simulateCampaign } from '../loopback/github/simulation/campaign.ts'
import { QUIET_MS } from '../src/github/index.ts'

const campaigns: readonly Campaign[] = [
  { legs: 1, schedules: 4800, way: 'action' },
  { legs: 2, schedules: 4800, way: 'action' },
  { legs: 4, schedules: 2400, way: 'action' },
  { legs: 25, schedules: 600, way: 'action' },
  { legs: 256, schedules: 24, way: 'action' },
  { legs: 25, schedules: 600, way: 'no turns' },
  { legs: 25, schedules: 600, way: 'naive' },
]

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const figures: Figures[] = []
for (const campaign of campaigns) {
  const schedules = values.quick ? Math.ceil(campaign.schedules / 10) : campaign.schedules
  const found = await simulateCampaign({ ...campaign, schedules })
  figures.push(found)
  process.stdout.write(`${JSON.stringify(found)}\n`)
}
const text = page(figures)
process.stdout.write(`\n${text}`)
if (!values.quick) {
  const docs = new URL('../docs/', import.meta.url)
  mkdirSync(docs, { recursive: true })
  writeFileSync(new URL('comment-simulation.md', docs), text)
}

function page(all: readonly Figures[]): string {
  const seconds = (ms: number): string => (ms / 1000).toFixed(1)
  const rows = all.map(one => [
    { action: `${one.legs}`, 'no turns': `${one.legs} (a)`, naive: `${one.legs} (b)` }[one.way],
    one.schedules,
    one.legsCrashed,
    one.rowsLost,
    one.rowsLostOfCrashed,
    one.notOneComment,
    one.duplicateOfCrashed,
    `${one.createdMiddle} / ${one.createdMost}`,
    `${one.requestsMiddle} / ${one.requestsMost}`,
    `${seconds(one.mainWaitMiddle)} / ${seconds(one.mainWaitMost)}`,
    `${seconds(one.postWaitMiddle)} / ${seconds(one.postWaitMost)}`,
  ])
  const heads = [
    'legs',
    'schedules',
    'legs crashed',
    'rows lost',
    'rows lost of crashed legs',
    'not one comment',
    'duplicate left by a crash',
    'comments made, median / most',
    'requests a leg, median / most',
    'wait in main (s)',
    'wait in post (s)',
  ]
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
  const table = [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
  return `# Many jobs, one comment: the simulation

The very code that writes the comment, played against GitHub's semantics in memory (whole bodies, the last write wins,
ids grow, times in whole seconds, reads from replicas that lag up to half a second). A schedule follows from its seed:
legs that begin within 0.5, 3 or 30 seconds; in half of the schedules legs that look for the comment up to 30 seconds
before they write, as the action does while it probes; jobs of up to 5 or 300 seconds between the main and the \`post\` step;
requests that take up to 0.6 seconds each way and one in fifty anything up to the deadline of 10 seconds; one in fifty
failing, before or after its effect; one in a hundred meeting a rate limit; in half of the schedules one leg in ten
crashing between two requests, half of those together with their machine, so that no \`post\` step runs; and in half of
them the comment of an earlier run already there.

\`\`\`
npm run simulate
\`\`\`

${table}

- **rows lost**: rows of legs that finished and that the comment does not have at the end.
- **rows lost of crashed legs**: a leg wrote its row, crashed before it came back to look, and another leg's write from an
  earlier look undid it before anybody else saw the row. GitHub keeps no version to compare with, so nobody can know.
- **not one comment**: schedules in which every leg finished and that did not end with exactly one comment.
- **duplicate left by a crash**: the last leg made a comment beside the one that is there and died with its machine, when
  all others were done. The next run takes it away.
- **comments made**: in a schedule, the duplicates that went again included; each sends mail to those who watch.
- **requests** and **waits** are those of the main and the \`post\` step together, for every leg of every schedule. A leg
  waits in main only after another leg undid its write or GitHub refused, or, when there is no comment yet and it is not
  the first of its matrix, to let the first one make it; and in \`post\` only until the comment was
  unchanged for ${QUIET_MS / 1000} seconds: after that no look that is older can still lead to a write.
- (a): legs that do not know which of how many they are, so that none lets the first one go first.
- (b): what looking once, merging and writing once, and never again, would do on the same schedules.

GitHub allows some 80 requests that make content in a minute and 500 in an hour, so a matrix of hundreds of legs should
not have each leg write: let one job with \`mode: report\` tell what all of them found.
`
}
