import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** The server's key and certificate, and the file of the authority that signed it. All of them are thrown away. */
export interface Certificates {
  readonly key: Buffer
  readonly cert: Buffer
  readonly authorityFile: string
}

/** The CLI refuses a server certificate that is an authority as well (0.171), so there are two. */
const CONFIG = (hosts: readonly string[]) => `
[req]
distinguished_name = name
[name]
[authority]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
[server]
basicConstraints = critical,CA:FALSE
extendedKeyUsage = serverAuth
subjectAltName = ${hosts.map(host => `DNS:${host}`).join(',')}
`

/** Makes an authority, and a certificate for some host names, in a directory. */
export async function makeCertificates(directory: string, hosts: readonly string[]): Promise<Certificates> {
  const path = (name: string) => join(directory, name)
  await writeFile(path('openssl.cnf'), CONFIG(hosts))
  const make = (name: string, subject: string, ...signer: readonly string[]) =>
    promisify(execFile)('openssl', [
      ...['req', '-x509', '-config', path('openssl.cnf'), '-extensions', name, '-subj', `/CN=${subject}`],
      ...['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-noenc', '-days', '2'],
      ...['-keyout', path(`${name}.key`), '-out', path(`${name}.pem`), ...signer],
    ])
  await make('authority', 'Throw-away authority of a test')
  await make('server', 'Loopback server', '-CA', path('authority.pem'), '-CAkey', path('authority.key'))
  return {
    key: await readFile(path('server.key')),
    cert: await readFile(path('server.pem')),
    authorityFile: path('authority.pem'),
  }
}
