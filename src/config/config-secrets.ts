/** The secrets in a configuration: its own texts, and the variables that it names. */

import { existsSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { type Environment, type Fields, fieldsOf, textOf } from '../base/index.ts'

/** `texts` are secrets in the file itself. `variables` are names of environment variables that hold secrets. */
export type ConfigSecrets = { readonly texts: readonly string[]; readonly variables: readonly string[] }

/** A shorter value, such as a version or a region, is an ordinary word. */
const MIN_SECRET_CHARS = 8

/**
 * Headers and parameters that describe the request and not the caller. The values of all others count as secrets,
 * because each gateway has its own name for its key. Masking a model's name would do harm: GitHub drops an output that
 * contains a masked text.
 */
const PUBLIC_NAME =
  /(^accept|^content-type|^user-agent|^openai-beta|version|region|location|language|model|deployment|provider|format)$/i

/**
 * The runner's own variables about the job, which a gateway may want in a header. Masking one would, for example,
 * remove the repository's name from the log.
 */
const PUBLIC_VARIABLE =
  /^(RUNNER|GITHUB_(ACTION|ACTOR|API|BASE|EVENT|HEAD|JOB|REF|REPOSITORY|RUN|SERVER|SHA|WORKFLOW|WORKSPACE))(_|$)/

/** Finds the secrets of all providers, in use or not: a later step may choose another one by its profile. */
export function configSecrets(config: Fields): ConfigSecrets {
  const providers = Object.values(fieldsOf(config['model_providers'])).map(fieldsOf)
  const addresses = [config['openai_base_url'], ...providers.map(provider => provider['base_url'])]
  const values = providers.flatMap(provider => [
    provider['experimental_bearer_token'],
    ...privateValues(provider['http_headers']),
    ...privateValues(provider['query_params']),
  ])
  const variables = providers.flatMap(provider => [
    provider['env_key'],
    ...privateValues(provider['env_http_headers']),
  ])
  return {
    texts: [...textsIn(addresses).flatMap(addressSecrets), ...textsIn(values).flatMap(secretsInValue)],
    variables: textsIn(variables).filter(name => !PUBLIC_VARIABLE.test(name)),
  }
}

/** Proxies may be written without a scheme, and npm reads them too. */
const PROXY_VARIABLE = /^(npm_config_)?((https?|all)[_-])?proxy$/i

/**
 * All secrets of a configuration, including the values of its variables, the secrets in OPENAI_BASE_URL, from which old
 * CLIs take the address, and the user and password of every address in the environment, such as that of a proxy.
 */
export function resolveSecrets({ texts, variables }: ConfigSecrets, env: Environment): readonly string[] {
  return [
    ...texts,
    ...textsIn(variables.map(name => env[name])).flatMap(secretsInValue),
    ...addressSecrets(env['OPENAI_BASE_URL'] ?? ''),
    ...Object.entries(env).flatMap(([name, value = '']) => secretsInUser(name, value)),
  ]
}

function secretsInUser(name: string, value: string): readonly string[] {
  const hasUser = /^[a-z][a-z0-9+.-]*:\/\/[^/?#\s]*@/i.test(value)
  if (hasUser) return addressSecrets(value)
  return PROXY_VARIABLE.test(name) && value.includes('@') ? addressSecrets(`http://${value}`) : []
}

/**
 * The secrets among the variables of CODEX_HOME/.env. The file is private and its names are the user's own, so every
 * value counts that is not public by its name, also where nothing names the variable. The path of something on this
 * machine is none: GitHub drops an output that contains a masked text, such as `report-file`.
 */
export function dotEnvSecrets(variables: Environment): readonly string[] {
  const values = textsIn(privateValues(variables)).filter(value => !(isAbsolute(value) && existsSync(value)))
  return values.flatMap(value => [...secretsInValue(value), ...addressSecrets(value)])
}

/**
 * The user and password of an address, together and separately, and the values of its query, each as written and
 * percent-decoded. It does not use `URL`, because the CLI may accept an address that this runtime rejects.
 */
export function addressSecrets(address: string): readonly string[] {
  const user = /^[^/?#]*:\/\/([^/?#]*)@/.exec(address)?.[1] ?? ''
  const query = /\?([^#]*)/.exec(address)?.[1] ?? ''
  const pairs = query.split('&').map(pair => /^([^=]*)=?(.*)$/.exec(pair)?.slice(1) ?? [])
  const values = pairs.flatMap(([name = '', value]) => (PUBLIC_NAME.test(name) ? [] : [value]))
  return textsIn([user, ...user.split(':'), ...values])
    .flatMap(text => [...new Set([text, percentDecode(text)])])
    .filter(secret => secret.length >= MIN_SECRET_CHARS)
}

function percentDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The value, and the credentials of an authorization header without their scheme, because servers quote only those. */
function secretsInValue(value: string): readonly string[] {
  const credentials = /^\s*[A-Za-z-]+\s+(\S+)\s*$/.exec(value)?.[1]
  return textsIn([value, credentials]).filter(secret => secret.length >= MIN_SECRET_CHARS)
}

function privateValues(table: unknown): readonly unknown[] {
  return Object.entries(fieldsOf(table)).flatMap(([name, value]) => (isPrivateName(name) ? [value] : []))
}

/** Whether the value of a header or parameter with this name counts as a secret. */
export function isPrivateName(name: string): boolean {
  return !PUBLIC_NAME.test(name)
}

function textsIn(values: readonly unknown[]): readonly string[] {
  return values.flatMap(value => textOf(value) ?? [])
}
