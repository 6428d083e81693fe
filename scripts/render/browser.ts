/** Pages drawn by the Chromium or Chrome of this machine, without a window and without a network of its own. */

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge']

/** Where the installers of macOS and Windows put it, which is not on PATH. */
const PLACES = [
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
  // A page of ours asks for nothing; whatever would be asked for all the same finds nobody.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  // Letters have the same edges on every machine.
  '--font-render-hinting=none',
]

/** The browser's executable; undefined where there is none. CHROMIUM names another one. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const onPath = (env['PATH'] ?? '').split(delimiter).flatMap(place => NAMES.map(name => join(place, name)))
  return [env['CHROMIUM'] ?? '', ...onPath, ...PLACES].find(file => file !== '' && existsSync(file))
}

/** The document of a page as HTML, once its scripts are done. */
export async function documentOf(browser: string, html: string): Promise<string> {
  return withPage(html, async (url, profile) => {
    const { stdout } = await start(browser, [profile, '--virtual-time-budget=20000', '--dump-dom', url])
    return stdout
  })
}

/** A picture of a page as PNG, sharp on screens of a higher density too; sizes are CSS pixels. */
export async function pictureOf(
  browser: string,
  html: string,
  file: string,
  size: { readonly width: number; readonly height: number },
): Promise<void> {
  await withPage(html, (url, profile) =>
    start(browser, [
      profile,
      '--virtual-time-budget=20000',
      `--window-size=${size.width},${size.height}`,
      '--force-device-scale-factor=1.5',
      `--screenshot=${file}`,
      url,
    ]),
  )
}

const run = promisify(execFile)

function start(browser: string, args: readonly string[]) {
  return run(browser, [...FLAGS, ...args], { maxBuffer: 64 * 1024 * 1024, timeout: 60_000 })
}

/** Gives the page as a file, since an address that holds a page is limited in length, and a profile of its own. */
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
