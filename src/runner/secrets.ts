import { createRedactor, truncate } from '../redact/index.ts'
import { withCore } from './core.ts'

/** Secrets as they become known. */
export type SecretStore = {
  /** Masks more secrets. To be called before anything that could hold them is printed. */
  readonly add: (secrets: readonly string[]) => void
  /** A function that redacts all that are known by now, and cuts to a length in characters. */
  readonly sanitizer: (longest: number) => (text: string) => string
}

export function createSecretStore(): SecretStore {
  const known = new Set<string>()
  return {
    add: secrets => {
      for (const secret of secrets) {
        if (secret === '' || known.has(secret)) continue
        known.add(secret)
        withCore(core => core.setSecret(secret))
      }
    },
    sanitizer: longest => {
      const redact = createRedactor([...known])
      return text => truncate(redact(text), longest)
    },
  }
}
