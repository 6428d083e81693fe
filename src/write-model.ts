/** `write-config`: the model of the decision, in the config.toml that later steps read. */

import { configFileIn } from './codex/home.ts'
import type { Survey } from './codex/survey.ts'
import type { Decision } from './core/decision.ts'
import type { ConfigEdit } from './core/note.ts'
import type { Inputs } from './inputs.ts'

/** Writes it where a live probe has accepted the model; undefined where that is not wanted, or there is no model. */
export async function writeModel(
  inputs: Inputs,
  survey: Survey,
  decision: Decision,
): Promise<ConfigEdit | undefined> {
  if (!inputs.writeConfig || decision.kind === 'none') return undefined
  if (inputs.probe !== 'live' || (decision.kind === 'preferred' && !decision.verified)) {
    return { kind: 'refused', why: 'no live probe has accepted the model' }
  }
  // The TOML parser with source ranges is loaded only where a file is edited.
  const { writeConfigFile } = await import('./codex/write-config-file.ts')
  return writeConfigFile(configFileIn(survey.home), decision.model)
}
