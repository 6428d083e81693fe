import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLimiter } from '../../loopback/limiter.ts'
import { ROOT } from './find-scripts.ts'

/** What a script printed, and its exit code. */
export type ScriptResult = {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

const limit = createLimiter(3)

/** Most of the time of a short run is the reading of modules, which are the same ones each time. */
const compiled = mkdtempSync(join(tmpdir(), 'compile-cache-'))
process.on('exit', () => rmSync(compiled, { recursive: true, force: true }))

/**
 * Node.js may read files and nothing else: it throws when the script starts a process, writes a file outside of the
 * compile cache, or loads a native module.
 */
const READ_ONLY = ['--permission', '--allow-fs-read=*', `--allow-fs-write=${compiled}`]

/** Runs a script to its end, as long as it only reads. A shell script runs as it is. */
export function runReadOnly(script: string, args: readonly string[]): Promise<ScriptResult> {
  const [file, ...options] = /\.(ts|js|cjs)$/.test(script) ? [process.execPath, ...READ_ONLY] : ['bash']
  return limit(
    () =>
      new Promise(resolve => {
        const child = execFile(
          file,
          [...options, join(ROOT, script), ...args],
          { cwd: ROOT, env: { ...process.env, NODE_COMPILE_CACHE: compiled }, timeout: 60_000 },
          (_, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr }),
        )
      }),
  )
}
