/** Removes secrets and control characters from any text. */

export { logLine, plainLine } from './plain-line.ts'
export { createSanitizer } from './sanitizer.ts'
