/** Detects the Codex auth route of this runner, and reads, watches and locks the stored login. */

export { readAuthFile, watchLogin } from './auth-file.ts'
export { claimsOf, secretsIn, tokensIn } from './auth-secrets.ts'
export { detectRoute, isAccessToken } from './detect-route.ts'
export { type CodexSetup, inspectCodex, storedSecrets } from './inspect-codex.ts'
export { inspectWithLoginLock, type LockedSetup } from './login-lock.ts'
export { allowsParallelProbes, type Route, type RouteKind } from './route.ts'
export { type SecondRoute, secondRoute } from './second-route.ts'
export { readStoredAccount, type StoredAccount } from './stored-account.ts'
export { usesWorkloadIdentity } from './workload-identity.ts'
