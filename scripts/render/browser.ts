/** Runs the Chromium or Chrome of this machine, without a window and without a network. */

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge']

/** The paths of the installers for macOS and Windows, which are not on PATH. */
const INSTALLED = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
  // The pages send no requests. If one did, no host would be found.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  // The same glyph edges on every machine.
  '--font-render-hinting=none',
]

/** The path of the browser; undefined if there is none. The variable CHROMIUM overrides it. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const onPath = (env['PATH'] ?? '')
    .split(delimiter)
    .flatMap(directory => NAMES.map(name => join(directory, name)))
  return [env['CHROMIUM'] ?? '', ...onPath, ...INSTALLED].find(file => file !== '' && existsSync(file))
}

/** The HTML of a page after its scripts have run. */
export async function documentOf(browser: string, html: string): Promise<string> {
  return withPage(html, async (url, profile) => {
    const { stdout } = await runBrowser(browser, [profile, '--virtual-time-budget=20000', '--dump-dom', url])
    return stdout
  })
}

/** Saves a page as PNG, at 1.5 times the density. Sizes are CSS pixels. */
export async function savePicture(
  browser: string,
  html: string,
  file: string,
  size: { readonly width: number; readonly height: number },
): Promise<void> {
  await withPage(html, (url, profile) =>
    runBrowser(browser, [
      profile,
      '--virtual-time-budget=20000',
      `--window-size=${size.width},${size.height}`,
      '--force-device-scale-factor=1.5',
      `--screenshot=${file}`,
      url,
    ]),
  )
}

const execFileAsync = promisify(execFile)

function runBrowser(browser: string, args: readonly string[]) {
  return execFileAsync(browser, [...FLAGS, ...args], { maxBuffer: 64 * 1024 * 1024, timeout: 60_000 })
}

/** Writes the page to a file, because a data URL has a maximum length, and uses a new browser profile. */
async function withPage<T>(html: string, use: (url: string, profile: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'codex-model-fallback-page-'))
  try {
    const file = join(directory, 'page.html')
    await writeFile(file, html)
    return await use(pathToFileURL(file).href, `--user-data-dir=${join(directory, 'profile')}`)
  } finally {
    await rm(directory, { recursive: true, force: true, maxRetries: 5 })
  }
}
