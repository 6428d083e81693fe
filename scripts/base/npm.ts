import { spawn } from 'node:child_process'

/** What npm printed, and whether it succeeded. `error` is the code of npm's error, such as `E404`. */
export type NpmResult =
  | { readonly kind: 'done'; readonly stdout: string }
  | { readonly kind: 'failed'; readonly error: string; readonly stderr: string }

/** An installation of the Codex CLI takes less than a minute. */
const TIMEOUT_MS = 600_000

/** Runs npm to its end. It does not block this process, so that a signal can end both. */
export async function runNpm(args: readonly string[]): Promise<NpmResult> {
  const child = spawn('npm', args, {
    env: { ...process.env, npm_config_loglevel: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: TIMEOUT_MS,
    // npm is a script on Windows, which only a shell starts. The arguments are checked names and versions.
    shell: process.platform === 'win32',
  })
  const output = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', text => {
      output[name] += text
    })
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code === 0) return { kind: 'done', stdout: output.stdout }
  const error = /^npm (?:error|ERR!) code (\S+)$/m.exec(output.stderr)?.[1] ?? `exit code ${code}`
  return { kind: 'failed', error, stderr: output.stderr }
}

/** Whether npm failed because the registry has no such package, version or tag. */
export function isNotFound(result: NpmResult): boolean {
  return result.kind === 'failed' && /^(E404|ETARGET)$/.test(result.error)
}
