/** Removes the named folders of this project, so that a build holds nothing of an earlier one. */

import { rm } from 'node:fs/promises'

for (const folder of process.argv.slice(2)) {
  if (!/^[a-z]+$/.test(folder)) throw new Error(`Not a folder of this project: ${folder}`)
  await rm(new URL(`../${folder}`, import.meta.url), { recursive: true, force: true })
}
