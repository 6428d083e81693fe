/** Removes secrets, control characters and identifiers from texts. */

export { maskIdentifiers } from './identifiers/public-text.ts'
export { logLine, plainLine } from './plain-line.ts'
export { createSanitizer } from './sanitizer.ts'
