/** Finds the texts to mask in the arguments of the job, beside those of its providers. */

import type { JobArguments } from '../cli/index.ts'
import { parseOverride } from '../config/index.ts'
import { secretsIn, tokensIn } from './auth-secrets.ts'

/** Names, addresses and places. A mask of one would hide it in the report and in the log. */
const PUBLIC_SETTING =
  /(?:^|[._])(?:model_provider|oss_provider|profile|name|base_url|wire_api|env_key|command|cwd|path|file|json|model|effort|verbosity|summary|tier)$/

/**
 * What looks like a token in the values of settings and of options that no CLI of today has. The headers and tokens of a
 * provider are found by their names, whatever they look like.
 */
export function argumentSecrets({ settings, options }: JobArguments): readonly string[] {
  const values = settings.flatMap(setting => {
    const { path, value } = parseOverride(setting)
    return PUBLIC_SETTING.test(path.join('.')) ? [] : secretsIn({ value })
  })
  const ofOptions = options.map(option => option.replace(/^[^=]*=?/, ''))
  return [...values, ...ofOptions].flatMap(tokensIn).filter(text => /\d/.test(text) && /[A-Za-z]/.test(text))
}
