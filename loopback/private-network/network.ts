import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer } from 'node:tls'
import { makeCertificates } from './certificates.ts'

/**
 * A network of its own for the CLI, in which real host names lead to servers of a test: `https://chatgpt.com` is a
 * loopback server, and nothing else can be reached. Some routes of the CLI accept no other address.
 */
export interface PrivateNetwork extends AsyncDisposable {
  /** Trusted by the CLI with these variables: the authority that signed the servers' certificate. */
  readonly env: Readonly<Record<string, string>>
  /** Makes a directory with a command that runs a program in this network. For PATH. */
  command(name: string, program: string): Promise<string>
}

/**
 * - an origin such as `http://127.0.0.1:1234`: where the decrypted connection goes. WebSockets work too.
 * - `closed`: the name has an address, and every connection is closed at once.
 */
export type Destination = string | 'closed'

/** Starts a network. Call it only where `hasPrivateNetwork` is true. */
export async function startPrivateNetwork(
  destinations: Readonly<Record<string, Destination>>,
): Promise<PrivateNetwork> {
  const hosts = Object.keys(destinations)
  const directory = await mkdtemp(join(tmpdir(), 'private-network-'))
  const { authorityFile, ...certificate } = await makeCertificates(directory, hosts)
  const hostsFile = join(directory, 'hosts')
  await writeFile(hostsFile, ['localhost', ...hosts].map(host => `127.0.0.1 ${host}\n`).join(''))
  const open = new Set<Socket>()
  const server = createServer(certificate, socket => {
    const host = socket.servername
    const destination = typeof host === 'string' ? destinations[host] : undefined
    socket.on('error', () => socket.destroy())
    if (destination === undefined || destination === 'closed') socket.destroy()
    else pipeTo(socket, new URL(destination))
  })
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  const socketFile = join(directory, 'tls.sock')
  await new Promise<void>(resolve => server.listen(socketFile, resolve))
  const holder = await startHolder(hostsFile, socketFile)
  return {
    env: { CODEX_CA_CERTIFICATE: authorityFile, SSL_CERT_FILE: authorityFile },
    command: async (name, program) => {
      const bin = join(directory, 'bin')
      await mkdir(bin, { recursive: true })
      // Every step is an `exec`, so a signal to the process reaches the program itself. The directory is entered in the
      // namespace: there the path of the one outside is not known, and the CLI does not start (0.171).
      const enter = `exec nsenter -t ${holder.pid} -U --preserve-credentials -n -m --`
      const run = `sh -c 'cd "$0" && exec "$@"' "$PWD" '${program}' "$@"`
      await writeFile(join(bin, name), `#!/bin/sh\n${enter} ${run}\n`)
      await chmod(join(bin, name), 0o755)
      return bin
    },
    [Symbol.asyncDispose]: async () => {
      holder.stdin?.end()
      for (const socket of open) socket.destroy()
      await new Promise<void>(resolve => server.close(() => resolve()))
      await rm(directory, { recursive: true, force: true })
    },
  }
}

function pipeTo(socket: Socket, { hostname, port }: URL): void {
  const plain = connect(Number(port), hostname)
  plain.on('error', () => socket.destroy())
  plain.on('close', () => socket.destroy())
  socket.on('close', () => plain.destroy())
  socket.pipe(plain).pipe(socket)
}

/** Starts the process that keeps the namespaces alive, and waits until it listens. */
async function startHolder(hostsFile: string, socketFile: string): Promise<ChildProcess> {
  const setUp = 'ip link set lo up && mount --bind "$1" /etc/hosts && shift && exec "$@"'
  const forward = [process.execPath, join(import.meta.dirname, 'forward.ts'), socketFile]
  const holder = spawn('unshare', ['-rnm', 'sh', '-c', setUp, 'sh', hostsFile, ...forward], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(holder, 'exit').then(([code]) => {
    throw new Error(`The private network could not be started: exit code ${code}.`)
  })
  await Promise.race([once(holder.stdout, 'data'), ended])
  ended.catch(() => {})
  return holder
}
