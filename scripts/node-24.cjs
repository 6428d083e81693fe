'use strict'

/**
 * Runs a script with a Node.js that is new enough: the one that runs this file, else the one that npm has installed for
 * this platform. Without one, it prints one sentence and ends with 1. Every npm script of this project starts with it.
 *
 * It is written in old JavaScript, so that an old Node.js can read it.
 */

const { spawn, spawnSync } = require('node:child_process')
const { existsSync } = require('node:fs')
const { delimiter, dirname, join, resolve } = require('node:path')
const { pathToFileURL } = require('node:url')

const USAGE = `Usage: node scripts/node-24.cjs [OPTION OF NODE...] SCRIPT [ARGUMENT...]

Runs a script with Node.js 24: with this one, or with the one that npm has installed.`

/** `mkdtempDisposable` is the newest part of Node.js that the scripts use. */
const NEEDED = [24, 4]

const ROOT = join(__dirname, '..')

const args = process.argv.slice(2)
const script = args.find(argument => !argument.startsWith('-'))
if (args[0] === '--help' || args[0] === '-h') {
  console.log(USAGE)
} else if (script === undefined || !existsSync(script)) {
  end(2, `${script === undefined ? 'Name a script.' : `There is no file "${script}".`} See --help.`)
} else if (!existsSync(join(ROOT, 'node_modules'))) {
  end(1, 'The packages are not installed yet: run npm ci first.')
} else if (!isNewEnough(process.version)) {
  runWithInstalled()
} else if (args[0] !== script) {
  run(process.execPath)
} else {
  process.argv.splice(1, 1)
  void import(pathToFileURL(resolve(script)).href)
}

function isNewEnough(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number)
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])
}

/** npm installs the package of this platform only, and no package where there is none. */
function runWithInstalled() {
  const packages = Object.keys(require('../package.json').optionalDependencies)
  const files = packages.map(name => join(ROOT, 'node_modules', name, 'bin', nodeName())).filter(existsSync)
  const node = files.find(file => {
    const { status, stdout } = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 10000 })
    return status === 0 && isNewEnough(stdout.trim())
  })
  if (node === undefined) {
    const other =
      files.length === 0
        ? `npm has installed no other for ${process.platform} ${process.arch}`
        : 'the one that npm has installed does not start here'
    end(1, `Node.js ${NEEDED.join('.')} or later is needed, but this is ${process.version}, and ${other}.`)
    return
  }
  // Programs that the script starts find the same one.
  process.env.PATH = [dirname(node), process.env.PATH].join(delimiter)
  run(node)
}

function nodeName() {
  return process.platform === 'win32' ? 'node.exe' : 'node'
}

function run(node) {
  const child = spawn(node, args, { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // npm sends a signal to its shell, which may end without this process.
  const parent = process.ppid
  if (process.env.npm_lifecycle_script !== undefined) {
    setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref()
  }
  child.on('error', error => end(1, `${node} does not start: ${error.message}.`))
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code)
    // Ends as the script did.
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

function end(exitCode, sentence) {
  console.error(sentence)
  process.exitCode = exitCode
}
