import type { Question } from '../chain/index.ts'

/** `waitedMs` is 0 at the beginning. */
export function progressText(
  { model, form, settings }: Question,
  timeoutMs: number,
  waitedMs: number,
): string {
  const seconds = (ms: number): string => `${Math.round(ms / 1000)} s`
  if (waitedMs > 0) return `${model}: no answer yet (${seconds(waitedMs)} of at most ${seconds(timeoutMs)})`
  const how = [
    ...(form === 'plain' ? ['plain command'] : []),
    ...Object.entries(settings).map(([name, value]) => `${name} ${value}`),
  ]
  return `${model}: asking${how.length === 0 ? '' : ` (${how.join(', ')})`}`
}
