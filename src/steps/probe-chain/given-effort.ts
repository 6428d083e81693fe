/** The effort that the job gives, and those that a list names. */

import { type Catalog, findListed } from '../../catalog/index.ts'
import type { GivenEffort } from '../../chain/index.ts'
import type { CodexConfig } from '../../config/index.ts'

/**
 * The effort that the job will use: that of its own arguments, which come after the input (codex-action v1.13), else the
 * input, which replaces what the files say.
 */
export function givenEffort(
  input: string | undefined,
  { request, requestOfArguments }: CodexConfig,
): GivenEffort | undefined {
  const ofArguments = requestOfArguments?.effort
  if (ofArguments !== undefined) return { value: ofArguments, source: 'arguments' }
  if (input !== undefined) return { value: input, source: 'input' }
  return request?.effort === undefined ? undefined : { value: request.effort, source: 'config' }
}

/** The efforts that a list names for these models. The list built into the CLI is about the models, not the route. */
export function listedEfforts(
  models: readonly string[],
  catalog: Catalog | undefined,
): Readonly<Record<string, readonly string[]>> {
  if (catalog === undefined) return {}
  return Object.fromEntries(
    models.flatMap(model => {
      const efforts = findListed(catalog, model)?.efforts
      return efforts === undefined ? [] : [[model, efforts] as const]
    }),
  )
}
