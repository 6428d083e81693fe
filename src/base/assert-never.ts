/**
 * Ends an exhaustive `switch`: the compiler refuses a call with a case that was forgotten.
 *
 * @throws Error when data from outside broke the type at run time.
 */
export function assertNever(value: never): never {
  throw new Error(`Unexpected case: ${JSON.stringify(value)}`)
}
