import Sequencer from '@jest/test-sequencer'

/** The tests that mostly run the real CLI, slowest first. */
const SLOW = [
  'golden/verdicts',
  'golden/field',
  'action/',
  'examples/',
  'cli/',
  'probe/',
  'network/',
  'loopback/',
  'scripts/',
]

/**
 * Starts slow test files first, so that none of them runs alone at the end. Jest does that by the durations of earlier
 * runs, but a new checkout has none, and these files are small.
 */
export default class SlowFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((one, other) => rank(one) - rank(other))
  }
}

function rank({ path, duration }) {
  if (duration !== undefined) return 0
  const index = SLOW.findIndex(part => path.replaceAll('\\', '/').includes(`/__tests__/${part}`))
  return index === -1 ? SLOW.length : index
}
