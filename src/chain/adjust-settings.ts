/** Other settings of the request, after a server refused a value. */

import { EFFORTS, type Finding, type SettingRefusal } from '../verdict/index.ts'
import { type Attempt, EFFORT_UNSET, type Settings } from './attempt.ts'
import type { GivenEffort, Policy } from './policy.ts'

/** Maximum number of values of a setting that are tried for one model after the first one. */
const MAX_ADJUSTMENTS = 2

/** The efforts that a model with efforts most likely takes, where neither list nor refusal names any. */
const COMMON_EFFORTS: readonly string[] = ['low', 'medium', 'high']

/**
 * The settings to ask a model with after its last attempt; undefined if there is no new value to try.
 *
 * @param own the attempts of the model, oldest first
 */
export function adjustSettings(
  model: string,
  own: readonly Attempt[],
  { setting }: Finding,
  policy: Pick<Policy, 'effort' | 'listedEfforts'>,
): Settings | undefined {
  const last = own.at(-1)
  if (setting === undefined || last === undefined) return undefined
  const { parameter } = setting
  const tried = new Set(own.map(attempt => valueIn(attempt, parameter, policy.effort)))
  const adjusted = new Set(own.flatMap(attempt => attempt.settings[parameter] ?? []))
  if (adjusted.size >= MAX_ADJUSTMENTS) return undefined
  const isNew = (value: string) => !tried.has(value)
  const listed = policy.listedEfforts?.[model] ?? []
  const value =
    parameter === 'effort'
      ? nextEffort(setting, listed, policy.effort, isNew, adjusted.size > 0)
      : setting.offered.find(isNew)
  return value === undefined ? undefined : { ...last.settings, [parameter]: value }
}

/** What an attempt asked with; undefined for the model's own default. */
function valueIn(
  { form, settings }: Attempt,
  parameter: SettingRefusal['parameter'],
  given: GivenEffort | undefined,
): string | undefined {
  if (parameter === 'verbosity' || settings.effort !== undefined) return settings[parameter]
  return given?.value ?? (form === 'lean' ? 'low' : undefined)
}

/**
 * Where the job has an effort, the nearest that the server offers or the list names. Where neither has one, one guess;
 * after it no effort, if that can be left out: a model without reasoning takes none. Where the job has no effort, the
 * first value will do, because only the probe's own was refused.
 */
function nextEffort(
  { offered }: SettingRefusal,
  listed: readonly string[],
  given: GivenEffort | undefined,
  isNew: (value: string) => boolean,
  isAdjusted: boolean,
): string | undefined {
  const known = (offered.length === 0 ? listed : offered).filter(isNew)
  if (given === undefined) return known[0]
  if (known.length > 0) return nearestEffort(given.value, known)
  const guesses = offered.length > 0 || listed.length > 0 || isAdjusted ? [] : COMMON_EFFORTS.filter(isNew)
  if (guesses.length > 0) return nearestEffort(given.value, guesses)
  return given.source === 'input' && isNew(EFFORT_UNSET) ? EFFORT_UNSET : undefined
}

/** Of two that are equally near, the lower one, which costs no more than what was asked for. */
function nearestEffort(wanted: string, values: readonly string[]): string | undefined {
  const place = (value: string) => EFFORTS.findIndex(effort => effort === value)
  const at = place(wanted)
  if (at === -1) return values[0]
  const distance = (value: string) => Math.abs(place(value) - at)
  return values.toSorted((a, b) => distance(a) - distance(b) || place(a) - place(b))[0]
}
