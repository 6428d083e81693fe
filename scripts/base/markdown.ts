/** A Markdown table. The cells must not contain an unescaped `|`. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  separator = '---',
): string {
  return [head, head.map(() => separator), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')
}
