/** The certificate authorities that the CLI may know. */

import { readFile } from 'node:fs/promises'
import { getCACertificates } from 'node:tls'
import type { Environment } from '../../base/index.ts'
import { AUTHORITY_VARIABLES } from './network-settings.ts'

/**
 * The authorities of Node.js, of the system, and of the files that the job's variables name. A certificate that none of
 * them has signed is unknown to the CLI too. The CLI knows fewer: it does not read NODE_EXTRA_CA_CERTS (0.104 to 0.171),
 * so that variable has no effect here. It skips a file that it cannot read, and so does this function.
 */
export async function knownAuthorities(env: Environment): Promise<readonly string[]> {
  const files = AUTHORITY_VARIABLES.flatMap(name => env[name] || [])
  const texts = await Promise.all(files.map(file => readFile(file, 'utf8').catch(() => '')))
  return [...getCACertificates('bundled'), ...getCACertificates('system'), ...texts.flatMap(certificatesIn)]
}

/** One broken certificate would make TLS refuse the whole list, so each is a text of its own. */
function certificatesIn(text: string): readonly string[] {
  const blocks = text.match(
    /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]+-----END (?:TRUSTED )?CERTIFICATE-----/g,
  )
  return blocks?.map(block => block.replaceAll('TRUSTED ', '')) ?? []
}
