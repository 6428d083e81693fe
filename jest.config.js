export default {
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  setupFiles: ['<rootDir>/scripts/jest/seed-properties.js'],
  transform: { '\\.ts$': ['@swc/jest', { jsc: { target: 'es2024', parser: { syntax: 'typescript' } } }] },
  collectCoverageFrom: ['src/**/*.ts'],
  coverageProvider: 'v8',
  // The real CLI starts and ends many times; on a small machine that takes a while.
  testTimeout: 120_000,
  // Most of the time goes to real processes that wait for each other, so every core has a worker.
  maxWorkers: '100%',
  reporters: ['default', '<rootDir>/scripts/jest/count-reporter.js'],
}
