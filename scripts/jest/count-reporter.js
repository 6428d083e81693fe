/** Prints `N passed, N failed` as the last line of a test run. */
export default class CountReporter {
  onRunComplete(_contexts, results) {
    const broken = results.testResults.filter(file => file.testExecError != null).length
    const { numPassedTests, numFailedTests, numPendingTests } = results
    const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''
    // Jest prints its own summary after all reporters, so this line is printed at the exit.
    process.once('exit', () => {
      process.stdout.write(`${numPassedTests} passed, ${numFailedTests + broken} failed${skipped}\n`)
    })
  }
}
