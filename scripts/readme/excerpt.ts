/** An excerpt of an example workflow for a page: a job, a key or a step, as it stands in the file. */

import { isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml'

/**
 * The lines of the values at the paths, in the order of the paths, without their common indentation. A path has the keys
 * of the file joined by dots, such as `jobs.review.strategy`. A step is named by its `id`, or by its place: `steps.1`.
 *
 * @throws Error for a path that the file does not have
 */
export function excerptOf(text: string, paths: readonly string[]): string {
  const blocks = paths.map(path => dedent(linesAt(text, path)))
  return `\`\`\`yaml\n${blocks.join('\n\n')}\n\`\`\``
}

function linesAt(text: string, path: string): readonly string[] {
  const counter = new LineCounter()
  const keys = path.split('.')
  let node: unknown = parseDocument(text, { lineCounter: counter }).contents
  let start = 0
  for (const key of keys) {
    const found = childOf(node, key)
    if (found === undefined) throw new Error(`The example has no "${path}".`)
    start = found.start
    node = found.value
  }
  const end = rangeOf(node)[1]
  const lines = text.split('\n')
  const first = withComment(lines, counter.linePos(start).line - 1)
  const last = counter.linePos(text.slice(0, end).trimEnd().length).line
  return lines.slice(first, last)
}

type Child = { readonly start: number; readonly value: unknown }

function childOf(node: unknown, key: string): Child | undefined {
  if (isMap(node)) {
    const pair = node.items.find(item => String(item.key) === key)
    return pair === undefined ? undefined : { start: rangeOf(pair.key)[0], value: pair.value }
  }
  if (!isSeq(node)) return undefined
  const item = node.items.find(one => isMap(one) && one.get('id') === key) ?? node.items[Number(key)]
  return item === undefined ? undefined : { start: rangeOf(item)[0], value: item }
}

function rangeOf(node: unknown): readonly [number, number] {
  const range = (node as Node | null)?.range
  if (!range) throw new Error('The node has no place in the file.')
  return [range[0], range[1]]
}

/** The line of the first comment directly above a line. */
function withComment(lines: readonly string[], index: number): number {
  let first = index
  while (first > 0 && lines[first - 1]?.trim().startsWith('#')) first -= 1
  return first
}

function dedent(lines: readonly string[]): string {
  const widths = lines.filter(line => line.trim() !== '').map(line => line.length - line.trimStart().length)
  const width = Math.min(...widths)
  return lines.map(line => line.slice(width)).join('\n')
}
