/**
 * @actions/core, loaded beside the first probe instead of before it.
 *
 * Its OIDC client brings all of undici along: 0.9 MB of the bundle and 0.17 s of start-up on two cores, in which the
 * probe can run already. What is said before it is there waits in line; nothing else writes to the log, so the order that
 * masks depend on is kept.
 */

export type Core = typeof import('@actions/core')

const line: ((core: Core) => void)[] = []
let loaded: Core | undefined

/** Says something to the runner, in turn. */
export function withCore(statement: (core: Core) => void): void {
  if (loaded === undefined) line.push(statement)
  else statement(loaded)
}

/** Has it loaded while a probe's process works; what fails here fails at the end, and is told there. */
export function preloadCore(): void {
  flushCore().catch(() => {})
}

/** Loads the library and says what has waited. To be awaited before the process ends. */
export async function flushCore(): Promise<Core> {
  const core = await import('@actions/core')
  loaded = core
  for (const statement of line.splice(0)) statement(core)
  return core
}
