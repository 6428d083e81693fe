import { main } from './main.ts'

await main()
// @actions/exec cannot end its child. A wrapper script of `codex` that hangs must not keep the step running.
process.stdout.write('', leave)

/**
 * Ends the process. Node.js 24 waits at its exit for the resolver of the system, which can take 10 s and more to give a
 * name up. So while a name is being looked up, another program takes the place of this one and ends with its code.
 */
function leave(): void {
  if (process.execve !== undefined && process.getActiveResourcesInfo().includes('GetAddrInfoReqWrap')) {
    // Not in use on Windows. It would warn that it is new.
    process.removeAllListeners('warning')
    const code = `process.exit(${process.exitCode ?? 0})`
    process.execve(process.execPath, [process.execPath, '-e', code], {})
  }
  process.exit()
}
