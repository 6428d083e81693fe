import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'

/** What the stand-in answers, each as `METHOD template`, in the words of GitHub's published description. */
export const operations = [
  'GET /user',
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'GET /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'GET /repos/{owner}/{repo}/pulls',
  'GET /repos/{owner}/{repo}/pulls/{pull_number}',
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
  'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
  'DELETE /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}',
  'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls',
] as const

/** One of {@link operations}. */
export type Operation = (typeof operations)[number]

/** Checks what goes over the wire; each check answers with the violations in words, none when all is well. */
export interface Contract {
  readonly request: (operation: Operation, sent: SentRequest) => readonly string[]
  readonly response: (operation: Operation, status: number, body: unknown) => readonly string[]
}

/** A request as it came: path parameters and query still as text, the body parsed. */
export interface SentRequest {
  readonly parameters: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
type JsonObject = { readonly [key: string]: Json }

const source = '@octokit/openapi/generated/api.github.com.json'
let loaded: Contract | undefined

/** GitHub's published OpenAPI description (by way of @octokit/openapi), cut to {@link operations}; read once. */
export function loadContract(): Contract {
  loaded ??= makeContract(JSON.parse(readFileSync(createRequire(import.meta.url).resolve(source), 'utf8')))
  return loaded
}

function makeContract(description: Json): Contract {
  const root = object(description)
  const ajv = new Ajv({ strict: false, allErrors: false, coerceTypes: false, logger: false })
  formats.default(ajv)
  const coercing = new Ajv({ strict: false, coerceTypes: true, logger: false })
  formats.default(coercing)
  const cut = { $id: 'github', ...closure(root) }
  ajv.addSchema(cut)
  coercing.addSchema(cut)
  const compiled = new Map<string, ValidateFunction>()
  const compile = (name: string, engine: Ajv, schema: () => JsonObject): ValidateFunction => {
    const known = compiled.get(name) ?? engine.compile({ ...schema() })
    compiled.set(name, known)
    return known
  }
  const complaints = (check: ValidateFunction, value: unknown, where: string): string[] =>
    check(value) ? [] : [`${where}: ${ajv.errorsText(check.errors, { dataVar: '' })}`]

  return {
    request(operation, sent) {
      const spec = specOf(root, operation)
      const found: string[] = []
      for (const place of ['path', 'query'] as const) {
        const check = compile(`${operation} ${place}`, coercing, () => parameterSchema(root, spec, place))
        const values = place === 'path' ? sent.parameters : sent.query
        found.push(...complaints(check, { ...values }, `${operation} ${place}`))
      }
      const body = contentSchema(object(spec['requestBody'] ?? {}))
      if (
        body !== undefined &&
        (sent.body !== undefined || object(spec['requestBody'])['required'] === true)
      ) {
        found.push(
          ...complaints(
            compile(`${operation} body`, ajv, () => body),
            sent.body,
            `${operation} body`,
          ),
        )
      }
      return found
    },
    response(operation, status, body) {
      const spec = object(object(specOf(root, operation)['responses'])[`${status}`] ?? {})
      const described = spec['$ref'] === undefined ? spec : object(resolve(root, text(spec['$ref'])))
      const schema = contentSchema(described) ?? (status >= 400 ? basicError : undefined)
      const where = `${operation} ${status}`
      if (schema === undefined) {
        return body === undefined ? [] : [`${where}: no content is described, but there is some`]
      }
      return complaints(
        compile(where, ajv, () => schema),
        body,
        where,
      )
    },
  }
}

// GitHub answers with errors that its description does not list for an operation (a 403 to a DELETE); their
// body has this shape all the same.
const basicError: JsonObject = {
  type: 'object',
  required: ['message', 'documentation_url', 'status'],
  properties: {
    message: { type: 'string' },
    documentation_url: { type: 'string' },
    status: { type: 'string' },
  },
}

function specOf(root: JsonObject, operation: Operation): JsonObject {
  const [method = '', template = ''] = operation.split(' ')
  return object(object(object(root['paths'])[template])[method.toLowerCase()])
}

function contentSchema(described: JsonObject): JsonObject | undefined {
  const content = described['content']
  if (content === undefined) return undefined
  const schema = object(object(content)['application/json'])['schema']
  return schema === undefined ? undefined : object(translate(schema))
}

function parameterSchema(root: JsonObject, spec: JsonObject, place: 'path' | 'query'): JsonObject {
  const properties: Record<string, Json> = {}
  const required: string[] = []
  for (const entry of list(spec['parameters'] ?? [])) {
    const reference = object(entry)['$ref']
    const parameter = reference === undefined ? object(entry) : object(resolve(root, text(reference)))
    if (parameter['in'] !== place) continue
    properties[text(parameter['name'])] = translate(parameter['schema'] ?? {})
    if (parameter['required'] === true) required.push(text(parameter['name']))
  }
  // GitHub ignores a parameter that it does not know; here it is a mistake of ours that a test should see.
  return { type: 'object', properties, required, additionalProperties: false }
}

/** The component schemas that the operations reach, translated, in the place that their references name. */
function closure(root: JsonObject): JsonObject {
  const schemas: Record<string, Json> = {}
  const waiting = operations.flatMap(operation => references(specOf(root, operation)))
  const seen = new Set<string>()
  for (let reference = waiting.pop(); reference !== undefined; reference = waiting.pop()) {
    if (seen.has(reference)) continue
    seen.add(reference)
    const target = resolve(root, reference)
    waiting.push(...references(target))
    const name = /^#\/components\/schemas\/(.+)$/.exec(reference)?.[1]
    if (name !== undefined) schemas[name] = translate(target)
  }
  return { components: { schemas } }
}

function references(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(references)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : references(inner),
  )
}

function resolve(root: JsonObject, reference: string): Json {
  return reference
    .slice(2)
    .split('/')
    .reduce<Json>((value, key) => object(value)[key.replaceAll('~1', '/').replaceAll('~0', '~')] ?? {}, root)
}

/** OpenAPI 3.0 says `nullable` and refers within its own file; JSON Schema has a null type and full names. */
function translate(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(translate)
  if (typeof schema !== 'object' || schema === null) return schema
  const result: Record<string, Json> = {}
  for (const [key, value] of Object.entries(schema as JsonObject)) {
    if (['nullable', 'example', 'examples', 'description', 'discriminator', 'deprecated'].includes(key)) {
      // A property may carry one of these names; it is then a schema and not a keyword.
      if (typeof value === 'object' && value !== null && !Array.isArray(value) && 'type' in value) {
        result[key] = translate(value)
      }
      continue
    }
    result[key] = key === '$ref' ? `github${text(value)}` : translate(value)
  }
  return (schema as JsonObject)['nullable'] === true ? { anyOf: [{ type: 'null' }, result] } : result
}

function object(value: Json | undefined): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`The OpenAPI description has no object where one is expected: ${JSON.stringify(value)}`)
  }
  return value as JsonObject
}

function list(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : []
}

function text(value: Json | undefined): string {
  if (typeof value !== 'string')
    throw new Error(`The OpenAPI description has no text: ${JSON.stringify(value)}`)
  return value
}
