import { fieldsOf, optional, textOf } from '../base/index.ts'
import type { ListedModel } from './catalog.ts'
import { isModelId } from './model-id.ts'

/** The models of a parsed list, in order of priority; undefined when there are none that can be read. */
export function listedModels(value: unknown): readonly ListedModel[] | undefined {
  const models = fieldsOf(value)['models']
  if (!Array.isArray(models)) return undefined
  const listed = models.flatMap((model: unknown, index) => listedModel(model, index))
  return listed.length === 0 ? undefined : listed.toSorted((a, b) => a.priority - b.priority)
}

/** A slug that could be no model id is left out: it would be put into a command line. */
function listedModel(value: unknown, index: number): readonly ListedModel[] {
  const model = fieldsOf(value)
  const slug = textOf(model['slug'])
  if (slug === undefined || !isModelId(slug)) return []
  const priority = model['priority']
  return [
    {
      slug,
      shown: model['visibility'] === 'list',
      priority: typeof priority === 'number' && Number.isFinite(priority) ? priority : index,
      ...optional('upgrade', textOf(fieldsOf(model['upgrade'])['model'])),
    },
  ]
}
