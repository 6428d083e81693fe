import { success } from './reply.ts'
import type { Catalog, CatalogModel, SideAnswer } from './script.ts'

/** What a ChatGPT login was listed in the time of gpt-5.5: the list of CLI 0.125 to 0.142. */
export const usualCatalog: Catalog = {
  kind: 'list',
  models: [
    { slug: 'gpt-5.5', displayName: 'GPT-5.5', priority: 0 },
    { slug: 'gpt-5.4', displayName: 'GPT-5.4', priority: 1, upgrade: 'gpt-5.5' },
    { slug: 'gpt-5.4-mini', displayName: 'GPT-5.4-Mini', priority: 2 },
    { slug: 'codex-auto-review', displayName: 'Codex Auto Review', priority: 9, visibility: 'hide' },
  ],
}

/**
 * The answer to `GET …/models`. With a `client_version` it is the Codex list; without one it is the API's own,
 * which tells what the API knows and nothing about Codex.
 */
export function catalogAnswer(catalog: Catalog, asked: 'codex' | 'api'): SideAnswer {
  if (catalog.kind !== 'list') return catalog
  if (asked === 'api') {
    const data = inApi(catalog.models).map(model => apiModel(model.slug))
    return success({ object: 'list', data })
  }
  return success({ models: catalog.models.map(catalogEntry) }, { etag: '"loopback-1"' })
}

/** The answer to `GET /v1/models/<id>`. */
export function apiModelAnswer(catalog: Catalog, id: string): SideAnswer {
  if (catalog.kind !== 'list') return catalog
  if (inApi(catalog.models).some(model => model.slug === id)) return success(apiModel(id))
  const message = `The model '${id}' does not exist`
  const error = { message, type: 'invalid_request_error', param: 'model', code: 'model_not_found' }
  return { kind: 'status', status: 404, body: { error } }
}

function inApi(models: readonly CatalogModel[]): readonly CatalogModel[] {
  return models.filter(model => model.supportedInApi ?? true)
}

function apiModel(id: string): object {
  return { id, object: 'model', created: 1777075200, owned_by: 'system' }
}

/** The fields that CLI 0.169.0 wants; without any of them it keeps its bundled list and says so in its log. */
function catalogEntry(model: CatalogModel): object {
  const efforts = model.efforts ?? ['low', 'medium', 'high', 'xhigh']
  return {
    slug: model.slug,
    display_name: model.displayName ?? model.slug,
    description: model.description ?? null,
    default_reasoning_level: efforts.includes('medium') ? 'medium' : (efforts[0] ?? null),
    supported_reasoning_levels: efforts.map(effort => ({ effort, description: effort })),
    shell_type: 'shell_command',
    visibility: model.visibility ?? 'list',
    supported_in_api: model.supportedInApi ?? true,
    minimal_client_version: model.minimalClientVersion ?? null,
    priority: model.priority ?? 0,
    availability_nux: null,
    upgrade: model.upgrade === undefined ? null : { model: model.upgrade, migration_markdown: '' },
    base_instructions: model.instructions ?? 'You are Codex, a coding agent.',
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
