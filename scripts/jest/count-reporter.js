/** Ends the output of a test run with one line that any reader of logs understands: `N passed, N failed`. */
export default class CountReporter {
  onRunComplete(_contexts, results) {
    const broken = results.testResults.filter(file => file.testExecError != null).length
    const { numPassedTests, numFailedTests, numPendingTests } = results
    const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''
    // jest prints its own summary after all reporters, so this waits for the end.
    process.once('exit', () => {
      process.stdout.write(`${numPassedTests} passed, ${numFailedTests + broken} failed${skipped}\n`)
    })
  }
}
