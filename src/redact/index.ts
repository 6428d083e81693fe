/** Removes secrets and control characters from any text, and identifiers from what is shown in public. */

export { logLine, plainLine } from './plain-line.ts'
export { maskIdentifiers } from './public-text.ts'
export { createSanitizer } from './sanitizer.ts'
