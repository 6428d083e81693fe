/** Reads the schema of reports: its fields by path, with their types and descriptions. */

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
/** A part of the schema. Only the words that the schema of reports uses are known here. */
export type SchemaNode = {
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, SchemaNode>>
  readonly title?: string
  readonly description?: string
  readonly type?: string
  readonly const?: Json
  readonly enum?: readonly Json[]
  readonly anyOf?: readonly SchemaNode[]
  readonly items?: SchemaNode
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, SchemaNode>>
}

export type Field = {
  /** Its name, behind those of the objects around it: `attempts[].model`. */
  readonly path: string
  readonly type: string
  readonly isRequired: boolean
  readonly description: string
}

/** All fields, each before the fields inside it. The fields of an object that several have are listed with the first one. */
export function fieldsOf(schema: SchemaNode): readonly Field[] {
  return fieldsIn(schema, schema, '', new Set())
}

function fieldsIn(
  node: SchemaNode,
  root: SchemaNode,
  prefix: string,
  listed: Set<SchemaNode>,
): readonly Field[] {
  if (node.properties === undefined || listed.has(node)) return []
  listed.add(node)
  return Object.entries(node.properties).flatMap(([name, property]) => {
    const inner = objectIn(property, root)
    const path = `${prefix}${name}`
    const below =
      inner === undefined ? [] : fieldsIn(inner.node, root, `${path}${inner.isList ? '[]' : ''}.`, listed)
    return [
      {
        path,
        type: typeText(property, root),
        isRequired: node.required?.includes(name) ?? false,
        description: descriptionOf(property, root),
      },
      ...below,
    ]
  })
}

/** The description of a field: its own, else that of what it refers to. */
export function descriptionOf(node: SchemaNode, root: SchemaNode): string {
  if (node.description !== undefined) return node.description
  return node.$ref === undefined ? '' : descriptionOf(resolve(node, root), root)
}

/** The object that a value of this part is, or that each entry of its list is. */
export function objectIn(
  node: SchemaNode,
  root: SchemaNode,
): { readonly node: SchemaNode; readonly isList: boolean } | undefined {
  const part = resolve(node, root)
  if (part.properties !== undefined) return { node: part, isList: false }
  if (part.items !== undefined) {
    const entry = objectIn(part.items, root)
    return entry && { node: entry.node, isList: true }
  }
  return part.anyOf?.map(option => objectIn(option, root)).find(found => found !== undefined)
}

/** The part that a reference names. */
export function resolve(node: SchemaNode, root: SchemaNode): SchemaNode {
  if (node.$ref === undefined) return node
  const found = root.$defs?.[node.$ref.replace('#/$defs/', '')]
  if (found === undefined) throw new Error(`The schema has no ${node.$ref}.`)
  return resolve(found, root)
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: '`true` or `false`',
  object: 'object',
  null: '`null`',
}

/** What kind of value it is, in a few words. The reasons are not listed again. */
function typeText(node: SchemaNode, root: SchemaNode): string {
  const part = resolve(node, root)
  if (part.title === 'Reason') return 'a reason'
  if (part.title === 'Model id' || part.title === 'Moment')
    return part.title === 'Moment' ? 'time' : 'model id'
  if (part.const !== undefined) return `\`${part.const}\``
  if (part.enum !== undefined) return part.enum.map(value => `\`${value}\``).join(', ')
  if (part.anyOf !== undefined) return part.anyOf.map(option => typeText(option, root)).join(' or ')
  if (part.items !== undefined) return `list: ${typeText(part.items, root)}`
  return TYPES[part.type ?? ''] ?? 'any'
}
