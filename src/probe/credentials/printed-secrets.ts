/** The secrets that credential commands have printed in a probe. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { secretsIn, tokensIn } from '../../route/index.ts'

/** Every text to mask in the files of a directory; a file that is still being written is read as far as it is. */
export function printedSecrets(directory: string): readonly string[] {
  return filesIn(directory).flatMap(name => {
    const text = readText(join(directory, name))
    return name.endsWith('.err') ? secretsInMessages(text) : secretsInOutput(text)
  })
}

/** The texts of a JSON document, as AWS credentials are printed; of any other output each line, such as a token. */
function secretsInOutput(output: string): readonly string[] {
  try {
    return secretsIn(JSON.parse(output))
  } catch {
    return output.split(/\r?\n/).flatMap(line => secretsIn(line.trim()))
  }
}

/** Messages are sentences with paths, so only what looks like a token counts. */
function secretsInMessages(output: string): readonly string[] {
  return tokensIn(output).filter(token => /\d/.test(token) && /[A-Za-z]/.test(token))
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
