import { okAnswer } from './reply.ts'
import type { Catalog, CatalogModel, SideAnswer } from './script.ts'

/** The models that a ChatGPT login saw when gpt-5.5 was new: the list of CLI 0.125 to 0.142. */
export const DEFAULT_CATALOG: Catalog = {
  kind: 'list',
  models: [
    { slug: 'gpt-5.5', displayName: 'GPT-5.5', priority: 0 },
    { slug: 'gpt-5.4', displayName: 'GPT-5.4', priority: 1, upgrade: 'gpt-5.5' },
    { slug: 'gpt-5.4-mini', displayName: 'GPT-5.4-Mini', priority: 2 },
    { slug: 'codex-auto-review', displayName: 'Codex Auto Review', priority: 9, visibility: 'hide' },
  ],
}

/**
 * The answer to `GET …/models`. With a `client_version` it is the Codex list. Without one it is the list of the API,
 * which does not say what Codex offers.
 */
export function catalogAnswer(catalog: Catalog, list: 'codex' | 'api'): SideAnswer {
  if (catalog.kind !== 'list') return catalog
  if (list === 'api') {
    const data = inApi(catalog.models).map(apiModel)
    return okAnswer({ object: 'list', data })
  }
  return okAnswer({ models: catalog.models.map(catalogEntry) }, { etag: '"loopback-1"' })
}

/** The answer to `GET /v1/models/<id>`. */
export function apiModelAnswer(catalog: Catalog, id: string): SideAnswer {
  if (catalog.kind !== 'list') return catalog
  const found = inApi(catalog.models).find(model => model.slug === id)
  if (found !== undefined) return okAnswer(apiModel(found))
  const message = `The model '${id}' does not exist`
  const error = { message, type: 'invalid_request_error', param: 'model', code: 'model_not_found' }
  return { kind: 'status', status: 404, body: { error } }
}

function inApi(models: readonly CatalogModel[]): readonly CatalogModel[] {
  return models.filter(model => model.supportedInApi ?? true)
}

/** The API sends `shutdown_date` for every model; null where none is announced. */
function apiModel({ slug, shutdownDate }: CatalogModel): object {
  const date = shutdownDate ?? null
  return { id: slug, object: 'model', created: 1777075200, owned_by: 'system', shutdown_date: date }
}

/** The fields that CLI 0.169.0 requires. Without one of them it uses its bundled list and logs that. */
function catalogEntry(model: CatalogModel): object {
  return {
    slug: model.slug,
    display_name: model.displayName ?? model.slug,
    description: model.description ?? null,
    default_reasoning_level: 'medium',
    supported_reasoning_levels: ['low', 'medium', 'high', 'xhigh'].map(effort => ({
      effort,
      description: effort,
    })),
    shell_type: 'shell_command',
    visibility: model.visibility ?? 'list',
    supported_in_api: model.supportedInApi ?? true,
    minimal_client_version: null,
    priority: model.priority ?? 0,
    availability_nux: null,
    upgrade:
      model.upgrade === undefined
        ? null
        : {
            model: model.upgrade,
            migration_markdown: '',
            ...(model.retiresAt === undefined ? {} : { retirement_at: model.retiresAt }),
          },
    base_instructions: 'You are Codex, a coding agent.',
    supports_reasoning_summaries: true,
    default_reasoning_summary: 'none',
    support_verbosity: true,
    default_verbosity: 'low',
    apply_patch_tool_type: 'freeform',
    truncation_policy: { mode: 'tokens', limit: 10000 },
    supports_parallel_tool_calls: true,
    context_window: 272000,
    experimental_supported_tools: [],
    input_modalities: ['text', 'image'],
  }
}
