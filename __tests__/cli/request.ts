import { parseVersionRequest, type VersionRequest } from '../../src/cli/index.ts'

/** The request that a text of `codex-version` makes. Throws when it makes none. */
export function requestOf(text: string): VersionRequest {
  const request = parseVersionRequest(text)
  if (request === undefined) throw new Error(`${JSON.stringify(text)} is no version, tag or range.`)
  return request
}
