/** Reading GitHub's OpenAPI 3.0 description, and turning what is needed of it into JSON Schema. */

/** What JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json }

/** The description of an operation, named `METHOD template`. */
export function specOf(root: JsonObject, operation: string): JsonObject {
  const [method = '', template = ''] = operation.split(' ')
  return object(object(object(root['paths'])[template])[method.toLowerCase()])
}

/** The schema of a body, as JSON Schema; `undefined` when there is none. */
export function contentSchema(described: JsonObject): JsonObject | undefined {
  const content = described['content']
  if (content === undefined) return undefined
  const schema = object(object(content)['application/json'])['schema']
  return schema === undefined ? undefined : object(translate(schema))
}

/** The schema of an operation's parameters in one place. */
export function parameterSchema(root: JsonObject, spec: JsonObject, place: 'path' | 'query'): JsonObject {
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
export function closure(root: JsonObject, operations: readonly string[]): JsonObject {
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

/** What a reference within the description points to. */
export function resolve(root: JsonObject, reference: string): Json {
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

/** @throws Error when the description has something else there. */
export function object(value: Json | undefined): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`The OpenAPI description has no object where one is expected: ${JSON.stringify(value)}`)
  }
  return value as JsonObject
}

function list(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : []
}

/** @throws Error when the description has something else there. */
export function text(value: Json | undefined): string {
  if (typeof value !== 'string')
    throw new Error(`The OpenAPI description has no text: ${JSON.stringify(value)}`)
  return value
}
