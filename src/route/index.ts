/** Which Codex auth route this job has, and the stored login behind it. */

export { readAuthFile } from './auth-file.ts'
export { detectRoute } from './detect-route.ts'
export { type CodexSetup, inspectCodex, storedSecrets } from './inspect.ts'
export { inspectWithLoginLock, type LockedSetup } from './login-lock.ts'
export { watchLogin } from './login-watch.ts'
export { allowsParallelProbes, type Route, type RouteKind } from './route.ts'
