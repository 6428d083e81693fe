/** The effort in the arguments of a probe. What the real CLI makes of it is compared in same-request.test.ts. */

import { describe, expect, it } from '@jest/globals'
import { EFFORT_UNSET, type Question } from '../../src/chain/index.ts'
import { NO_JOB_ARGUMENTS } from '../../src/cli/index.ts'
import type { CodexConfig } from '../../src/config/index.ts'
import { classify } from '../../src/verdict/index.ts'
import { askShell } from './fake-cli.ts'

type Asked = {
  readonly effort?: string
  readonly config?: Partial<CodexConfig>
  readonly question?: Partial<Question>
}

const setupOf = ({ effort, config }: Asked) => ({ effort, config: { mcpServers: [], ...config } })

/** The `-c` settings of the request in a probe, in their order. */
async function settingsOf(asked: Asked): Promise<readonly string[]> {
  const evidence = await askShell('printf "%s\\n" "$@" >&2', '', setupOf(asked), {}, asked.question)
  if (evidence.kind !== 'silent') throw new Error(JSON.stringify(evidence))
  return evidence.stderr.split('\n').filter(line => /model_(?:reasoning|verbosity)/.test(line))
}

const NO_SUMMARY = 'model_reasoning_summary="none"'
const PLAIN = { form: 'plain' } as const

describe('the effort of a probe', () => {
  it('is low in the lean form, and the job’s own default in the plain form, where none is given', async () => {
    expect(await settingsOf({})).toEqual([NO_SUMMARY, 'model_reasoning_effort="low"'])
    expect(await settingsOf({ question: PLAIN })).toEqual([])
  })

  it('is that of the input in both forms, before the settings of the job', async () => {
    const settings = ['model_reasoning_effort=medium']
    const config = { arguments: { ...NO_JOB_ARGUMENTS, settings } }
    const expected = ['model_reasoning_effort="xhigh"', ...settings]
    expect(await settingsOf({ effort: 'xhigh', config })).toEqual([...expected, NO_SUMMARY])
    expect(await settingsOf({ effort: 'xhigh', config, question: PLAIN })).toEqual(expected)
  })

  it('is left to the configuration that gives it, and so is a summary', async () => {
    expect(await settingsOf({ config: { request: { effort: 'high' } } })).toEqual([NO_SUMMARY])
    expect(await settingsOf({ config: { request: { effort: 'high', summary: 'auto' } } })).toEqual([])
  })

  it('comes last where it was adjusted, and is none at all where the model takes none', async () => {
    const question = { settings: { effort: 'high' } }
    expect(await settingsOf({ effort: 'xhigh', question })).toEqual([
      'model_reasoning_effort="xhigh"',
      NO_SUMMARY,
      'model_reasoning_effort="high"',
    ])
    const unset = { settings: { effort: EFFORT_UNSET } }
    expect(await settingsOf({ effort: 'xhigh', question: unset })).toEqual([NO_SUMMARY])
  })

  it('replaces the one in the table of a profile, which is above -c', async () => {
    const config = { request: { effort: 'xhigh' }, profileTable: 'ci' }
    const question = { ...PLAIN, settings: { effort: 'high', verbosity: 'low' } }
    expect(await settingsOf({ config, question })).toEqual([
      'profiles.ci.model_reasoning_effort="high"',
      'profiles.ci.model_verbosity="low"',
    ])
  })
})

describe('an effort that the CLI does not know', () => {
  // As 0.104 prints it.
  const refuse =
    'echo "Error loading config.toml: unknown variant \\`max\\`, expected one of \\`low\\`, \\`high\\`" >&2; echo "in \\`model_reasoning_effort\\`" >&2; exit 1'
  const verdictOf = async (asked: Asked) => {
    const evidence = await askShell(refuse, '', setupOf(asked), {}, asked.question)
    const context = {
      model: 'gpt-5.5',
      route: { kind: 'api-key', source: 'input' },
      now: new Date(0),
    } as const
    return classify(evidence, context)
  }

  it.each<[string, Asked]>([
    ['the input', { effort: 'max' }],
    ['the configuration', { config: { settings: { model_reasoning_effort: 'string' } } }],
  ])('is a wrong configuration of the job where %s gives it', async (_, asked) => {
    expect(await verdictOf(asked)).toMatchObject({
      kind: 'refused',
      finding: { reason: 'config-invalid', said: expect.stringContaining('unknown variant `max`') },
    })
  })

  it('is none of the job where it was adjusted', async () => {
    const question = { settings: { effort: 'max' } }
    const config = { settings: { model_reasoning_effort: 'string' } } as const
    for (const asked of [{ effort: 'high' }, { config }]) {
      expect(await verdictOf({ ...asked, question })).toMatchObject({ finding: { reason: 'codex-failed' } })
    }
  })
})
