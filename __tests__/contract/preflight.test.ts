/** The reusable workflow has what the action has, and uses the action of its own commit. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { actionCopy, COPY, fillYamlParts, LEFT_OUT, SECRETS } from '../../scripts/readme/preflight.ts'
import { actionFile, ROOT, readText } from './language-service.ts'

type Texts = Readonly<Record<string, string>>
type Input = { readonly description: string; readonly type: string; readonly default?: string }
type Preflight = {
  readonly on: {
    readonly workflow_call: {
      readonly inputs: Readonly<Record<string, Input>>
      readonly secrets: Readonly<
        Record<string, { readonly description: string; readonly required?: boolean }>
      >
      readonly outputs: Readonly<Record<string, { readonly description: string; readonly value: string }>>
    }
  }
  readonly jobs: {
    readonly preflight: {
      readonly outputs: Texts
      readonly steps: readonly { readonly id?: string; readonly uses?: string; readonly with?: Texts }[]
    }
  }
}

const action = await actionFile()
const { on, jobs }: Preflight = parse(await readText('.github/workflows/preflight.yml'))
const { inputs, secrets, outputs } = on.workflow_call
const step = jobs.preflight.steps.at(-1)

describe('preflight.yml', () => {
  it.each(Object.keys(action.inputs))('has the input %s of the action, or a reason against it', name => {
    const kinds = [name in inputs, name in secrets, name in LEFT_OUT]
    expect(kinds.filter(Boolean)).toHaveLength(1)
    if (name in LEFT_OUT) expect(LEFT_OUT[name]).toMatch(/\w/)
    if (!(name in inputs)) return
    const { description, default: value } = action.inputs[name] ?? {}
    expect(inputs[name]).toEqual({ description, type: 'string', ...(value ? { default: value } : {}) })
  })

  it('leaves out no input that does not exist', () => {
    expect([...Object.keys(LEFT_OUT), ...SECRETS].filter(name => !(name in action.inputs))).toEqual([])
  })

  it('passes on each of these inputs and secrets under its own name, and nothing else', () => {
    const passed = Object.fromEntries(
      Object.keys(action.inputs)
        .filter(name => !(name in LEFT_OUT))
        .map(name => [name, `$\{{ ${name in secrets ? 'secrets' : 'inputs'}.${name} }}`]),
    )
    const home = `$\{{ steps.home.outputs.directory || inputs.codex-home }}`
    expect(step?.with).toEqual({ ...passed, 'codex-home': home })
  })

  it('needs no input and no secret', () => {
    for (const entry of [...Object.values(inputs), ...Object.values(secrets)]) {
      expect(entry).not.toHaveProperty('required')
      expect(entry.description).toMatch(/\.$/)
    }
  })

  it('hands out outputs of the action, with their descriptions', () => {
    expect(Object.keys(outputs)).toEqual(
      expect.arrayContaining(['model', 'available-models', 'route', 'codex-version', 'effort', 'usage-left']),
    )
    for (const [name, { description, value }] of Object.entries(outputs)) {
      expect({ name, description }).toEqual({ name, description: action.outputs[name]?.description })
      expect(value).toBe(`$\{{ jobs.preflight.outputs.${name} }}`)
      expect(jobs.preflight.outputs[name]).toBe(`$\{{ steps.${step?.id}.outputs.${name} }}`)
    }
  })

  it('uses a copy of action.yml that starts the same files', async () => {
    expect(step?.uses).toBe(`$/${COPY}`)
    const copy = parse(await readText(join(COPY, 'action.yml')))
    const original = parse(await readText('action.yml'))
    expect({ ...copy, runs: undefined }).toEqual({ ...original, runs: undefined })
    expect(copy.runs.using).toBe(original.runs.using)
    for (const stage of ['main', 'post']) {
      expect(join(COPY, copy.runs[stage])).toBe(original.runs[stage])
      expect(existsSync(join(ROOT, COPY, copy.runs[stage]))).toBe(true)
    }
  })
})

describe('the parts of a YAML file', () => {
  it('get the indentation of their comment', () => {
    const text = 'a:\n  # part: x\n  old: 1\n  # /part\nb: 2\n'
    expect(fillYamlParts(text, new Map([['x', 'new:\n  deep: 1']]))).toBe(
      'a:\n  # part: x\n  new:\n    deep: 1\n  # /part\nb: 2\n',
    )
  })

  it('must have a comment each, and the comments a part', () => {
    expect(() => fillYamlParts('# part: x\n# /part\n', new Map())).toThrow('no part "x"')
    expect(() => fillYamlParts('', new Map([['y', '']]))).toThrow('no comment for the part y')
  })
})

it('a copy changes nothing but the paths of the bundle', () => {
  const text = "description: 'main: dist/x.js'\nruns:\n  main: dist/index.js\n  post: dist/index.js\n"
  expect(actionCopy(text).replace(/^#.*\n/gm, '')).toBe(
    "description: 'main: dist/x.js'\nruns:\n  main: ../../../dist/index.js\n  post: ../../../dist/index.js\n",
  )
})
