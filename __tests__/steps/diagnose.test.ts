/** What a report says about machine, workflow and Codex: facts of a limited size, and no part of a secret. */

import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { NO_JOB_ARGUMENTS, readJobArguments } from '../../src/cli/index.ts'
import { buildReport } from '../../src/report/index.ts'
import type { CodexSetup } from '../../src/route/index.ts'
import { createSecretStore } from '../../src/runner/index.ts'
import { diagnose } from '../../src/steps/diagnose/diagnose.ts'
import { anyCharacter } from '../any-character.ts'
import { policyOf } from '../chain/scripted-route.ts'
import { sourceOf } from '../report/sample-reports.ts'
import { compileClosed, complaints, schemaIn } from '../report/schema.ts'

const isReport = compileClosed(schemaIn('report.schema.json'))
const SECRET = 'quietriverlantern-93-amberfold'

function setupOf(changes: Partial<CodexSetup> = {}): CodexSetup {
  return {
    home: { dir: '/none', explicit: true },
    config: { mcpServers: [] },
    cli: {
      kind: 'found',
      executable: { kind: 'native', file: `/home/${SECRET}/codex`, args: [] },
      version: '0.171.0',
      installed: false,
    },
    version: '0.171.0',
    route: { kind: 'api-key', source: 'input' },
    secrets: [SECRET],
    ...changes,
  }
}

function diagnosed(env: Readonly<Record<string, string>>, setup?: CodexSetup, names: readonly string[] = []) {
  const secrets = createSecretStore()
  secrets.add([SECRET])
  return diagnose({ env, secrets }, setup, new Map(names.length > 0 ? [['lean', names]] : []))
}

const argumentsOf = (...args: string[]) => {
  const read = readJobArguments(args)
  return 'options' in read ? read : NO_JOB_ARGUMENTS
}

describe('the diagnostics', () => {
  it.each([
    [{ installed: true, addedPath: '/p' }, 'installed'],
    [{ installed: false, addedPath: '/p' }, 'in-tool-cache'],
    [{ installed: false }, 'on-path'],
  ])('tell how the CLI was found: %j', (how, found) => {
    const cli = {
      kind: 'found',
      executable: { kind: 'launcher', file: '/codex', args: [] },
      version: undefined,
      ...how,
    } as const
    expect(diagnosed({}, setupOf({ cli })).codex).toEqual({ found, executable: 'launcher' })
  })

  it('are there before Codex was looked for, and where there is no CLI', () => {
    expect(diagnosed({})).not.toHaveProperty('codex')
    expect(diagnosed({}, setupOf({ cli: { kind: 'missing', message: 'none' } }))).not.toHaveProperty('codex')
  })

  it('have the way to the endpoint without its addresses', () => {
    const env = { HTTPS_PROXY: `http://user:${SECRET}@proxy.corp.example:3128`, NODE_EXTRA_CA_CERTS: '/x' }
    const { network } = diagnosed(env, setupOf())
    expect(network).toEqual({
      proxy: { variable: 'HTTPS_PROXY', isInDotEnv: false, hasCredentials: true, isSocks: false },
      authorities: [],
      hasNodeAuthorities: true,
    })
  })

  it('have the arguments of the job by name', () => {
    const args = argumentsOf(
      '--profile',
      SECRET,
      '-c',
      `model_provider="${SECRET}"`,
      '--sandbox',
      'read-only',
    )
    const { jobArguments } = diagnosed({}, setupOf({ config: { mcpServers: [], arguments: args } }))
    expect(jobArguments?.taken).toEqual(['--profile', '-c model_provider'])
    expect(jobArguments?.leftOut).toContain('--sandbox')
  })

  it('fit the schema, stay small and show no part of a secret, whatever the workflow gives', () => {
    const text = fc
      .tuple(
        fc.string({ unit: anyCharacter, maxLength: 300 }),
        fc.constantFrom('', SECRET, [...SECRET].join(' ')),
      )
      .map(([before, secret]) => `${before}${secret}${before}`)
    const inputs = fc.constantFrom(
      'MODEL',
      'LEG',
      'OPENAI-API-KEY',
      'CODEX-ARGS',
      'CODEX-HOME',
      'REPORTS',
      'TASK',
    )
    const runner = fc.constantFrom('GITHUB_ACTION_REF', 'RUNNER_OS', 'RUNNER_ENVIRONMENT', 'ImageOS')
    const name = fc.oneof(
      inputs.map(input => `INPUT_${input}`),
      runner,
    )
    const env = fc.dictionary(name, text, { maxKeys: 6 })
    return fc.assert(
      fc.property(env, fc.array(text, { maxLength: 200 }), (given, names) => {
        // A runner's own words hold no secret; what is none is left out.
        const runnerWords = Object.fromEntries(
          Object.entries(given).map(([key, value]) => [key, key.startsWith('INPUT_') ? value : `${value}\n`]),
        )
        const diagnostics = diagnosed(runnerWords, setupOf(), names)
        expect(complaints(isReport, buildReport({ ...sourceOf(), diagnostics }))).toEqual([])
        const written = JSON.stringify(diagnostics)
        expect(written.replaceAll(' ', '')).not.toContain(SECRET.slice(0, 12))
        expect(written.length).toBeLessThan(50_000)
      }),
      { numRuns: 40 },
    )
  })
})

/** The most that a file may have to be merged: src/runner/report-files.ts and SECURITY.md. */
const MAX_FILE_BYTES = 1024 * 1024

it('a report with as many probes as there can be is still small enough to be merged', () => {
  const models = Array.from({ length: 20 }, (_, n) => `model-${n}-${'x'.repeat(40)}`)
  const said = 'The endpoint has said many words about it. '.repeat(8).slice(0, 300)
  const trace = {
    rule: 'turn.failed: kinds/model-rules, row 12',
    ended: 'was stopped after its answer',
    events: 'thread.started, turn.started, item.completed ×2, error ×5, turn.failed',
  }
  const finding = {
    reason: 'server-error',
    scope: 'infrastructure',
    lasting: 'temporary',
    said,
    status: 503,
  } as const
  const attempts = models.flatMap(model =>
    Array.from({ length: 14 }, () => ({
      ...({ model, form: 'lean', settings: {}, startedAt: 0, durationMs: 60_000, waitedMs: 20_000 } as const),
      verdict: { kind: 'unsettled', finding, trace } as const,
    })),
  )
  const [first = '', ...others] = models
  const policy = policyOf({ chain: [first, ...others] })
  const names = Array.from({ length: 200 }, (_, n) => `option-${n}-${'y'.repeat(200)}`)
  const facts = { loginRotated: false }
  const walk = { policy, attempts, facts, route: { kind: 'api-key', source: 'fallback' } as const }
  const report = buildReport({
    ...sourceOf({ policy, attempts, otherWalk: { ...walk, kind: 'second' } }),
    diagnostics: diagnosed({}, setupOf(), names),
  })
  expect(report.attempts).toHaveLength(280)
  expect(report.attempts.filter(attempt => attempt.trace !== undefined)).toHaveLength(60)
  expect(Buffer.byteLength(JSON.stringify(report, null, 2))).toBeLessThan(MAX_FILE_BYTES)
  expect(complaints(isReport, report)).toEqual([])
})
