import type { Decision } from '../chain/index.ts'
import { configFilePath } from '../config/index.ts'
import type { Inputs } from '../inputs/index.ts'
import type { ConfigEdit } from '../report/index.ts'
import type { CodexSetup } from '../route/index.ts'

/** Writes it where a live probe has accepted the model; undefined where that is not wanted, or there is no model. */
export async function writeModel(
  inputs: Inputs,
  survey: CodexSetup,
  decision: Decision,
): Promise<ConfigEdit | undefined> {
  if (!inputs.writeConfig || decision.kind === 'none') return undefined
  if (inputs.probe !== 'live' || (decision.kind === 'preferred' && !decision.verified)) {
    return { kind: 'refused', why: 'no live probe has accepted the model' }
  }
  // The TOML parser with source ranges is loaded only where a file is edited.
  const { writeConfigFile } = await import('../config/index.ts')
  return writeConfigFile(configFilePath(survey.home), decision.model)
}
