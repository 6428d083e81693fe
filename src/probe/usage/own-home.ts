/** A CODEX_HOME that takes what `codex app-server` writes. */

import { mkdir, readdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { CodexHome } from '../../config/index.ts'

/**
 * What the command writes, and does not need to read: databases, the CLI's own skills and helpers, logs, the model list, and the
 * mark of a migration. In a CODEX_HOME with recorded sessions and without that mark, the migration would also set
 * `personality` in config.toml (0.104, 0.142).
 */
const WRITTEN =
  /\.sqlite|^(?:sessions|archived_sessions|skills|tmp|log|history\.jsonl|models_cache\.json|version\.json|\.personality_migration)$/

/**
 * Makes a CODEX_HOME with links to the files of the job's own. The CLI reads the same login and the same configuration,
 * and leaves nothing in the job's directory (0.104 to 0.171). Tokens that it refreshes are written through the link.
 */
export async function createOwnHome(home: CodexHome, dir: string): Promise<CodexHome> {
  await mkdir(dir, { mode: 0o700 })
  const names = await readdir(home.dir)
  for (const name of names.filter(name => !WRITTEN.test(name))) {
    await symlink(join(home.dir, name), join(dir, name))
  }
  return { dir, explicit: true }
}
