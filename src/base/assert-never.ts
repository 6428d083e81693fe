/**
 * Ends an exhaustive `switch`. The compiler rejects the call when a case is missing.
 *
 * @throws Error when a value from outside did not have its declared type
 */
export function assertNever(value: never): never {
  throw new Error(`Unexpected case: ${JSON.stringify(value)}`)
}
