/** Seeing that a probe's CLI refreshed the stored login. */

import { readAuthFile } from './auth-file.ts'

/**
 * `rotated` tells whether the refresh token of an auth.json is another one than at the start of the watch. It is
 * single-use: once it is rotated, every other job that holds a copy of the old file is signed out.
 */
export type LoginWatch = { readonly rotated: () => boolean }

/** Starts a watch. Only a hash of the token is kept. */
export function watchLogin(authFile: string): LoginWatch {
  const before = readAuthFile(authFile).refreshMark
  return {
    rotated: () => {
      const now = readAuthFile(authFile).refreshMark
      return before !== undefined && now !== undefined && now !== before
    },
  }
}
