/** The settings with which a configuration allows only some logins. */

import { type Fields, optional, textOf } from '../base/index.ts'

/** A value, and where it stands, such as `config.toml, line 3`. */
export type Sourced<T> = { readonly value: T; readonly source: string }

/**
 * The logins that a configuration allows.
 *
 * - `method`, `workspaces`: a login that does not meet them is deleted when the CLI starts a turn (0.77 to 0.171).
 *   Workspaces are one id (0.77 and later) or a list (0.136; 0.130 refuses one).
 * - `allowedMethods`, `allowedWorkspaces`: an administrator's requirements. The CLI (0.148 to 0.171; not 0.142) keeps a
 *   login that does not meet them, and works as if there were none.
 */
export type LoginRules = {
  readonly method?: Sourced<'api' | 'chatgpt'>
  readonly workspaces?: Sourced<string | readonly string[]>
  readonly allowedMethods?: Sourced<readonly string[]>
  readonly allowedWorkspaces?: Sourced<readonly string[]>
}

/**
 * A file of the configuration; `text` and `fields` are its content. `name` is what people are told: the path of a file
 * of the machine, since a user may not know that it exists, and the bare name of the user's own.
 */
export type Layer = { readonly name: string; readonly text: string; readonly fields: Fields }

/**
 * Reads the rules.
 *
 * @param layers files that are merged; a later one replaces what the ones before it say
 * @param requirements the administrator's requirements
 */
export function loginRules(layers: readonly Layer[], requirements: Layer | undefined): LoginRules {
  const setting = (key: string) => layers.findLast(({ fields }) => fields[key] !== undefined)
  const method = setting('forced_login_method')
  const workspaces = setting('forced_chatgpt_workspace_id')
  return {
    ...optional('method', sourced(method, 'forced_login_method', readMethod)),
    ...optional('workspaces', sourced(workspaces, 'forced_chatgpt_workspace_id', readWorkspaces)),
    ...optional('allowedMethods', sourced(requirements, 'allowed_login_methods', readTexts)),
    ...optional('allowedWorkspaces', sourced(requirements, 'allowed_chatgpt_workspaces', readTexts)),
  }
}

/** Undefined for a value of a wrong type, which the CLI refuses before it looks at the login. */
function sourced<T>(
  layer: Layer | undefined,
  key: string,
  read: (value: unknown) => T | undefined,
): Sourced<T> | undefined {
  const value = read(layer?.fields[key])
  if (layer === undefined || value === undefined) return undefined
  return { value, source: sourceOf(layer, key) }
}

function readMethod(value: unknown): 'api' | 'chatgpt' | undefined {
  return value === 'api' || value === 'chatgpt' ? value : undefined
}

function readTexts(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every(item => typeof item === 'string') ? value : undefined
}

function readWorkspaces(value: unknown): string | readonly string[] | undefined {
  return textOf(value) ?? readTexts(value)
}

/** The file, and the line where the setting has this name alone. */
function sourceOf({ name, text }: Layer, key: string): string {
  const assignment = new RegExp(`^[ \\t]*["']?${key}["']?[ \\t]*=`)
  const index = text.split('\n').findIndex(line => assignment.test(line))
  return index === -1 ? name : `${name}, line ${index + 1}`
}
