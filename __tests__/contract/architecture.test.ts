/** The rules of ARCHITECTURE.md: rooms, one direction, one door, no circles, pure rooms. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { importsOf, ROOT, sourceFiles } from './imports.ts'

const MAX_FILES_PER_FOLDER = 14
const MAX_LINES_PER_FILE = 250

/** One table of reasons and their texts, which would be harder to read in parts. */
const LONG_TABLES = ['src/verdict/reason.ts']

const ARCHITECTURE = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8')
const FILES = sourceFiles('src')

/** The rooms in their order, as the tree in ARCHITECTURE.md lists them. */
const ROOMS = [...ARCHITECTURE.matchAll(/^ {2}(\w+)\/ .*?(?:\s(pure))?$/gm)].map(([, name = '', pure]) => ({
  name,
  isPure: pure !== undefined,
}))
const ORDER = ROOMS.map(room => room.name)

/** The room of a file in src; undefined for the entry, main.ts and everything outside of src. */
function roomOf(file: string): string | undefined {
  return /^src\/([^/]+)\//.exec(file)?.[1]
}

function violations(check: (file: string, target: string) => boolean): readonly string[] {
  return FILES.flatMap(file =>
    importsOf(file)
      .filter(({ target }) => check(file, target))
      .map(({ target }) => `${file} imports ${target}`),
  )
}

describe('the rooms', () => {
  it('are the folders of src, and nothing else is there but the entry and main.ts', () => {
    const entries = readdirSync(join(ROOT, 'src')).sort()
    expect(entries).toEqual([...ORDER, 'index.ts', 'main.ts'].sort())
  })

  it('have few files, of a size that can be read at once', () => {
    const folders = Map.groupBy(FILES, file => file.replace(/\/[^/]+$/, ''))
    const large = [...folders]
      .filter(([, files]) => files.length > MAX_FILES_PER_FOLDER)
      .map(([name]) => name)
    const long = FILES.filter(file => !LONG_TABLES.includes(file)).filter(
      file => readFileSync(join(ROOT, file), 'utf8').split('\n').length > MAX_LINES_PER_FILE + 1,
    )
    expect({ large, long }).toEqual({ large: [], long: [] })
  })

  it.each(ORDER.filter(name => name !== 'steps'))(
    'have a door that says in one sentence what %s is',
    name => {
      const door = readFileSync(join(ROOT, 'src', name, 'index.ts'), 'utf8')
      expect(door).toMatch(/^\/\*\* [A-Z][^\n]{20,200}\. \*\/\n|^\/\*\*\n \* [A-Z][^.]{20,250}\.\n \*\/\n/)
    },
  )
})

describe('an import in src', () => {
  it('never goes up the list of rooms', () => {
    const goesUp = (file: string, target: string): boolean => {
      const [from, to] = [roomOf(file), roomOf(target)]
      if (from === undefined) return false
      if (to === undefined) return target.startsWith('src/')
      return ORDER.indexOf(to) < ORDER.indexOf(from)
    }
    expect(violations(goesUp)).toEqual([])
  })

  it('enters another room through its door', () => {
    const isPastDoor = (file: string, target: string): boolean => {
      const to = roomOf(target)
      if (to === undefined || to === roomOf(file) || to === 'steps') return false
      return target !== `src/${to}/index.ts`
    }
    expect(violations(isPastDoor)).toEqual([])
  })

  it('is part of no circle, types included', () => {
    const imports = new Map(FILES.map(file => [file, importsOf(file).map(({ target }) => target)]))
    const done = new Set<string>()
    const findCircle = (file: string, path: readonly string[]): readonly string[] => {
      if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
      if (done.has(file)) return []
      for (const target of imports.get(file) ?? []) {
        const circle = findCircle(target, [...path, file])
        if (circle.length > 0) return circle
      }
      done.add(file)
      return []
    }
    expect(FILES.flatMap(file => findCircle(file, []))).toEqual([])
  })

  it('brings no system module and no @actions package into a pure room, also not through other files', () => {
    const isImpure = (target: string) => /^(?:node:|@actions\/)/.test(target)
    const findImpure = (file: string, seen: Set<string>): readonly string[] => {
      if (seen.has(file)) return []
      seen.add(file)
      const values = importsOf(file).filter(({ isTypeOnly }) => !isTypeOnly)
      return values.flatMap(({ target }) =>
        isImpure(target)
          ? [`${file} imports ${target}`]
          : target.startsWith('src/')
            ? findImpure(target, seen)
            : [],
      )
    }
    const pure = ROOMS.filter(room => room.isPure).map(room => room.name)
    expect(pure).toEqual(expect.arrayContaining(['comment', 'report', 'chain', 'verdict', 'redact']))
    const files = FILES.filter(file => pure.includes(roomOf(file) ?? ''))
    expect(files.flatMap(file => findImpure(file, new Set()))).toEqual([])
  })
})

describe('an import of tests, loopback, scripts and bench', () => {
  it('enters a room through its door', () => {
    const outside = ['__tests__', 'loopback', 'scripts', 'bench'].flatMap(sourceFiles)
    const pastDoors = outside.flatMap(file =>
      importsOf(file)
        .map(({ target }) => target)
        .filter(target => roomOf(target) !== undefined && !target.startsWith('src/steps/'))
        .filter(target => !target.endsWith('/index.ts') || target.split('/').length !== 3)
        .map(target => `${file} imports ${target}`),
    )
    expect(pastDoors).toEqual([])
  })
})

describe('the linter', () => {
  const { overrides } = JSON.parse(readFileSync(join(ROOT, 'biome.json'), 'utf8'))
  const restrictionsFor = (name: string): readonly string[] =>
    overrides
      .filter(({ includes }: { includes: string[] }) => includes.includes(`src/${name}/**`))
      .flatMap((override: { linter: { rules: { style: { noRestrictedImports: Restriction } } } }) =>
        override.linter.rules.style.noRestrictedImports.options.patterns.flatMap(({ group }) => group),
      )

  it.each(ORDER)('keeps %s from importing a room above it', name => {
    const above = ORDER.slice(0, ORDER.indexOf(name))
    expect(restrictionsFor(name)).toEqual(expect.arrayContaining(above.map(room => `**/${room}/**`)))
  })

  it.each(ROOMS.filter(room => room.isPure).map(room => room.name))('keeps %s pure', name => {
    expect(restrictionsFor(name)).toEqual(expect.arrayContaining(['node:*', '@actions/*']))
  })
})

type Restriction = {
  readonly options: { readonly patterns: readonly { readonly group: readonly string[] }[] }
}
