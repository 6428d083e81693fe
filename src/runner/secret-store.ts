/** The secrets that this run has seen: masked by the runner, and removed from everything that the action writes. */

import { createSanitizer } from '../redact/index.ts'
import { withCore } from './actions-core.ts'

export type SecretStore = {
  /** Masks more secrets. Call it before printing anything that could contain them. */
  readonly add: (secrets: readonly string[]) => void
  /** Removes the secrets known so far from a text and cuts it to one line of at most `maxChars` code points. */
  readonly sanitize: (text: string, maxChars: number) => string
}

export function createSecretStore(): SecretStore {
  const known = new Set<string>()
  const sanitizers = new Map<number, (text: string) => string>()
  return {
    add: secrets => {
      for (const secret of secrets) {
        if (secret === '' || known.has(secret)) continue
        known.add(secret)
        sanitizers.clear()
        withCore(core => core.setSecret(secret))
      }
    },
    sanitize: (text, maxChars) => {
      const sanitizer = sanitizers.get(maxChars) ?? createSanitizer([...known], maxChars)
      sanitizers.set(maxChars, sanitizer)
      return sanitizer(text)
    },
  }
}
