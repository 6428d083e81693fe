import { availableParallelism } from 'node:os'

export default {
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  setupFiles: ['<rootDir>/scripts/jest/seed-properties.js'],
  transform: { '\\.ts$': ['@swc/jest', { jsc: { target: 'es2024', parser: { syntax: 'typescript' } } }] },
  collectCoverageFrom: ['src/**/*.ts'],
  coverageProvider: 'v8',
  // Some tests start the real CLI many times, which takes long on a small machine.
  testTimeout: 120_000,
  // Many tests wait for real processes, so there are more workers than cores.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  testSequencer: '<rootDir>/scripts/jest/slow-first.js',
  reporters: ['default', '<rootDir>/scripts/jest/count-reporter.js'],
}
