/** Every command in the documents can be typed: its script exists, and its help has the options. */

import { describe, expect, it } from '@jest/globals'
import { commandProblems, commandsOf, splitCommands } from './commands.ts'
import { DOCUMENTS, FILES, PAGES, readPage, textOf } from './markdown.ts'

const all = DOCUMENTS.flatMap(document => {
  const page = PAGES.get(document)
  return page === undefined ? [] : commandsOf(page).map(words => ({ document, words }))
})

describe('the commands in the documents', () => {
  it('are found in blocks and in sentences', () => {
    const texts = all.map(({ words }) => words.join(' '))
    expect(texts).toEqual(
      expect.arrayContaining([
        'npm ci',
        'npm run demo',
        'npm test',
        'npm run demo -- --live',
        'npm run facts -- latest',
      ]),
    )
    expect(all.length).toBeGreaterThan(40)
  })

  it.each(DOCUMENTS.filter(file => all.some(({ document }) => document === file)))(
    'of %s exist, with their options',
    async file => {
      const own = all.filter(({ document }) => document === file)
      const problems = await Promise.all(own.map(({ words }) => commandProblems(words)))
      expect(problems.flat()).toEqual([])
    },
  )
})

describe('code, workflows, examples and forms', () => {
  const files = FILES.filter(
    file => /\.(?:ts|ya?ml|sh|json)$/.test(file) && !/^(?:dist|__tests__)\/|package-lock/.test(file),
  )
  const named = (pattern: RegExp) =>
    files.flatMap(file => [...textOf(file).matchAll(pattern)].map(([, name = '']) => ({ file, name })))

  it('name only npm scripts that exist', async () => {
    const scripts = named(/\bnpm run ([a-z][\w:-]*\w)/g)
    expect(scripts.length).toBeGreaterThan(20)
    const problems = await Promise.all(scripts.map(({ name }) => commandProblems(['npm', 'run', name])))
    expect(problems.flat()).toEqual([])
  })

  it('name only files that exist, where they start one', () => {
    const started = named(/\b(?:node|bash) ((?:scripts|bench|loopback)\/[\w./-]+\w)/g)
    expect(started.length).toBeGreaterThan(10)
    expect(started.filter(({ name }) => !FILES.includes(name))).toEqual([])
  })
})

describe('the README’s commands', () => {
  it('are two lines that do all by themselves', () => {
    const { fences = [] } = PAGES.get('README.md') ?? {}
    const lines = fences
      .filter(({ language }) => language === 'bash')
      .flatMap(({ code }) => code.trim().split('\n'))
    expect(lines.map(line => line.replace(/ +#.*/, ''))).toEqual([
      'npm ci && npm run demo',
      'npm ci && npm test',
    ])
  })
})

describe('the check itself', () => {
  it.each([
    ['npm run nowhere', 'no such script'],
    ['npm run demo -- --nowhere', 'its help does not have --nowhere'],
    ['npm run demo -- nowhere', 'no scenario nowhere'],
    ['npm run types -- --strict', 'takes no arguments'],
    ['npm frobnicate', 'no command of npm'],
    ['npm test -- __tests__/nowhere', 'no such file'],
    ['node scripts/nowhere.ts', 'no such file'],
    ['bash scripts/nowhere.sh', 'no such file'],
    ['frobnicate --all', 'not a program'],
  ])('finds what is wrong with %s', async (command, problem) => {
    const [words = []] = splitCommands(command)
    expect((await commandProblems(words)).join()).toContain(problem)
  })

  it('reads a script as a shell does', () => {
    const script =
      'A=1 npm test -- a # why\nnpm ci && npm run demo\nfor f in x; do\n  gh verify "$f" || echo "no; $f"\ndone\n'
    expect(splitCommands(script)).toEqual([
      ['npm', 'test', '--', 'a'],
      ['npm', 'ci'],
      ['npm', 'run', 'demo'],
      ['for', 'f', 'in', 'x'],
      ['gh', 'verify', '"$f"'],
      ['echo', '"no; $f"'],
      ['done'],
    ])
  })

  it('takes no other block for commands', () => {
    expect(
      commandsOf(readPage('```text\nnpm run nowhere\n```\n\n```\n- uses: x\n```\n\nUse `node:` here.\n')),
    ).toEqual([])
  })
})
