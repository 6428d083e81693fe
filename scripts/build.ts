import { spawnSync } from 'node:child_process'
import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseCommandLine } from './base/command-line.ts'

const USAGE = `Usage: npm run build

Compiles src/ to lib/ and bundles that into dist/, which GitHub runs. If a step fails, dist/ stays as it was.`

const ROOT = join(import.meta.dirname, '..')
/** Inside of lib/, which is not committed. */
const BUNDLE = join(ROOT, 'lib', 'bundle')

parseCommandLine(USAGE, {})
rmSync(join(ROOT, 'lib'), { recursive: true, force: true })
run('typescript/bin/tsc', '-p', 'tsconfig.build.json')
run(
  '@vercel/ncc/dist/ncc/cli.js',
  ...['build', 'lib/index.js', '--out', BUNDLE, '--license', 'licenses.txt', '--no-cache', '--quiet'],
)
rmSync(join(ROOT, 'dist'), { recursive: true, force: true })
renameSync(BUNDLE, join(ROOT, 'dist'))

/** Runs a command of node_modules. It has printed its own error when it fails. */
function run(command: string, ...args: readonly string[]): void {
  const file = join(ROOT, 'node_modules', command)
  const { status } = spawnSync(process.execPath, [file, ...args], { cwd: ROOT, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
