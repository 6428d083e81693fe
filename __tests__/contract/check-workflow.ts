/** What GitHub cannot know of a workflow before it runs: whether an action has the inputs and outputs named in it. */

import { parse } from 'yaml'
import { actionFile, findingsIn, OURS } from './language-service.ts'

type Step = {
  readonly id?: string
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
}
type Workflow = { readonly jobs: Readonly<Record<string, { readonly steps?: readonly Step[] }>> }

/** All that is wrong with a workflow, one line a finding. */
export async function wrongIn(file: string, text: string): Promise<readonly string[]> {
  // GitHub's service resolves no action of the repository itself, so ours goes by the name that it has elsewhere.
  const named = text.replace(/uses: \.\/(?=\s)/g, `uses: ${OURS}@v1`)
  const findings = await findingsIn(file, named)
  if (findings.length > 0) return findings
  const workflow: Workflow = parse(named)
  const wrong = await Promise.all(
    Object.entries(workflow.jobs).map(([name, job]) => wrongInJob(`${file}: ${name}`, job)),
  )
  return wrong.flat()
}

async function wrongInJob(where: string, job: Workflow['jobs'][string]): Promise<readonly string[]> {
  const steps = job.steps ?? []
  const text = JSON.stringify(job)
  const named = [...text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)]
  const wrong = await Promise.all(
    steps.map(async ({ id, uses = '', with: given = {} }) => {
      const action = await ownAction(uses)
      if (action === undefined) return []
      const outputs = named.flatMap(([, step, output]) =>
        step === id && output !== undefined ? [output] : [],
      )
      return [
        ...Object.keys(given)
          .filter(input => !Object.hasOwn(action.inputs ?? {}, input))
          .map(input => `${where}: ${uses} has no input ${input}`),
        ...outputs
          .filter(output => !Object.hasOwn(action.outputs ?? {}, output))
          .map(output => `${where}: ${uses} has no output ${output}`),
      ]
    }),
  )
  return wrong.flat()
}

/** The action.yml of an action of this repository. */
async function ownAction(uses: string): Promise<Partial<Awaited<ReturnType<typeof actionFile>>> | undefined> {
  if (uses.startsWith(`${OURS}@`)) return await actionFile()
  return uses.startsWith('./') ? await actionFile(uses) : undefined
}
