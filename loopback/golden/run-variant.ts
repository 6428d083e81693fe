import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { assertNever } from '../../src/base/index.ts'
import type { Evidence, Verdict } from '../../src/verdict/index.ts'
import { type Expected, type GoldenCase, MODEL } from './case.ts'
import {
  type CliUnderTest,
  classifierFor,
  probeFor,
  type Requests,
  startGoldenSetup,
  TIMEOUT_MS,
} from './setup.ts'
import type { Variant } from './variant.ts'

/** The result of a variant, and the requests and time that it took. */
export type VariantResult = {
  readonly evidence: Evidence
  readonly verdict: Verdict
  readonly requests: Requests
  readonly durationMs: number
}

/** Runs a variant as the action does: probe, early verdict, verdict. */
export async function runVariant(variant: Variant, cli: CliUnderTest): Promise<VariantResult> {
  await using setup = await startGoldenSetup(variant, cli)
  const form = variant.channel === 'lean' ? 'lean' : 'plain'
  const timeoutMs = variant.golden.timeoutMs ?? TIMEOUT_MS
  const startedAt = performance.now()
  const evidence = await probeFor(setup)({ model: MODEL, form, settings: {} }, { timeoutMs })
  const durationMs = Math.round(performance.now() - startedAt)
  return { evidence, verdict: classifierFor(setup)(evidence), requests: setup.requests(), durationMs }
}

/**
 * The databases that the CLI creates in an empty CODEX_HOME. That takes a third of the processor time of a short run, so
 * many runs start with a copy of them.
 */
export async function createDatabases(cli: CliUnderTest): Promise<ReadonlyMap<string, Buffer>> {
  const golden: GoldenCase = {
    name: 'create the databases',
    source: '',
    script: { models: {} },
    routes: ['api-key'],
    channels: ['lean'],
    expected: { kind: 'accepted' },
  }
  const variant: Variant = {
    name: golden.name,
    golden,
    route: 'api-key',
    channel: 'lean',
    expected: golden.expected,
  }
  await using setup = await startGoldenSetup(variant, cli)
  await probeFor(setup)({ model: MODEL, form: 'lean', settings: {} }, { timeoutMs: TIMEOUT_MS })
  const names = (await readdir(setup.home.dir)).filter(name => name.endsWith('.sqlite'))
  return new Map(
    await Promise.all(names.map(async name => [name, await readFile(join(setup.home.dir, name))] as const)),
  )
}

/** Whether the probe ended at the CLI's first retry notice, with at most one more turn after the answered ones. */
export function endedEarly({ evidence, requests }: VariantResult, answeredTurns: number): boolean {
  return evidence.kind === 'failed' && requests.turns <= answeredTurns + 1
}

/** The parts of a verdict that a golden case checks. */
export function outcomeOf(verdict: Verdict): Expected | { readonly kind: 'cancelled' } {
  switch (verdict.kind) {
    case 'accepted':
      return verdict.servedModel === undefined
        ? { kind: 'accepted' }
        : { kind: 'accepted', servedModel: verdict.servedModel }
    case 'refused':
    case 'unsettled': {
      const { reason, scope, lasting, retryAt, retryAfterMs, setting } = verdict.finding
      const retry = retryAt !== undefined ? 'at' : retryAfterMs !== undefined ? 'after' : undefined
      return {
        kind: verdict.kind,
        reason,
        scope,
        lasting,
        ...(retry === undefined ? {} : { retry }),
        ...(setting === undefined ? {} : { setting }),
      }
    }
    case 'cancelled':
      return { kind: 'cancelled' }
    default:
      return assertNever(verdict)
  }
}
