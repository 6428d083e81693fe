/** `write-config`: sets the model of the decision in the config.toml that later steps read. */

import { join } from 'node:path'
import type { Decision } from '../chain/index.ts'
import { configFilePath } from '../config/index.ts'
import type { ConfigEdit } from '../report/index.ts'
import type { CodexSetup } from '../route/index.ts'
import type { Job } from './job.ts'

/** Writes a model that a live probe has accepted; undefined when the input does not ask for it, or no model is used. */
export async function writeModel(
  { inputs }: Job,
  setup: CodexSetup,
  decision: Decision,
): Promise<ConfigEdit | undefined> {
  if (!inputs.writeConfig || decision.kind === 'none') return undefined
  if (inputs.probe !== 'live' || (decision.kind === 'preferred' && !decision.verified)) {
    return { kind: 'refused', why: 'no live probe has accepted the model' }
  }
  // Loads the second TOML parser only when a file is edited.
  const { writeConfigFile } = await import('../config/index.ts')
  const { profile } = inputs.codexArgs
  // The model of a profile's file comes before that of config.toml, so it is the one that the job reads.
  const file = `${profile}.config.toml`
  if (setup.config.profileSettings?.['model'] !== undefined) {
    return { ...(await writeConfigFile(join(setup.home.dir, file), decision.model)), file }
  }
  return writeConfigFile(configFilePath(setup.home), decision.model, profile)
}
