/**
 * @actions/core, loaded while the first probe runs.
 *
 * Loading it takes 0.17 s on two cores, because its OIDC client brings undici along (0.9 MB of the bundle). Calls made
 * before it is loaded are queued and run in order. Nothing else writes to the log, so a mask is always printed before
 * the text that it hides.
 */

type Core = typeof import('@actions/core')
/** A call of @actions/core. */
export type CoreCall = (core: Core) => void

const queue: CoreCall[] = []
let loadedCore: Core | undefined

/** Runs the call now if @actions/core is loaded, and otherwise as soon as it is. */
export function withCore(call: CoreCall): void {
  if (loadedCore === undefined) queue.push(call)
  else call(loadedCore)
}

/** Starts to load @actions/core. A failure surfaces in the `flushCore` at the end of the run. */
export function preloadCore(): void {
  flushCore().catch(() => {})
}

/** Loads @actions/core and runs the queued calls. Await it before the process ends. */
export async function flushCore(): Promise<Core> {
  const core = await import('@actions/core')
  loadedCore = core
  for (const call of queue.splice(0)) call(core)
  return core
}
