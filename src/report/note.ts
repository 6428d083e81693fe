import type { AutoChoice, Catalog } from '../catalog/index.ts'
import type { ApiCheck } from '../probe/index.ts'
import type { ExplainSource } from './explain.ts'

export type NoteCode =
  | 'flapping'
  | 'served-by-another'
  | 'setting-needed'
  | 'unverified'
  | 'login-rotated'
  | 'openai-api-key-alone'
  | 'openai-api-key-unused'
  | 'untried'
  | 'catalog-hint'
  | 'auto'
  | 'listed-models'
  | 'likely-slip'
  | 'price'
  | 'api-check'
  | 'config-written'
  | 'config-not-written'

/** `warning` notes are annotations too. `text` is plain text. */
export type Note = { readonly code: NoteCode; readonly level: 'note' | 'warning'; readonly text: string }

/**
 * Facts about the run that no attempt holds. `catalog` and `auto` where the route's list was read, or asked for;
 * `apiCheck` where the API was to be asked about a refused model.
 */
export type RunFacts = {
  readonly loginRotated: boolean
  /** Whether the input `openai-api-key` was given and the route takes another key. */
  readonly apiKeyUnused?: true
  readonly catalog?: Catalog
  readonly auto?: AutoChoice
  readonly apiCheck?: ApiCheck
  /** What became of config.toml, where `write-config` asked for it. */
  readonly configEdit?: ConfigEdit
}

/** `note` and `why` are sentences of ours. */
export type ConfigEdit =
  | { readonly kind: 'written' | 'unchanged'; readonly note?: string }
  | { readonly kind: 'refused'; readonly why: string }

export type NoteSource = ExplainSource & { readonly facts: RunFacts }

/** A note that is an annotation too. */
export function warning(code: NoteCode, text: string): Note {
  return { code, level: 'warning', text }
}
