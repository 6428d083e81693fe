import { type Environment, type Fields, fieldsOf, textOf } from '../base/index.ts'

/** `texts` stand in the file; `variables` are names of the environment, whose values are as secret. */
export type ConfigSecrets = { readonly texts: readonly string[]; readonly variables: readonly string[] }

/** A shorter one, such as a version or a region, is an ordinary word. */
const SHORTEST_SECRET = 8

/**
 * Headers and parameters by which an endpoint tells what is asked of it and not who asks. All others are taken for
 * secrets, since each gateway has a name of its own for its key. A mask of a model's name would do more harm than hide
 * a word: GitHub drops an output that holds a masked text.
 */
const PUBLIC_NAME =
  /(^accept|^content-type|^user-agent|^openai-beta|version|region|location|language|model|deployment|provider|format)$/i

/** What the runner says of the job, as a gateway may want it in a header: its mask would take the repository's name out. */
const PUBLIC_VARIABLE =
  /^(RUNNER|GITHUB_(ACTION|ACTOR|API|BASE|EVENT|HEAD|JOB|REF|REPOSITORY|RUN|SERVER|SHA|WORKFLOW|WORKSPACE))(_|$)/

/** The secrets of every provider, also of those that are not in use: a later step may choose one by its profile. */
export function configSecrets(config: Fields): ConfigSecrets {
  const providers = Object.values(fieldsOf(config['model_providers'])).map(fieldsOf)
  return {
    texts: [
      ...textsIn([config['openai_base_url'], ...providers.map(provider => provider['base_url'])]).flatMap(
        secretsOfAddress,
      ),
      ...providers.flatMap(provider =>
        [
          ...textsIn([provider['experimental_bearer_token']]),
          ...textsIn(privateValues(provider['http_headers'])),
          ...textsIn(privateValues(provider['query_params'])),
        ].flatMap(secretsIn),
      ),
    ],
    variables: providers.flatMap(provider =>
      textsIn([provider['env_key'], ...privateValues(provider['env_http_headers'])]).filter(
        name => !PUBLIC_VARIABLE.test(name),
      ),
    ),
  }
}

/** All secrets of a configuration, with those that its variables hold, and the address that old CLIs take from one. */
export function resolveSecrets({ texts, variables }: ConfigSecrets, env: Environment): readonly string[] {
  return [
    ...texts,
    ...textsIn(variables.map(name => env[name])).flatMap(secretsIn),
    ...secretsOfAddress(env['OPENAI_BASE_URL'] ?? ''),
  ]
}

/**
 * The user and the password before an address's host, together, as they are sent, and apart; and what its query holds.
 * It is taken apart by hand, since what is no URL to this runtime may be one to the CLI.
 */
function secretsOfAddress(address: string): readonly string[] {
  const user = /^[^/?#]*:\/\/([^/?#]*)@/.exec(address)?.[1] ?? ''
  const query = /\?([^#]*)/.exec(address)?.[1] ?? ''
  const pairs = query.split('&').map(pair => /^([^=]*)=?(.*)$/.exec(pair)?.slice(1) ?? [])
  const values = pairs.flatMap(([name = '', value]) => (PUBLIC_NAME.test(name) ? [] : [value]))
  return textsIn([user, ...user.split(':'), ...values])
    .flatMap(text => [...new Set([text, decoded(text)])])
    .filter(secret => secret.length >= SHORTEST_SECRET)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function textsIn(values: readonly unknown[]): readonly string[] {
  return values.flatMap(value => textOf(value) ?? [])
}

function privateValues(table: unknown): readonly unknown[] {
  return Object.entries(fieldsOf(table)).flatMap(([name, value]) => (PUBLIC_NAME.test(name) ? [] : [value]))
}

/** The text, and the credentials of an authorization header alone: a server that quotes them leaves out the scheme. */
function secretsIn(text: string): readonly string[] {
  const credentials = /^\s*[A-Za-z-]+\s+(\S+)\s*$/.exec(text)?.[1]
  return [text, ...textsIn([credentials])].filter(secret => secret.length >= SHORTEST_SECRET)
}
