import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { chainStatus, modelStatus, stopsChain } from '../../src/chain/index.ts'
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

const statusAfter = (...answers: readonly Answer[]) => modelStatus('m', attemptsAt('m', ...answers))

describe('the status of a model', () => {
  it('is untried without a probe of it', () => {
    expect(modelStatus('m', attemptsAt('other', accepted()))).toEqual({ kind: 'untried', model: 'm' })
  })

  it('does not depend on a cancelled probe', () => {
    expect(statusAfter(cancelled())).toEqual({ kind: 'untried', model: 'm' })
    expect(statusAfter(refused('no-access'), cancelled()).kind).toBe('refused')
  })

  it('is refused after one permanent refusal', () => {
    expect(statusAfter(refused('no-access'))).toMatchObject({ kind: 'refused', confirmed: false })
  })

  it('is unsettled after one ambiguous refusal', () => {
    expect(statusAfter(doubted()).kind).toBe('unsettled')
  })

  it.each([
    ['the same refusal', [doubted(), doubted()]],
    ['another refusal of the model', [doubted(), refused('no-access', { lasting: 'ambiguous' })]],
    ['the same refusal after a server error', [doubted(), unsettled('server-error'), doubted()]],
  ])('is refused when an ambiguous refusal is confirmed by %s', (_name, answers) => {
    expect(statusAfter(...answers)).toMatchObject({ kind: 'refused', confirmed: true })
  })

  it('is unsettled when only a failure of the route came before an ambiguous refusal', () => {
    expect(statusAfter(refused('workspace-blocked'), doubted()).kind).toBe('unsettled')
  })

  it.each([
    ['unsupported-setting'],
    ['prompt-blocked'],
    ['server-error'],
    ['timed-out'],
    ['unrecognized'],
  ] as const)('is unsettled after %s, even if the verdict calls it refused', reason => {
    expect(statusAfter(refused(reason), refused(reason)).kind).toBe('unsettled')
  })

  it('is flapped when accepted after a refusal, with the settings and the model that answered', () => {
    expect(statusAfter(doubted(), accepted('gpt-other'))).toEqual({
      kind: 'accepted',
      model: 'm',
      flapped: true,
      settings: {},
      servedModel: 'gpt-other',
    })
  })

  it.each([
    ['a server error', unsettled('server-error')],
    ['a refused setting', refused('unsupported-setting')],
  ])('is not flapped when accepted after %s', (_name, before) => {
    expect(statusAfter(before, accepted())).toMatchObject({ kind: 'accepted', flapped: false })
  })

  it('is listed in the order of the chain', () => {
    const attempts = [...attemptsAt('b', accepted()), ...attemptsAt('a', refused('no-access'))]
    expect(chainStatus({ chain: ['a', 'b', 'c'] }, attempts).map(({ model, kind }) => [model, kind])).toEqual(
      [
        ['a', 'refused'],
        ['b', 'accepted'],
        ['c', 'untried'],
      ],
    )
  })

  it('follows from the last probe that was not cancelled, for any run', () => {
    return fc.assert(
      fc.property(arbitraryRun, ({ policy, attempts }) => {
        for (const model of policy.chain) {
          const last = attempts.findLast(
            attempt => attempt.model === model && attempt.verdict.kind !== 'cancelled',
          )
          const { kind } = modelStatus(model, attempts)
          expect(kind === 'untried').toBe(last === undefined)
          expect(kind === 'accepted').toBe(last?.verdict.kind === 'accepted')
          if (kind === 'refused') expect(last?.verdict.kind).toBe('refused')
        }
      }),
    )
  })
})

describe('stopsChain', () => {
  it.each([
    ['a failure of the route', refused('usage-limit'), true],
    ['an ambiguous failure of the route', refused('workspace-blocked'), true],
    ['a temporary failure of the route', unsettled('auth-rejected', { lasting: 'temporary' }), true],
    ['a missing CLI', refused('codex-missing'), true],
    ['a refused configuration', refused('config-invalid'), true],
    ['an old CLI', refused('needs-newer-codex'), false],
    ['a CLI that fails', unsettled('codex-failed'), false],
    ['a failure of the model', refused('no-access'), false],
    ['an unreachable server', unsettled('unreachable'), true],
    ['an accepted model', accepted(), false],
  ])('for %s', (_name, answer, expected) => {
    expect(stopsChain(statusAfter(answer))).toBe(expected)
  })
})
