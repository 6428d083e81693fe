/**
 * Report files of other jobs, as downloaded artifacts leave them. They may come from a fork's pull request, so they are
 * hostile: looked at as data, bounded, checked by the published schema, and never believed about where they belong.
 */

import { existsSync } from 'node:fs'
import { glob, lstat, readFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { isDeeperThan, type MergedReport, type Report } from '../report/index.ts'

/** As many files as GitHub lets a matrix have jobs, four times over for re-runs. */
export const MAX_REPORT_FILES = 1024

/** A report of the longest chain, with every quote at its longest, is below this; bytes. */
const LARGEST_FILE = 1024 * 1024

/** How deep a report may nest: several times what the schema describes, for the sake of properties to come. */
const DEEPEST = 32

/** The schema that is published with the action, in a folder above both this file and the bundle. */
const SCHEMA = schemaAbove(dirname(fileURLToPath(import.meta.url)))

function schemaAbove(directory: string): string {
  const file = join(directory, 'docs', 'report.schema.json')
  return existsSync(file) ? file : schemaAbove(dirname(directory))
}

/** `isCut`: more files matched than are read; those left are neither read nor named. */
export type ReportFiles = {
  readonly reports: readonly Report[]
  readonly rejected: MergedReport['rejected']
  readonly isCut: boolean
}

/**
 * Reads all files that a glob matches. A file that is no report of ours is named in `rejected` with the reason and is
 * no error: one bad artifact must not hide the others.
 *
 * @param pattern a glob, relative to `directory` or absolute
 */
export async function readReportFiles(pattern: string, directory: string): Promise<ReportFiles> {
  const isReport = await reportChecker()
  const reports: Report[] = []
  const rejected: { file: string; problem: string }[] = []
  const { paths, isCut } = await firstMatches(pattern, directory)
  for (const path of paths) {
    const read = await readReport(path, isReport)
    if (typeof read === 'string') rejected.push({ file: relative(directory, path), problem: read })
    else reports.push(read)
  }
  return { reports, rejected, isCut }
}

/** The files in an order that is the same on every machine, and whether there are more of them. */
async function firstMatches(
  pattern: string,
  directory: string,
): Promise<{ readonly paths: readonly string[]; readonly isCut: boolean }> {
  const paths: string[] = []
  let isCut = false
  for await (const path of glob(pattern, { cwd: directory })) {
    isCut = paths.length === MAX_REPORT_FILES
    if (isCut) break
    paths.push(resolve(directory, path))
  }
  return { paths: paths.sort(), isCut }
}

type Checker = (value: unknown) => value is Report

async function reportChecker(): Promise<Checker> {
  const schema: object = JSON.parse(await readFile(SCHEMA, 'utf8'))
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile<Report>(schema)
  return (value): value is Report => validate(value)
}

/** The report in a file, or what is wrong with it. Nothing of the file's content is repeated. */
async function readReport(path: string, isReport: Checker): Promise<Report | string> {
  // A link could lead to any file of the runner.
  const facts = await lstat(path)
  if (!facts.isFile()) return 'not a plain file'
  if (facts.size > LARGEST_FILE) return `larger than ${LARGEST_FILE} bytes`
  let value: unknown
  try {
    value = JSON.parse(await readFile(path, 'utf8'))
  } catch {
    return 'not JSON'
  }
  // What is deeper than the stack would end the step, and with it the reports of all other jobs.
  if (isDeeperThan(value, DEEPEST)) return `nested deeper than ${DEEPEST} levels`
  return isReport(value) ? value : 'not a report of this version, by docs/report.schema.json'
}
