/** Files that a configuration names and that cannot be read. */

import { accessSync, constants, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type Fields, textOf } from '../base/index.ts'

/** `model_instructions_file`, `model_catalog_json` and the like: the CLI reads them at its start, if they are set. */
const NAMES_FILE = /_(?:file|json)$/

/**
 * The settings whose file cannot be read. The CLI (0.125 to 0.171) ends with the system's error, for some of them
 * without the name of the file or the setting. A relative path counts from the directory of config.toml.
 */
export function unreadableFiles(config: Fields, configFile: string): readonly string[] {
  return Object.entries(config).flatMap(([name, value]) => {
    const path = NAMES_FILE.test(name) ? textOf(value) : undefined
    return path === undefined || isReadable(resolve(dirname(configFile), path)) ? [] : [name]
  })
}

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
