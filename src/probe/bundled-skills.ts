/** Keeping the CLI from unpacking its own skills for a probe. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { CodexHome } from '../config/index.ts'

/**
 * The `-c` values that keep the CLI's own skills out of a CODEX_HOME that does not have them yet. A new one would be
 * given up to 50 files, which takes a quarter to a half of the processor time of a probe (0.125 to 0.169); 0.77 and
 * 0.104 do not know the setting and pass over it.
 *
 * Where the files are there already the setting would have them deleted (0.125 and 0.142; 0.155 and 0.169 leave them),
 * so the CLI is then left to itself.
 */
export function bundledSkillsSettings(home: CodexHome): readonly string[] {
  return existsSync(join(home.dir, 'skills', '.system')) ? [] : ['skills.bundled.enabled=false']
}
