/**
 * Report files of other jobs, as downloaded artifacts. A pull request from a fork may have written them, so they are
 * untrusted: only plain files up to a size are read, each is checked with the published schema, and what a file says
 * about its run and pull request is ignored.
 */

import { glob, lstat, readFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { isDeeperThan, type MergedReport, type Report } from '../report/index.ts'
import { findActionFile } from './action-files.ts'

/** The schema that is published with the action. */
const SCHEMA_FILE = join('docs', 'report.schema.json')

/** GitHub allows 256 jobs in a matrix; this leaves space for re-runs. */
export const MAX_REPORT_FILES = 1024

/** A report of the longest chain with texts of full length is smaller. */
const MAX_FILE_BYTES = 1024 * 1024

/** Several times the depth that the schema describes, so that later versions can add properties. */
const MAX_DEPTH = 32

/** `isCut`: more files matched than are read. */
export type ReportFiles = {
  readonly reports: readonly Report[]
  readonly rejected: MergedReport['rejected']
  readonly isCut: boolean
}

/**
 * Reads the files that a glob matches. A file that is not a report goes into `rejected` with the reason. It is not an
 * error, because one bad artifact must not hide the others.
 *
 * @param pattern a glob, absolute or relative to `directory`
 */
export async function readReportFiles(pattern: string, directory: string): Promise<ReportFiles> {
  const isReport = await compileSchema()
  const { paths, isCut } = await matchingFiles(pattern, directory)
  const reports: Report[] = []
  const rejected: { file: string; problem: string }[] = []
  for (const path of paths) {
    const result = await readReport(path, isReport)
    if (typeof result === 'string') rejected.push({ file: relative(directory, path), problem: result })
    else reports.push(result)
  }
  return { reports, rejected, isCut }
}

/** The files in an order that is the same on every machine. */
async function matchingFiles(
  pattern: string,
  directory: string,
): Promise<{ readonly paths: readonly string[]; readonly isCut: boolean }> {
  const paths: string[] = []
  for await (const path of glob(pattern, { cwd: directory })) {
    if (paths.length === MAX_REPORT_FILES) return { paths: paths.sort(), isCut: true }
    paths.push(resolve(directory, path))
  }
  return { paths: paths.sort(), isCut: false }
}

type IsReport = (value: unknown) => value is Report

async function compileSchema(): Promise<IsReport> {
  // Without the file, the error says that it is missing.
  const file = findActionFile(SCHEMA_FILE) ?? SCHEMA_FILE
  const schema: object = JSON.parse(await readFile(file, 'utf8'))
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile<Report>(schema)
  return (value): value is Report => validate(value)
}

/** The report in a file, or the problem with the file, which repeats nothing of its content. */
async function readReport(path: string, isReport: IsReport): Promise<Report | string> {
  // A symbolic link could lead to any file of the runner.
  const stats = await lstat(path)
  if (!stats.isFile()) return 'not a plain file'
  if (stats.size > MAX_FILE_BYTES) return `larger than ${MAX_FILE_BYTES} bytes`
  let value: unknown
  try {
    value = JSON.parse(await readFile(path, 'utf8'))
  } catch {
    return 'not JSON'
  }
  // The schema check recurses. A value deeper than the stack would end the step and lose the reports of all other jobs.
  if (isDeeperThan(value, MAX_DEPTH)) return `nested deeper than ${MAX_DEPTH} levels`
  return isReport(value) ? value : 'not a report of this version, by docs/report.schema.json'
}
