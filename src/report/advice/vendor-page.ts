/** The addresses in an advice that people can open. */

import { CHATGPT_PERSONAL, CHATGPT_WORKSPACE, OPENAI_API, VENDORS } from './vendor-pages.ts'

/** Pages that a text names by itself, without a vendor's table. */
const OTHER_PAGES = ['help.openai.com', 'platform.openai.com/docs/supported-countries', 'githubstatus.com']

const PAGES: ReadonlySet<string> = new Set([
  ...[CHATGPT_PERSONAL, CHATGPT_WORKSPACE, OPENAI_API, ...VENDORS].flatMap(({ pages }) =>
    Object.values(pages).flatMap(text => /`([a-z0-9.-]+\.[a-z]+(?:\/[^`]*)?)`/.exec(text)?.[1] ?? []),
  ),
  ...OTHER_PAGES,
])

/**
 * The address of a page of a vendor, for a part of an advice in backticks; undefined for anything else. Only the pages
 * in the tables count: an advice can come from a report file, which is not trusted.
 */
export function vendorPageUrl(text: string): string | undefined {
  return PAGES.has(text) ? `https://${text}` : undefined
}
