/** The secrets that this run has seen: masked by the runner, and removed from everything that the action writes. */

import { createSanitizer, maskIdentifiers } from '../redact/index.ts'
import { withCore } from './actions-core.ts'

export type SecretStore = {
  /** Masks more secrets. Call it before printing anything that could contain them. */
  readonly add: (secrets: readonly string[]) => void
  /** Removes the secrets known so far from a text and cuts it to one line of at most `maxChars` code points. */
  readonly sanitize: (text: string, maxChars: number) => string
  /**
   * The same for the words of an endpoint that are shown in public: also without ids of requests, and with masks for
   * what identifies an account, a person or a private host. The names in `publicNames` stay.
   */
  readonly sanitizeAnswer: (text: string, maxChars: number, publicNames: readonly string[]) => string
}

export function createSecretStore(): SecretStore {
  const known = new Set<string>()
  const sanitizers = new Map<number, (text: string) => string>()
  const sanitize = (text: string, maxChars: number): string => {
    const sanitizer = sanitizers.get(maxChars) ?? createSanitizer([...known], maxChars)
    sanitizers.set(maxChars, sanitizer)
    return sanitizer(text)
  }
  return {
    add: secrets => {
      for (const secret of secrets) {
        if (secret === '' || known.has(secret)) continue
        known.add(secret)
        sanitizers.clear()
        withCore(core => core.setSecret(secret))
      }
    },
    sanitize,
    sanitizeAnswer: (text, maxChars, publicNames) => {
      // A part of an id looks like a word, so the text is cut to its final length only after the masks.
      const limit = 2 * maxChars + 2_000
      const line = sanitize(text, limit)
      const whole = line.length < limit ? line : line.replace(/\S{1,200}…$/, '…')
      // Two parts of a secret can become neighbors where a phrase between them was removed.
      return sanitize(maskIdentifiers(whole, publicNames), maxChars)
    },
  }
}
