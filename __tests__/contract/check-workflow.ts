/** Checks a workflow, and whether the actions of this repository have the inputs and outputs that it uses. */

import { parse } from 'yaml'
import { actionFile, OURS, problemsIn } from './language-service.ts'

type Step = {
  readonly id?: string
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
}
type Workflow = { readonly jobs: Readonly<Record<string, { readonly steps?: readonly Step[] }>> }

/** All problems of a workflow, one line for each. */
export async function workflowProblems(file: string, text: string): Promise<readonly string[]> {
  // GitHub's service does not resolve `uses: ./`, so this action gets its public address.
  const named = text.replace(/uses: \.\/(?=\s)/g, `uses: ${OURS}@v1`)
  const problems = await problemsIn(file, named)
  if (problems.length > 0) return problems
  const workflow: Workflow = parse(named)
  const inJobs = await Promise.all(
    Object.entries(workflow.jobs).map(([name, job]) => jobProblems(`${file}: ${name}`, job)),
  )
  return inJobs.flat()
}

async function jobProblems(where: string, job: Workflow['jobs'][string]): Promise<readonly string[]> {
  const steps = job.steps ?? []
  const text = JSON.stringify(job)
  const named = [...text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)]
  const problems = await Promise.all(
    steps.map(async ({ id, uses = '', with: inputs = {} }) => {
      const action = await ownAction(uses)
      if (action === undefined) return []
      const outputs = named.flatMap(([, step, output]) =>
        step === id && output !== undefined ? [output] : [],
      )
      return [
        ...Object.keys(inputs)
          .filter(input => !Object.hasOwn(action.inputs ?? {}, input))
          .map(input => `${where}: ${uses} has no input ${input}`),
        ...outputs
          .filter(output => !Object.hasOwn(action.outputs ?? {}, output))
          .map(output => `${where}: ${uses} has no output ${output}`),
      ]
    }),
  )
  return problems.flat()
}

/** The action.yml of an action of this repository. */
async function ownAction(uses: string): Promise<Partial<Awaited<ReturnType<typeof actionFile>>> | undefined> {
  if (uses.startsWith(`${OURS}@`)) return await actionFile()
  return /^[.$]\//.test(uses) ? await actionFile(uses.replace('$', '.')) : undefined
}
