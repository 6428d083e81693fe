import { renameSync, rmSync, writeFileSync } from 'node:fs'

/**
 * Writes a file as a whole: whoever reads it, and whatever ends this process, the file has its old or its new content.
 */
export function replaceFile(file: string, content: string | Uint8Array): void {
  const next = `${file}.${process.pid}.new`
  try {
    writeFileSync(next, content)
    renameSync(next, file)
  } catch (error) {
    rmSync(next, { force: true })
    throw error
  }
}
