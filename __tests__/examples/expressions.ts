/** The expressions of a workflow, by GitHub's own evaluator. */

import { data, Evaluator, Lexer, Parser } from '@actions/expressions'

/** What the expressions of a step may name: contexts such as `github`, `secrets`, `matrix`, `steps`, `needs`. */
export type Contexts = Readonly<Record<string, unknown>>

/** How the job, or what it needs, stands: what `success()` and the like answer. */
export type Status = 'success' | 'failure'

/** A text with its expressions replaced by their values, each as text. */
export function interpolated(text: string, contexts: Contexts): string {
  return text.replace(/\$\{\{(.*?)\}\}/gs, (_, expression) => evaluate(expression, contexts).coerceString())
}

/** A value that may be one expression as a whole, such as a matrix of `fromJSON(…)`. */
export function evaluated(value: unknown, contexts: Contexts): unknown {
  const expression = typeof value === 'string' ? /^\$\{\{(.*)\}\}$/s.exec(value)?.[1] : undefined
  if (expression === undefined) return value
  return JSON.parse(JSON.stringify(evaluate(expression, contexts), data.replacer))
}

/** Whether an `if` lets a step or job run; without a status function it means that nothing has failed. */
export function holds(condition: string | undefined, contexts: Contexts, status: Status): boolean {
  const text = condition?.replace(/^\$\{\{(.*)\}\}$/s, '$1') ?? 'success()'
  const whole = /\b(success|failure|always|cancelled)\(\)/.test(text) ? text : `success() && (${text})`
  return truthy(evaluate(whole, contexts, status))
}

function evaluate(expression: string, contexts: Contexts, status: Status = 'success') {
  const answers = {
    success: status === 'success',
    failure: status === 'failure',
    always: true,
    cancelled: false,
  }
  const functions = Object.entries(answers).map(([name, answer]) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(answer),
  }))
  const { tokens } = new Lexer(expression.trim()).lex()
  const parsed = new Parser(tokens, Object.keys(contexts), functions).parse()
  const known = JSON.parse(JSON.stringify(contexts), data.reviver)
  return new Evaluator(parsed, known, new Map(functions.map(call => [call.name, call]))).evaluate()
}

/** As GitHub has it: false, 0, -0, '', null and NaN are not. */
function truthy(value: data.ExpressionData): boolean {
  if (value.kind === data.Kind.Null) return false
  if (value.kind === data.Kind.Boolean) return value.coerceString() === 'true'
  if (value.kind === data.Kind.Number) return value.number() !== 0 && !Number.isNaN(value.number())
  return value.kind !== data.Kind.String || value.coerceString() !== ''
}
