/** Moves the secrets in values of `-c` to variables: every process of the machine can read arguments. */

import { isFields, textOf } from '../../base/index.ts'
import { inlineToml, isPrivateName, type Override, parseOverride } from '../../config/index.ts'

/** Values of `-c` without secrets, and the variables that the CLI's process needs for them. */
export type HiddenSecrets = {
  readonly settings: readonly string[]
  readonly variables: Readonly<Record<string, string>>
}

/**
 * Replaces a provider's token by `env_key` and its private headers by `env_http_headers`. The CLI makes the same request
 * of them (0.104 to 0.171). A secret in an address or in `query_params` stays: the CLI reads none of them from a variable.
 *
 * @param hasKey whether the provider with this id has its key from elsewhere. The CLI then ignores the token.
 * @param prefix of the variables' names, in capitals
 */
export function hideSecrets(
  settings: readonly string[],
  hasKey: (id: string) => boolean,
  prefix: string,
): HiddenSecrets {
  const variables: Record<string, string> = {}
  const add = (value: string) => {
    const name = `CODEX_MODEL_FALLBACK_${prefix}_${Object.keys(variables).length + 1}`
    variables[name] = value
    return name
  }
  const hidden = settings.flatMap(setting => {
    const leaves = leavesOf(parseOverride(setting))
    if (!leaves.some(isSecret)) return [setting]
    return leaves
      .flatMap(leaf => (isSecret(leaf) ? withVariable(leaf, hasKey, add) : [leaf]))
      .map(overrideText)
  })
  return { settings: hidden, variables }
}

/** An override as the text of a `-c` value. */
export function overrideText({ path, value }: Override): string {
  return `${path.join('.')}=${inlineToml(value)}`
}

/**
 * The settings of a provider one by one. An empty table comes first, since a table replaces all that was set in it
 * before. A name with a dot cannot be a part of a path, so its table stays whole.
 */
function leavesOf(override: Override): readonly Override[] {
  const { path, value } = override
  const isTable =
    path[0] === 'model_providers' && (path.length < 3 || (path.length === 3 && path[2] === 'http_headers'))
  if (!isTable || !isFields(value) || Object.keys(value).some(key => key.includes('.'))) return [override]
  const inner = Object.entries(value).flatMap(([key, item]) =>
    leavesOf({ path: [...path, key], value: item }),
  )
  return [{ path, value: {} }, ...inner]
}

function isSecret({ path: [top, , field, name, ...rest], value }: Override): boolean {
  if (top !== 'model_providers' || textOf(value) === undefined || rest.length > 0) return false
  if (field === 'experimental_bearer_token') return name === undefined
  return field === 'http_headers' && name !== undefined && isPrivateName(name)
}

function withVariable(
  { path: [, id = '', field, name = ''], value }: Override,
  hasKey: (id: string) => boolean,
  add: (value: string) => string,
): readonly Override[] {
  const text = textOf(value) ?? ''
  if (field === 'http_headers')
    return [{ path: ['model_providers', id, 'env_http_headers', name], value: add(text) }]
  return hasKey(id) ? [] : [{ path: ['model_providers', id, 'env_key'], value: add(text) }]
}
