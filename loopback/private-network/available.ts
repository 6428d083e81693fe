import { execFileSync } from 'node:child_process'

/** Set by CI: a machine without a private network then fails the tests that need one. */
const REQUIRED_VARIABLE = 'REQUIRE_PRIVATE_NETWORK'

/** What a private network needs from the machine, and the command that tries it. */
const NEEDS: readonly (readonly [string, readonly string[]])[] = [
  [
    'private network and mount namespaces for this user (`unshare -rnm`)',
    ['unshare', '-rnm', 'sh', '-c', 'ip link set lo up && mount --bind /etc/hosts /etc/hosts'],
  ],
  ['`nsenter`', ['nsenter', '--version']],
  ['OpenSSL 3', ['openssl', 'req', '-help']],
]

/**
 * Whether this machine can have a private network. If not, it prints one line that says what is missing and what is
 * therefore not tested, and the caller skips its tests.
 *
 * @throws Error if something is missing and the environment requires the tests
 */
export function hasPrivateNetwork(tests: string): boolean {
  const missing = NEEDS.find(([, command]) => !succeeds(command))?.[0]
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
