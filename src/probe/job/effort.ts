/** The reasoning effort and the other settings of the request in a probe's `-c` arguments. */

import { EFFORT_UNSET, type Question } from '../../chain/index.ts'
import type { ProbeContext } from '../probe-context.ts'
import { tomlString } from '../probe-settings.ts'

/**
 * The effort of the input, as codex-action passes it (v1.13): before the job's own arguments, which replace it. It is
 * left out where the question is to ask without one.
 */
export function effortOfInput({ effort }: ProbeContext, { settings }: Question): readonly string[] {
  if (effort === undefined || settings.effort === EFFORT_UNSET) return []
  return [`model_reasoning_effort=${tomlString(effort)}`]
}

/**
 * Whether input or configuration give an effort. The probe asks with it in both forms, because a server may refuse it,
 * and then the job's request too.
 */
export function hasGivenEffort({ effort, config }: ProbeContext): boolean {
  return effort !== undefined || config.request?.effort !== undefined
}

/** A summary is not asked for, except where the configuration does: a server may refuse it. */
export function leanRequestSettings({ config }: ProbeContext): readonly string[] {
  return config.request?.summary === undefined ? ['model_reasoning_summary="none"'] : []
}

/**
 * The settings that were adjusted to what the server takes. Without a given effort, the lean form asks with a low one,
 * which costs the least. The plain form asks with the user's own settings, as the job will.
 */
export function questionSettings(context: ProbeContext, { form, settings }: Question): readonly string[] {
  const adjusted = settings.effort === EFFORT_UNSET ? undefined : settings.effort
  const isLow = form === 'lean' && settings.effort === undefined && !hasGivenEffort(context)
  const effort = adjusted ?? (isLow ? 'low' : undefined)
  const prefix = profilePrefix(context)
  return [
    ...(effort === undefined ? [] : [`${prefix}model_reasoning_effort=${tomlString(effort)}`]),
    ...(settings.verbosity === undefined
      ? []
      : [`${prefix}model_verbosity=${tomlString(settings.verbosity)}`]),
  ]
}

/** A profile that is a table is above `-c`, so a setting must replace the one in the table. A dot would end its name. */
function profilePrefix({ config: { profileTable } }: ProbeContext): string {
  return profileTable === undefined || profileTable.includes('.') ? '' : `profiles.${profileTable}.`
}
