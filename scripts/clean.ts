/** Removes folders of this project by name, so that a build has no files of an earlier one. */

import { rm } from 'node:fs/promises'

for (const folder of process.argv.slice(2)) {
  if (!/^[a-z]+$/.test(folder)) throw new Error(`Not a folder of this project: ${folder}`)
  await rm(new URL(`../${folder}`, import.meta.url), { recursive: true, force: true })
}
