/** The files from which a cloud's provider signs in: their secrets, and whether they name a program. */

import { join } from 'node:path'
import { type Environment, fieldsOf, isFields, textOf } from '../base/index.ts'
import type { Provider } from './provider.ts'
import { readTextFile } from './read-file.ts'

/** A shorter value is a word or a switch. */
const MIN_SECRET_CHARS = 8

/** Fields of a credentials file that hold a secret. Their neighbours name a kind or an address (`token_url`). */
const SECRET_FIELD = /(key|secret|token|password|authorization)(_id)?$/i

/**
 * Every secret in the files that the cloud's sign-in reads for this provider. Those in variables are found by their
 * names elsewhere.
 */
export function cloudSecrets(provider: Provider | undefined, env: Environment): readonly string[] {
  const texts = (() => {
    switch (provider?.cloud) {
      case 'aws':
        return awsFiles(env).flatMap(secretsInAwsFile)
      case 'gcp':
        return gcpFiles(provider, env).flatMap(secretsInJson)
      default:
        return []
    }
  })()
  return texts.filter(text => text.length >= MIN_SECRET_CHARS)
}

/**
 * Whether a profile of AWS gets its credentials from a program (`credential_process`). Every profile counts: which one
 * is used depends on more than this file, and the others do no harm.
 */
export function namesCredentialProcess(env: Environment): boolean {
  return awsFiles(env).some(file => /^\s*credential_process\s*=/m.test(contentOf(file)))
}

function awsFiles(env: Environment): readonly string[] {
  const home = homeOf(env)
  return [
    env['AWS_SHARED_CREDENTIALS_FILE'] || join(home, '.aws', 'credentials'),
    env['AWS_CONFIG_FILE'] || join(home, '.aws', 'config'),
    env['AWS_WEB_IDENTITY_TOKEN_FILE'] ?? '',
    env['AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE'] ?? '',
  ]
}

/** `key = value` lines in a file of AWS, or one token. */
function secretsInAwsFile(file: string): readonly string[] {
  const text = contentOf(file)
  const pairs = text.split(/\r?\n/).map(line => /^\s*([\w.-]+)\s*=\s*(.*?)\s*$/.exec(line))
  if (pairs.every(pair => pair === null)) return [text.trim()]
  return pairs.flatMap(pair => (pair?.[1] && pair[2] && SECRET_FIELD.test(pair[1]) ? [pair[2]] : []))
}

/** google-github-actions/auth names its file in all three variables. */
function gcpFiles({ credentialFile }: Provider, env: Environment): readonly string[] {
  const variables = [
    'GOOGLE_APPLICATION_CREDENTIALS',
    'CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE',
    'GOOGLE_GHA_CREDS_PATH',
  ]
  const wellKnown = join(homeOf(env), '.config', 'gcloud', 'application_default_credentials.json')
  return [...new Set([credentialFile ?? '', ...variables.map(name => env[name] ?? ''), wellKnown])]
}

function secretsInJson(file: string): readonly string[] {
  try {
    return secretFields(JSON.parse(contentOf(file)))
  } catch {
    return []
  }
}

/** A private key is several lines, and the runner masks line by line. */
function secretFields(value: unknown): readonly string[] {
  return Object.entries(fieldsOf(value)).flatMap(([name, field]) => {
    if (isFields(field)) return secretFields(field)
    const lines = SECRET_FIELD.test(name) ? (textOf(field) ?? '').split('\n') : []
    return lines.filter(line => !line.startsWith('-----')).map(line => line.replace(/^Bearer\s+/i, ''))
  })
}

function contentOf(file: string): string {
  const read = readTextFile(file)
  return read.kind === 'text' ? read.text : ''
}

function homeOf(env: Environment): string {
  return env['HOME'] || env['USERPROFILE'] || ''
}
