/** Ends jest's output with one line that any reader of logs understands: `N passed, N failed`. */
export default class CountReporter {
  onRunComplete(_contexts, results) {
    const broken = results.testResults.filter(file => file.testExecError != null).length
    const { numPassedTests, numFailedTests, numPendingTests } = results
    const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''
    process.stdout.write(`${numPassedTests} passed, ${numFailedTests + broken} failed${skipped}\n`)
  }
}
