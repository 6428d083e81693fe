import { execFileSync } from 'node:child_process'

/** Set by CI: a machine without a private network then fails the tests that need one. */
const REQUIRED_VARIABLE = 'REQUIRE_PRIVATE_NETWORK'

/** What tests need from the machine, and the command that tries it. */
type Needs = readonly (readonly [string, readonly string[]])[]

const NETWORK: Needs = [
  [
    'private network and mount namespaces for this user (`unshare -rnm`)',
    ['unshare', '-rnm', 'sh', '-c', 'ip link set lo up && mount --bind /etc/hosts /etc/hosts'],
  ],
  ['`nsenter`', ['nsenter', '--version']],
  ['OpenSSL 3', ['openssl', 'req', '-help']],
]

const MOUNTS: Needs = [['private mount namespaces for this user (`unshare -rm`)', ['unshare', '-rm', 'true']]]

/** Whether this machine can have a private network, as `hasAll` says it. */
export function hasPrivateNetwork(tests: string): boolean {
  return hasAll(NETWORK, tests)
}

/** Whether a test can mount files that it alone sees, as `hasAll` says it. */
export function hasPrivateMounts(tests: string): boolean {
  return hasAll(MOUNTS, tests)
}

/**
 * Whether this machine has all that these tests need. If not, it prints one line that says what is missing and what is
 * therefore not tested, and the caller skips its tests.
 *
 * @throws Error if something is missing and the environment requires the tests
 */
function hasAll(needs: Needs, tests: string): boolean {
  const missing = needs.find(([, command]) => !succeeds(command))?.[0]
  if (missing === undefined) return true
  const line = `This machine does not have ${missing}, which these tests need: ${tests}.`
  if (process.env[REQUIRED_VARIABLE]) throw new Error(line)
  process.stderr.write(`SKIPPED ${line}\n`)
  return false
}

function succeeds([file = '', ...args]: readonly string[]): boolean {
  try {
    execFileSync(file, args, { stdio: 'ignore', timeout: 20_000 })
    return true
  } catch {
    return false
  }
}
