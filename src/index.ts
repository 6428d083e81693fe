import { main } from './main.ts'

await main()
// @actions/exec cannot end its child. A wrapper script of `codex` that hangs must not keep the step running.
process.stdout.write('', () => process.exit())
