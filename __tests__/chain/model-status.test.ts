import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import type { Attempt } from '../../src/chain/attempt.ts'
import { chainStatus, modelStatus, stopsChain } from '../../src/chain/model-status.ts'
import {
  type Answer,
  accepted,
  arbitraryRun,
  attemptsAt,
  cancelled,
  doubted,
  refused,
  unsettled,
} from './scripted-route.ts'

const standing = (...answers: readonly Answer[]) => modelStatus('m', attemptsAt('m', ...answers))

describe('standingOf', () => {
  it('knows nothing of a model that was not probed', () => {
    expect(modelStatus('m', attemptsAt('other', accepted()))).toEqual({ kind: 'untried', model: 'm' })
  })

  it('takes a cancelled probe for none', () => {
    expect(standing(cancelled())).toEqual({ kind: 'untried', model: 'm' })
    expect(standing(refused('no-access'), cancelled()).kind).toBe('refused')
  })

  it('settles what is refused for good at once', () => {
    expect(standing(refused('no-access'))).toMatchObject({ kind: 'refused', confirmed: false })
  })

  it('takes one ambiguous refusal for no proof', () => {
    expect(standing(doubted()).kind).toBe('unsettled')
  })

  it.each([
    ['the same refusal', [doubted(), doubted()]],
    ['another refusal of the model', [doubted(), refused('no-access', { lasting: 'ambiguous' })]],
    ['the same refusal after a failure on the way', [doubted(), unsettled('server-error'), doubted()]],
  ])('takes an ambiguous refusal that was confirmed by %s', (_name, answers) => {
    expect(standing(...answers)).toMatchObject({ kind: 'refused', confirmed: true })
  })

  it('does not take a failure of the route for the confirmation of one of the model', () => {
    expect(standing(refused('workspace-blocked'), doubted()).kind).toBe('unsettled')
  })

  it.each([
    ['unsupported-setting'],
    ['prompt-blocked'],
    ['server-error'],
    ['timed-out'],
    ['unrecognized'],
  ] as const)('takes %s for no proof against the model, though the verdict calls it refused', reason => {
    expect(standing(refused(reason), refused(reason)).kind).toBe('unsettled')
  })

  it('calls an accept after a refusal flapping, and names the settings and the model that answered', () => {
    expect(standing(doubted(), accepted('gpt-other'))).toEqual({
      kind: 'accepted',
      model: 'm',
      flapped: true,
      settings: {},
      servedModel: 'gpt-other',
    })
  })

  it.each([
    ['a failure on the way', unsettled('server-error')],
    ['a refused setting', refused('unsupported-setting')],
  ])('does not call an accept after %s flapping', (_name, before) => {
    expect(standing(before, accepted())).toMatchObject({ kind: 'accepted', flapped: false })
  })

  it('keeps the chain in its order', () => {
    const attempts = [...attemptsAt('b', accepted()), ...attemptsAt('a', refused('no-access'))]
    expect(chainStatus({ chain: ['a', 'b', 'c'] }, attempts).map(({ model, kind }) => [model, kind])).toEqual(
      [
        ['a', 'refused'],
        ['b', 'accepted'],
        ['c', 'untried'],
      ],
    )
  })

  it('follows the last probe in any world', () => {
    return fc.assert(
      fc.property(arbitraryRun, ({ policy, attempts }) => {
        for (const model of policy.chain) {
          const own = attempts.filter(
            ({ verdict, ...of }) => of.model === model && verdict.kind !== 'cancelled',
          )
          const last: Attempt | undefined = own.at(-1)
          const { kind } = modelStatus(model, attempts)
          expect(kind === 'untried').toBe(last === undefined)
          expect(kind === 'accepted').toBe(last?.verdict.kind === 'accepted')
          if (kind === 'refused') expect(last?.verdict.kind).toBe('refused')
        }
      }),
    )
  })
})

describe('stopsTheChain', () => {
  it.each([
    ['a failure of the route', refused('usage-limit'), true],
    ['a failure of the route in doubt', refused('workspace-blocked'), true],
    ['a failure of the route that may pass', unsettled('auth-rejected', { lasting: 'temporary' }), true],
    ['a missing CLI', refused('codex-missing'), true],
    ['an old CLI', refused('needs-newer-codex'), false],
    ['a CLI that fails', unsettled('codex-failed'), false],
    ['a failure of the model', refused('no-access'), false],
    ['a failure on the way', unsettled('unreachable'), false],
    ['an accepted model', accepted(), false],
  ])('knows %s', (_name, answer, expected) => {
    expect(stopsChain(standing(answer))).toBe(expected)
  })
})
