/** The few things that every room may use. It imports nothing. */

export { assertNever } from './assert-never.ts'
export type { Environment } from './environment.ts'
export { codeOf, messageOf } from './errors.ts'
export { type Fields, fieldsOf, isFields, optional, textOf } from './fields.ts'
export { dateText, resetText, timeText } from './time-text.ts'
