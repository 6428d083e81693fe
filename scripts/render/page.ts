/** Converts Markdown to a page that looks as on GitHub: GitHub's dialect, alerts, Mermaid diagrams and colours. */

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { type Colours, styleOf } from './style.ts'

/** The title of each kind of alert. */
const ALERTS = { NOTE: 'Note', TIP: 'Tip', IMPORTANT: 'Important', WARNING: 'Warning', CAUTION: 'Caution' }

/** Markdown as HTML, as GitHub's parser produces it. Comments are removed, as GitHub's filter does. */
export function htmlOf(markdown: string): string {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  })
  return withAlerts(html.replaceAll(/<!--[\s\S]*?-->/g, ''))
}

function withAlerts(html: string): string {
  return html.replaceAll(
    /<blockquote>\s*<p>\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s+([\s\S]*?)<\/blockquote>/g,
    (_all, kind: keyof typeof ALERTS, rest: string) =>
      `<div class="alert ${kind.toLowerCase()}"><p class="title">${ALERTS[kind]}</p><p>${rest}</div>`,
  )
}

/** A whole page with its Mermaid diagrams. `data-height` of the root element is the height of the page. */
export async function pageOf(markdown: string, colours: Colours, width: number): Promise<string> {
  const html = htmlOf(markdown).replaceAll(
    /<pre><code class="language-mermaid">([\s\S]*?)<\/code><\/pre>/g,
    '<pre class="mermaid">$1</pre>',
  )
  const mermaid = html.includes('class="mermaid"') ? await mermaidScript(colours) : ''
  return `<!doctype html><html><head><meta charset="utf-8"><style>${styleOf(colours)}</style></head>
<body style="width:${width - 32}px"><div class="body">${html}</div>${mermaid}
<script>window.drawn = window.drawn ?? Promise.resolve();
window.drawn.then(() => { document.documentElement.dataset.height = Math.ceil(document.body.getBoundingClientRect().height) })
</script></body></html>`
}

/** Draws diagrams with GitHub's settings. An error is in `data-problem` of the root element. */
async function mermaidScript(colours: Colours): Promise<string> {
  const file = createRequire(import.meta.url).resolve('@mermaid-js/tiny')
  const source = (await readFile(file, 'utf8')).replaceAll('</script', '<\\/script')
  const theme = colours === 'dark' ? 'dark' : 'default'
  return `<script>${source}</script><script>
mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme: '${theme}' })
window.drawn = mermaid.run({ querySelector: '.mermaid' }).catch(error => {
  document.documentElement.dataset.problem = String(error?.message ?? error)
})</script>`
}
