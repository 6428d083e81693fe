/** Removes secrets, control characters and identifiers from texts. */

export { logLine, plainLine } from './plain-line.ts'
export { maskIdentifiers } from './public-text.ts'
export { createSanitizer } from './sanitizer.ts'
