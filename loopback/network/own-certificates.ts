import { mkdtempDisposable } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Certificates, makeCertificates } from '../private-network/certificates.ts'

/** Certificates of authorities that nothing trusts, for some host names. They are deleted at the end of the scope. */
export async function makeOwnCertificates(hosts: readonly string[]): Promise<Certificates & AsyncDisposable> {
  const directory = await mkdtempDisposable(join(tmpdir(), 'own-certificates-'))
  const certificates = await makeCertificates(directory.path, hosts)
  return { ...certificates, [Symbol.asyncDispose]: () => directory.remove() }
}
