/** Parses the model list that the CLI prints (`codex debug models`) and keeps (models_cache.json). */

import { fieldsOf, optional, textOf } from '../base/index.ts'
import { EFFORTS } from '../verdict/index.ts'
import type { ListedModel } from './catalog.ts'
import { isLightModel } from './model-family.ts'
import { isModelId } from './model-id.ts'

/**
 * The models of a list in the CLI's JSON format, in order of priority.
 *
 * @param value the parsed output of `codex debug models`, or the content of models_cache.json
 * @returns undefined when the value has no readable model
 */
export function listedModels(value: unknown): readonly ListedModel[] | undefined {
  const models = fieldsOf(value)['models']
  if (!Array.isArray(models)) return undefined
  const listed = models.flatMap((model: unknown, index) => readModel(model, index))
  return listed.length === 0 ? undefined : listed.toSorted((a, b) => a.priority - b.priority)
}

/** One entry, or none when its slug is not a model id: slugs become arguments of a process. */
function readModel(value: unknown, index: number): readonly ListedModel[] {
  const model = fieldsOf(value)
  const slug = textOf(model['slug'])
  if (slug === undefined || !isModelId(slug)) return []
  const priority = model['priority']
  const description = textOf(model['description']) ?? ''
  const upgrade = fieldsOf(model['upgrade'])
  return [
    {
      slug,
      shown: model['visibility'] === 'list',
      priority: typeof priority === 'number' && Number.isFinite(priority) ? priority : index,
      ...(isLightModel(slug, description) ? { light: true } : {}),
      ...(/\blegacy\b/i.test(`${textOf(model['display_name']) ?? ''} ${description}`)
        ? { legacy: true }
        : {}),
      ...optional('efforts', effortsIn(model['supported_reasoning_levels'])),
      ...optional('upgrade', textOf(upgrade['model'])),
      ...optional('retiresAt', momentOf(upgrade['retirement_at'])),
    },
  ]
}

/** The levels are objects with an `effort` (0.104 to 0.171). An effort that is not known here cannot be compared. */
function effortsIn(levels: unknown): readonly string[] | undefined {
  const named = Array.isArray(levels) ? levels.map(level => textOf(fieldsOf(level)['effort'])) : []
  const known = EFFORTS.filter(effort => named.includes(effort))
  return known.length === 0 ? undefined : known
}

/** CLI 0.171 keeps a time only in the format of RFC 3339, such as 2026-12-14T00:00:00Z, and drops any other value. */
function momentOf(value: unknown): string | undefined {
  const time = Date.parse(textOf(value) ?? '')
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}
