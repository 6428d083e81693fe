/** Evaluates the expressions of a workflow with GitHub's own evaluator. */

import { data, Evaluator, Lexer, Parser } from '@actions/expressions'

/** The contexts of a step, such as `github`, `secrets`, `matrix`, `steps` and `needs`. */
export type Contexts = Readonly<Record<string, unknown>>

/** The status of a job, or of the jobs that it needs, for `success()` and similar functions. */
export type Status = 'success' | 'failure'

/** A text with the values of its expressions. */
export function interpolate(text: string, contexts: Contexts): string {
  return text.replace(/\$\{\{(.*?)\}\}/gs, (_, expression) =>
    evaluateExpression(expression, contexts).coerceString(),
  )
}

/** Values with the values of their expressions, as texts. */
export function interpolateAll(
  values: Readonly<Record<string, unknown>>,
  contexts: Contexts,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, interpolate(String(value), contexts)]),
  )
}

/**
 * The value of a text that is one expression, such as a matrix of `fromJSON(…)`. Any other value is returned as it is.
 */
export function evaluate(value: unknown, contexts: Contexts): unknown {
  const expression = typeof value === 'string' ? /^\$\{\{(.*)\}\}$/s.exec(value)?.[1] : undefined
  if (expression === undefined) return value
  return JSON.parse(JSON.stringify(evaluateExpression(expression, contexts), data.replacer))
}

/** Whether an `if` allows a step or job to run. Without a status function it also requires `success()`. */
export function isTrue(condition: string | undefined, contexts: Contexts, status: Status): boolean {
  const text = condition?.replace(/^\$\{\{(.*)\}\}$/s, '$1') ?? 'success()'
  const whole = /\b(success|failure|always|cancelled)\(\)/.test(text) ? text : `success() && (${text})`
  return isTruthy(evaluateExpression(whole, contexts, status))
}

function evaluateExpression(expression: string, contexts: Contexts, status: Status = 'success') {
  const results = {
    success: status === 'success',
    failure: status === 'failure',
    always: true,
    cancelled: false,
  }
  const functions = Object.entries(results).map(([name, result]) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(result),
  }))
  const { tokens } = new Lexer(expression.trim()).lex()
  const parsed = new Parser(tokens, Object.keys(contexts), functions).parse()
  const values = JSON.parse(JSON.stringify(contexts), data.reviver)
  return new Evaluator(parsed, values, new Map(functions.map(one => [one.name, one]))).evaluate()
}

/** GitHub's rule: false, 0, -0, '', null and NaN are false. */
function isTruthy(value: data.ExpressionData): boolean {
  if (value.kind === data.Kind.Null) return false
  if (value.kind === data.Kind.Boolean) return value.coerceString() === 'true'
  if (value.kind === data.Kind.Number) return value.number() !== 0 && !Number.isNaN(value.number())
  return value.kind !== data.Kind.String || value.coerceString() !== ''
}
