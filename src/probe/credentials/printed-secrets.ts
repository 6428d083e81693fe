/** The secrets that credential commands have printed in a probe. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { secretsIn } from '../../route/index.ts'

/** Every text to mask in the files of a directory; a file that is still being written is read as far as it is. */
export function printedSecrets(directory: string): readonly string[] {
  return filesIn(directory).flatMap(name => secretsInOutput(readText(join(directory, name))))
}

/** The texts of a JSON document, as AWS credentials are printed; of any other output each line, such as a token. */
function secretsInOutput(output: string): readonly string[] {
  try {
    return secretsIn(JSON.parse(output))
  } catch {
    return output.split(/\r?\n/).flatMap(line => secretsIn(line.trim()))
  }
}

function filesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory)
  } catch {
    return []
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
