/**
 * The issue forms are valid for GitHub, by the rules of docs.github.com ("Syntax for GitHub's form schema", "Common
 * validation errors when creating issue forms"), and ask for what the action writes.
 */

import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import { issueUrl } from '../../src/runner/index.ts'

const FORMS = new URL('../../.github/ISSUE_TEMPLATE/', import.meta.url)

type Element = {
  readonly type: string
  readonly id?: string
  readonly attributes: Readonly<Record<string, unknown>>
  readonly validations?: { readonly required?: boolean }
}

type Form = { readonly name: string; readonly body: readonly Element[] }

const read = (file: string) => parse(readFileSync(new URL(file, FORMS), 'utf8'))

const TEXT = { type: 'string', pattern: '\\S' }
const NAMES = { type: 'array', items: TEXT, uniqueItems: true }

/** An element that takes an input, with the attributes of its type. */
const element = (type: string, attributes: object, required: readonly string[] = ['label']) => ({
  type: 'object',
  required: ['type', 'attributes'],
  additionalProperties: false,
  properties: {
    type: { const: type },
    id: { type: 'string', pattern: '^[A-Za-z0-9_-]+$' },
    attributes: {
      type: 'object',
      required,
      additionalProperties: false,
      properties: { label: TEXT, description: TEXT, ...attributes },
    },
    validations: {
      type: 'object',
      additionalProperties: false,
      properties: { required: { type: 'boolean' } },
    },
  },
})

const MARKDOWN = {
  type: 'object',
  required: ['type', 'attributes'],
  additionalProperties: false,
  properties: {
    type: { const: 'markdown' },
    attributes: {
      type: 'object',
      required: ['value'],
      additionalProperties: false,
      properties: { value: TEXT },
    },
  },
}

// "None" is what GitHub offers itself where no option is required.
const OPTIONS = { ...NAMES, minItems: 1, items: { ...TEXT, not: { pattern: '^\\s*[Nn]one\\s*$' } } }
const CHECKBOX = {
  type: 'object',
  required: ['label'],
  additionalProperties: false,
  properties: { label: TEXT, required: { type: 'boolean' } },
}

const FORM = {
  type: 'object',
  required: ['name', 'description', 'body'],
  additionalProperties: false,
  properties: {
    name: TEXT,
    description: TEXT,
    title: TEXT,
    type: TEXT,
    labels: NAMES,
    assignees: NAMES,
    projects: NAMES,
    body: {
      type: 'array',
      contains: { not: { properties: { type: { const: 'markdown' } } } },
      items: {
        oneOf: [
          MARKDOWN,
          element('textarea', { placeholder: TEXT, value: TEXT, render: TEXT }),
          element('input', { placeholder: TEXT, value: TEXT }),
          element(
            'dropdown',
            { multiple: { type: 'boolean' }, options: OPTIONS, default: { type: 'integer' } },
            ['label', 'options'],
          ),
          element('checkboxes', { options: { type: 'array', minItems: 1, items: CHECKBOX } }, [
            'label',
            'options',
          ]),
        ],
      },
    },
  },
}

const CONFIG = {
  type: 'object',
  additionalProperties: false,
  properties: {
    blank_issues_enabled: { type: 'boolean' },
    contact_links: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'url', 'about'],
        additionalProperties: false,
        properties: { name: TEXT, url: { type: 'string', pattern: '^https://' }, about: TEXT },
      },
    },
  },
}

const ajv = new Ajv2020({ allErrors: true, strict: false })

function problemsOf(value: unknown, schema: object): readonly unknown[] {
  const check = ajv.compile(schema)
  return check(value) ? [] : (check.errors ?? [])
}

const files = readdirSync(FORMS).filter(file => file !== 'config.yml')

/** Labels that differ only in case or punctuation count as the same. */
const plainLabel = ({ attributes }: Element) =>
  String(attributes['label'])
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

describe.each(files)('the issue form %s', file => {
  const form: Form = read(file)
  const inputs = form.body.filter(({ type }) => type !== 'markdown')

  it('has the shape that GitHub accepts', () => expect(problemsOf(form, FORM)).toEqual([]))

  it('has ids and labels that differ', () => {
    const ids = inputs.map(({ id }) => id)
    expect(new Set(ids).size).toBe(inputs.length)
    expect(new Set(inputs.map(plainLabel)).size).toBe(inputs.length)
  })

  it('requires little, and the report file, into which a file can be dropped', () => {
    const required = inputs.filter(({ validations }) => validations?.required === true)
    expect(required.length).toBeLessThanOrEqual(2)
    const report = required.find(({ id }) => id === 'report')
    // GitHub takes no attachment in a field with `render`.
    expect(report?.attributes).not.toHaveProperty('render')
    const description = String(report?.attributes['description'])
    expect(description).toContain('`report-file`')
    expect(description).toMatch(/Look through it once more/)
    const [lines = ''] = /(?<=```yaml\n)[\s\S]*?(?=\n```)/.exec(description) ?? []
    expect(parse(lines)).toEqual([
      {
        uses: 'actions/upload-artifact@v7',
        if: 'always()',
        with: { name: 'codex-model-fallback', path: `$\{{ runner.temp }}/codex-model-fallback/*.json` },
      },
    ])
  })

  it('is found by the address that the action prints', () => {
    const [name = ''] = file.split('.')
    if (name !== 'bug' && name !== 'unrecognized') throw new Error(`No message names ${file}.`)
    expect(issueUrl({}, name)).toMatch(new RegExp(`\\?template=${file.replace('.', '\\.')}$`))
  })
})

it('the forms have names that differ, and the links beside them are complete', () => {
  expect(new Set(files.map(file => read(file).name)).size).toBe(files.length)
  expect(problemsOf(read('config.yml'), CONFIG)).toEqual([])
})

it('a form with a mistake is refused', () => {
  const good = (): { body: Record<string, unknown>[] } => read('bug.yml')
  const [first = {}, second = {}] = good().body
  const wrong = [
    { ...good(), body: [first] },
    { ...good(), name: ' ' },
    { ...good(), extra: 1 },
    { ...good(), body: [{ ...second, id: 'two words' }] },
    { ...good(), body: [{ ...second, type: 'text' }] },
    { ...good(), body: [{ ...second, attributes: {} }] },
    { ...good(), body: [{ ...second, type: 'dropdown', attributes: { label: 'x', options: ['None'] } }] },
    { ...good(), body: [{ ...second, type: 'dropdown', attributes: { label: 'x', options: ['a', true] } }] },
  ]
  expect(wrong.map(form => problemsOf(form, FORM).length > 0)).toEqual(wrong.map(() => true))
})
