/**
 * The only process that stays in the namespace: it passes each connection to port 443 on to the Unix socket that its
 * argument names, which is the same file in every namespace. It ends with its standard input.
 */

import { connect, createServer } from 'node:net'

const [socketFile = ''] = process.argv.slice(2)

const server = createServer(inside => {
  const outside = connect(socketFile)
  inside.on('error', () => outside.destroy())
  outside.on('error', () => inside.destroy())
  inside.on('close', () => outside.destroy())
  outside.on('close', () => inside.destroy())
  inside.pipe(outside).pipe(inside)
})
server.listen(443, '127.0.0.1', () => process.stdout.write('ready\n'))
process.stdin.resume().on('end', () => process.exit())
