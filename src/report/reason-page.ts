/** Where the pages of this action are: a message links to the page of its reason. */

import type { OutputReason } from '../verdict/index.ts'

/** The repository of this action. The runner names another one where a workflow uses a copy. */
export const HOME_URL = 'https://github.com/OWNER/codex-model-fallback'

/** The directory of the pages for the newest version. */
export const DOCS_URL = `${HOME_URL}/blob/v1/docs`

/**
 * The address of what a reason means and what to do about it.
 *
 * @param docsUrl the directory of the pages, without a slash at the end
 */
export function reasonPage(docsUrl: string, reason: OutputReason): string {
  return `${docsUrl}/reasons.md#${reason}`
}
