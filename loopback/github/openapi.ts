/** Reads GitHub's OpenAPI 3.0 description and translates parts of it into JSON Schema. */

/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json }

/** The description of an operation, named `METHOD template`. */
export function specOf(root: JsonObject, operation: string): JsonObject {
  const [method = '', template = ''] = operation.split(' ')
  return object(object(object(root['paths'])[template])[method.toLowerCase()])
}

/** The JSON Schema of a body; `undefined` if there is none. */
export function contentSchema(described: JsonObject): JsonObject | undefined {
  const content = described['content']
  if (content === undefined) return undefined
  const schema = object(object(content)['application/json'])['schema']
  return schema === undefined ? undefined : object(translate(schema))
}

/** The JSON Schema of an operation's parameters in the path or in the query. */
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
  // GitHub ignores an unknown parameter. Here it is an error, so that a test finds it.
  return { type: 'object', properties, required, additionalProperties: false }
}

/** The JSON Schemas that the operations refer to, directly and indirectly, under the path of their references. */
export function closure(root: JsonObject, operations: readonly string[]): JsonObject {
  const schemas: Record<string, Json> = {}
  const queue = operations.flatMap(operation => references(specOf(root, operation)))
  const seen = new Set<string>()
  for (let reference = queue.pop(); reference !== undefined; reference = queue.pop()) {
    if (seen.has(reference)) continue
    seen.add(reference)
    const target = resolve(root, reference)
    queue.push(...references(target))
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

/** The target of a reference within the description. */
export function resolve(root: JsonObject, reference: string): Json {
  return reference
    .slice(2)
    .split('/')
    .reduce<Json>((value, key) => object(value)[key.replaceAll('~1', '/').replaceAll('~0', '~')] ?? {}, root)
}

/** OpenAPI 3.0 has `nullable` and references within its own file; JSON Schema has a null type and full references. */
function translate(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(translate)
  if (typeof schema !== 'object' || schema === null) return schema
  const result: Record<string, Json> = {}
  for (const [key, value] of Object.entries(schema as JsonObject)) {
    if (['nullable', 'example', 'examples', 'description', 'discriminator', 'deprecated'].includes(key)) {
      // A property may have one of these names; then it is a schema, not a keyword.
      if (typeof value === 'object' && value !== null && !Array.isArray(value) && 'type' in value) {
        result[key] = translate(value)
      }
      continue
    }
    result[key] = key === '$ref' ? `github${text(value)}` : translate(value)
  }
  return (schema as JsonObject)['nullable'] === true ? { anyOf: [{ type: 'null' }, result] } : result
}

/** @throws Error if the description has another type there. */
export function object(value: Json | undefined): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`The OpenAPI description has no object where one is expected: ${JSON.stringify(value)}`)
  }
  return value as JsonObject
}

function list(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : []
}

/** @throws Error if the description has another type there. */
export function text(value: Json | undefined): string {
  if (typeof value !== 'string')
    throw new Error(`The OpenAPI description has no text: ${JSON.stringify(value)}`)
  return value
}
