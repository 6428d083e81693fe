/** Plays the error codes that a version of the CLI knows, each in several forms of an answer. */

import { readFileSync } from 'node:fs'
import { type GoldenCase, unsettled } from '../../loopback/golden/case.ts'
import type { VariantResult } from '../../loopback/golden/run-variant.ts'
import { runVariants } from '../../loopback/golden/run-variants.ts'
import type { Variant } from '../../loopback/golden/variant.ts'
import type { Answer } from '../../loopback/openai/script.ts'
import { locateCodex } from '../../src/cli/index.ts'
import { startCaseProgress } from '../base/progress.ts'
import { readKnownCodes } from './binary/known-codes.ts'

/** Words that mean nothing, so that a verdict comes from the code or from the CLI's own words. */
const NEUTRAL = 'Request failed.'

/** A code that no server sends. What the CLI prints for it is what it prints for any code that it does not know. */
const MADE_UP = 'made_up_for_comparison'

/** The forms of an answer with a code. */
const FORMS = {
  'in a stream': code => ({ kind: 'sse-failed', code, message: NEUTRAL }),
  // Then the CLI prints its own sentence about the code, if it has one.
  'in a stream, no message': code => ({ kind: 'sse-failed', code, message: '' }),
  'status 400': code => statusAnswer(400, code),
  'status 429': code => statusAnswer(429, code),
} as const satisfies Record<string, (code: string) => Answer>

type Form = keyof typeof FORMS

function statusAnswer(status: number, code: string): Answer {
  const error = { message: NEUTRAL, type: 'invalid_request_error', param: null, code }
  return { kind: 'status', status, body: { error } }
}

/** Several times as many codes as a version has today. A longer list is noise, and would take minutes. */
const MAX_CODES = 100

/** What came of one code. */
export type CodeResult = {
  readonly code: string
  /** The forms that end unrecognized, although the CLI prints the code or words of its own. */
  readonly unrecognized: readonly Form[]
  /** The forms that end unrecognized because the CLI prints nothing but the server's words. */
  readonly serverWords: readonly Form[]
  /** The CLI prints something else for it than for a code that it does not know, in one of the forms. */
  readonly isSpecial: boolean
}

/** Reads and plays the codes of an installed CLI; undefined where its program file cannot be read. */
export async function playCodes(directory: string): Promise<readonly CodeResult[] | undefined> {
  const found = locateCodex({ env: { PATH: directory } })
  const codes = found.kind === 'missing' ? undefined : readKnownCodes(readFileSync(found.executable.file))
  if (codes === undefined || codes.length > MAX_CODES) return undefined
  const variants = [MADE_UP, ...codes].flatMap(variantsOfCode)
  const running = runVariants(variants, { directory }, { busy: 3, waiting: 3 })
  const results = new Map<string, VariantResult>()
  const progress = startCaseProgress(running.size)
  for (const [name, result] of running) {
    results.set(name, await result)
    progress('error codes that the version knows')
  }
  const resultOf = (code: string, form: Form) => {
    const result = results.get(nameOf(code, form))
    if (result === undefined) throw new Error(`${nameOf(code, form)} was not played.`)
    return result
  }
  const forms = Object.keys(FORMS) as readonly Form[]
  return codes.map(code => {
    const open = forms.filter(form => isUnrecognized(resultOf(code, form)))
    const serverWords = open.filter(form => hasOnlyServerWords(resultOf(code, form)))
    const isSpecial = forms.some(
      form => printed(resultOf(code, form), code) !== printed(resultOf(MADE_UP, form), MADE_UP),
    )
    return { code, unrecognized: open.filter(form => !serverWords.includes(form)), serverWords, isSpecial }
  })
}

function nameOf(code: string, form: Form): string {
  return `${code}, ${form}`
}

function variantsOfCode(code: string): readonly Variant[] {
  return (Object.keys(FORMS) as readonly Form[]).map(form => {
    const expected = unsettled('infrastructure', 'unrecognized', 'ambiguous')
    const golden: GoldenCase = {
      name: nameOf(code, form),
      source: 'the program file',
      answer: FORMS[form](code),
      routes: ['api-key'],
      channels: ['lean'],
      expected,
    }
    return { name: golden.name, golden, route: 'api-key', channel: 'lean', expected }
  })
}

function isUnrecognized({ verdict }: VariantResult): boolean {
  return 'finding' in verdict && verdict.finding.reason === 'unrecognized'
}

function hasOnlyServerWords({ verdict }: VariantResult): boolean {
  if (!('finding' in verdict)) return false
  const { code, said } = verdict.finding
  return code === undefined && (said === NEUTRAL || said === 'No reason given.')
}

/** What the CLI printed, without what differs between two runs. */
function printed({ evidence }: VariantResult, code: string): string {
  const message = evidence.kind === 'failed' ? evidence.message : evidence.kind
  return message.replaceAll(code, 'CODE').replace(/127\.0\.0\.1:\d+|\breq_\w+/g, '')
}
