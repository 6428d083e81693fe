import { execFileSync } from 'node:child_process'
import { mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { runProcess } from '../../src/cli/index.ts'

/** Runs a shell script and collects the lines of its stdout. */
async function runScript(script: string, lineLimitBytes?: number) {
  const lines: string[] = []
  const command = {
    file: '/bin/sh',
    args: ['-c', script],
    cwd: '/',
    env: { PATH: process.env['PATH'] ?? '' },
  }
  const limit = lineLimitBytes === undefined ? {} : { lineLimitBytes }
  const { ended } = runProcess(command, { timeoutMs: 60_000, onLine: line => lines.push(line), ...limit })
  const result = await ended
  return { lines, stderr: result.kind === 'exited' ? result.stderr : JSON.stringify(result) }
}

/** The lines of a process that writes these bytes. */
async function linesOf(output: string, lineLimitBytes?: number): Promise<readonly string[]> {
  await using dir = await mkdtempDisposable(join(tmpdir(), 'process-'))
  const file = join(dir.path, 'output')
  await writeFile(file, output)
  return (await runScript(`cat '${file}'`, lineLimitBytes)).lines
}

describe('the lines of stdout', () => {
  it.each([
    ['several lines', 'a\nb\n\nc\n', ['a', 'b', '', 'c']],
    ['line ends of Windows', 'a\r\nb\r\n', ['a', 'b']],
    ['an unfinished last line, which is ignored', 'a\nb', ['a']],
    ['no output', '', []],
  ])('are received: %s', async (_name, output, lines) => {
    expect(await linesOf(output)).toEqual(lines)
  })

  it('are received whole when they come in pieces', async () => {
    const { lines } = await runScript(
      `printf 'a\\303'; sleep 0.1; printf '\\244b\\r'; sleep 0.1; printf '\\nc\\n'`,
    )
    expect(lines).toEqual(['aäb', 'c'])
  })

  it('are received whole, whatever their text and wherever a pipe splits them', async () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 40 }).filter(text => !/[\r\n]/.test(text))
    await fc.assert(
      fc.asyncProperty(fc.array(line), fc.integer({ min: 0, max: 8 }), async (lines, shift) => {
        // Longer than a pipe's 64 KiB, so the output comes in several chunks that end within characters.
        const long = 'x'.repeat(shift) + '🚫é'.repeat(30_000)
        const sent = [long, ...lines, long]
        const received = await linesOf(sent.map(text => `${text}\n`).join(''))
        expect(received).toEqual(sent.map(text => Buffer.from(text).toString()))
      }),
      { numRuns: 30 },
    )
  })

  it('are dropped when they are longer than the limit', async () => {
    expect(await linesOf('12345\n123456\nok\n', 5)).toEqual(['12345', 'ok'])
    expect(await linesOf(`${'x'.repeat(1024 * 1024 + 1)}\nok\n`)).toEqual(['ok'])
  })
})

describe('the tail of stderr', () => {
  it.each([
    ['nothing', ':', ''],
    ['less than the limit', 'printf ab >&2', 'ab'],
    ['the end of a longer text', "printf '%010000dend' 0 >&2", `${'0'.repeat(8189)}end`],
  ])('is kept: %s', async (_name, script, stderr) => {
    expect((await runScript(script)).stderr).toBe(stderr)
  })
})

describe('the memory for a flood without a line end', () => {
  const FLOOD_BYTES = 800_000_000

  it.each(['>&1', '>&2'])('is bounded for output %s', redirect => {
    const script = join(import.meta.dirname, 'fixtures/read-flood.ts')
    const flood = `head -c ${FLOOD_BYTES} /dev/zero ${redirect}`
    const args = ['--disable-warning=ExperimentalWarning', script, flood]
    const printed = execFileSync(process.execPath, args, { encoding: 'utf8' })
    expect(Number(printed)).toBeGreaterThan(0)
    expect(Number(printed) * 1024).toBeLessThan(FLOOD_BYTES / 2)
  })
})
