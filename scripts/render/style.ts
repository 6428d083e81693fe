/** Sizes, spacing and colours that approximate a comment on GitHub in its two themes. */

export type Colours = 'light' | 'dark'

const THEMES = {
  light: {
    back: '#ffffff',
    text: '#1f2328',
    faint: '#59636e',
    line: '#d1d9e0',
    code: '#818b981f',
    row: '#f6f8fa',
    link: '#0969da',
    note: '#0969da',
    tip: '#1a7f37',
    important: '#8250df',
    warning: '#9a6700',
  },
  dark: {
    back: '#0d1117',
    text: '#f0f6fc',
    faint: '#9198a1',
    line: '#3d444d',
    code: '#656c7633',
    row: '#151b23',
    link: '#4493f8',
    note: '#4493f8',
    tip: '#3fb950',
    important: '#ab7df8',
    warning: '#d29922',
  },
} as const

/** The style sheet of a page. */
export function styleOf(colours: Colours): string {
  const theme = THEMES[colours]
  const alerts = (['note', 'tip', 'important', 'warning'] as const).map(
    kind => `.alert.${kind} { border-color: ${theme[kind]} } .${kind} .title { color: ${theme[kind]} }`,
  )
  return `
body { margin: 0; padding: 16px; background: ${theme.back}; color: ${theme.text};
  font: 14px/1.5 -apple-system, BlinkMacSystemFont, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif, "Noto Color Emoji" }
.body { border: 1px solid ${theme.line}; border-radius: 6px; padding: 16px }
.body > :first-child { margin-top: 0 } .body > :last-child { margin-bottom: 0 }
p, ul, table, pre, details, .alert { margin: 0 0 16px }
h2 { font-size: 21px; line-height: 1.25; border-bottom: 1px solid ${theme.line}; padding-bottom: .3em; margin: 24px 0 16px }
h3 { font-size: 17.5px; line-height: 1.25; margin: 24px 0 16px }
a { color: ${theme.link} } ul { padding-left: 2em }
code { font: 85%/1.5 ui-monospace, "Liberation Mono", Menlo, monospace; background: ${theme.code};
  padding: .2em .4em; border-radius: 6px; white-space: break-spaces }
pre { background: ${theme.row}; padding: 16px; border-radius: 6px; overflow: auto; line-height: 1.45 }
pre code { background: none; padding: 0; white-space: pre }
table { border-collapse: collapse; display: block; max-width: 100%; overflow: auto; width: max-content }
th, td { border: 1px solid ${theme.line}; padding: 6px 13px } th { font-weight: 600 }
tr:nth-child(2n) td { background: ${theme.row} }
sub { font-size: 75%; line-height: 1.5; vertical-align: baseline; position: relative; bottom: -.25em }
summary { cursor: pointer } details > :nth-child(2) { margin-top: 10px }
.alert { border-left: .25em solid; padding: 8px 16px } .alert p { margin: 0 } .alert .title { font-weight: 500; margin-bottom: 4px }
.mermaid { font-size: 16px } ${alerts.join(' ')}`
}
