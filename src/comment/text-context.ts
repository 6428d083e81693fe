/** What the texts of a run need besides its rows. */

import { DOCS_URL } from '../report/index.ts'

export type TextContext = {
  /** The directory of the pages that explain the reasons, without a slash at the end. */
  readonly docsUrl: string
  /** The workflow with the jobs of the rows, such as ".github/workflows/review.yml", where it is known. */
  readonly workflowFile?: string
}

/** The pages of the newest version, and no workflow. */
export const NO_CONTEXT: TextContext = { docsUrl: DOCS_URL }
