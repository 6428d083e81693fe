import { descriptionOf, objectIn, resolve, type SchemaNode } from './schema.ts'

/** The longest line of a comment. */
const WIDTH = 110

/**
 * A value as JSON with comments: above each field the description that the schema has for it. A field that is in
 * `explained` already gets none, and each field with a comment is added to it.
 */
export function annotate(value: unknown, schema: SchemaNode, explained: Set<SchemaNode>): string {
  return valueText(value, schema, { root: schema, explained, indent: '' })
}

type Place = { readonly root: SchemaNode; readonly explained: Set<SchemaNode>; readonly indent: string }

function valueText(value: unknown, node: SchemaNode, place: Place): string {
  if (Array.isArray(value)) return listText(value, node, place)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const { properties = {} } = objectIn(node, place.root)?.node ?? {}
  const inner = { ...place, indent: `${place.indent}  ` }
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  const lines = fields.flatMap(([name, field], index) => {
    const property = properties[name]
    if (property === undefined) throw new Error(`The schema does not describe "${name}".`)
    const text = `${inner.indent}${JSON.stringify(name)}: ${valueText(field, property, inner)}`
    return [...commentLines(property, inner), index === fields.length - 1 ? text : `${text},`]
  })
  return lines.length === 0 ? '{}' : ['{', ...lines, `${place.indent}}`].join('\n')
}

function listText(values: readonly unknown[], node: SchemaNode, place: Place): string {
  const { items = {} } = resolve(node, place.root)
  const inner = { ...place, indent: `${place.indent}  ` }
  const texts = values.map(value => valueText(value, items, inner))
  if (texts.every(text => !text.includes('\n'))) return `[${texts.join(', ')}]`
  return `[\n${texts.map(text => `${inner.indent}${text}`).join(',\n')}\n${place.indent}]`
}

function commentLines(property: SchemaNode, { root, explained, indent }: Place): readonly string[] {
  if (explained.has(property)) return []
  explained.add(property)
  const lines = ['']
  for (const word of descriptionOf(property, root).split(' ')) {
    const longer = `${lines.at(-1)} ${word}`
    if (`${indent}//${longer}`.length <= WIDTH) lines[lines.length - 1] = longer
    else lines.push(` ${word}`)
  }
  return lines.map(line => `${indent}//${line}`)
}
