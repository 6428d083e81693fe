/** What the report says about the inputs: those that the workflow gives, and none that may be a secret. */

import { describe, expect, it } from '@jest/globals'
import { givenInputs } from '../../src/inputs/index.ts'
import { actionFile } from '../contract/language-service.ts'

const show = (given: Readonly<Record<string, string>>) =>
  givenInputs(
    name => given[name] ?? '',
    text => `<${text}>`,
  )

/** Inputs whose value may be a secret, or hold one. */
const HIDDEN = [
  'openai-api-key',
  'fallback-openai-api-key',
  'github-token',
  'codex-args',
  'responses-api-endpoint',
]

describe('the inputs in a report', () => {
  it('are none where all have their defaults, which are those of action.yml', async () => {
    const { inputs } = await actionFile()
    const defaults = Object.fromEntries(
      Object.entries(inputs).map(([name, input]) => [
        name,
        (input.default ?? '').replace(/^\$\{\{.*/s, 'job'),
      ]),
    )
    expect(show(defaults)).toEqual([])
    expect(show({})).toEqual([])
  })

  it('are all that are for users, with a sanitized value or none', async () => {
    const { inputs } = await actionFile()
    const names = Object.entries(inputs)
      .filter(([, { description = '' }]) => !description.startsWith('Not for users.'))
      .map(([name]) => name)
    const shown = show(Object.fromEntries(names.map(name => [name, ` value of ${name} `])))
    expect(shown.map(({ name }) => name).toSorted()).toEqual(names.toSorted())
    for (const { name, value } of shown) {
      expect([name, value]).toEqual([name, HIDDEN.includes(name) ? '(given)' : `<value of ${name}>`])
    }
  })

  it('tell a token of the workflow’s own, and a missing one', () => {
    expect(show({ 'github-token': 'a', 'job-token': 'a' })).toEqual([])
    expect(show({ 'github-token': 'b', 'job-token': 'a' })).toEqual([
      { name: 'github-token', value: '(given)' },
    ])
    expect(show({ 'job-token': 'a' })).toEqual([{ name: 'github-token', value: '(empty)' }])
  })
})
