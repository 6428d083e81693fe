/** What a reader must know besides the decision. Each note is told in report, summary and comment. */

import { type ApiCheck, apiCheckText } from './api-check.ts'
import { assertNever } from './assert-never.ts'
import type { Automatic, Catalog } from './catalog.ts'
import type { Decision } from './decision.ts'
import { likelySlip } from './model-id.ts'
import { priceNote } from './money.ts'
import type { ProbeKind } from './policy.ts'
import type { Route } from './route.ts'
import type { Standing } from './standing.ts'

/** As many listed models are named. */
const MOST_LISTED = 12

export type NoteCode =
  | 'flapping'
  | 'served-by-another'
  | 'setting-needed'
  | 'unverified'
  | 'login-rotated'
  | 'openai-api-key-alone'
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
  readonly catalog?: Catalog
  readonly auto?: Automatic
  readonly apiCheck?: ApiCheck
  /** What became of config.toml, where `write-config` asked for it. */
  readonly configEdit?: ConfigEdit
}

/** `note` and `why` are sentences of ours. */
export type ConfigEdit =
  | { readonly kind: 'written' | 'unchanged'; readonly note?: string }
  | { readonly kind: 'refused'; readonly why: string }

export type NoteSource = {
  /** Whether a cancellation came before the decision. */
  readonly cancelled: boolean
  readonly probe: ProbeKind
  readonly decision: Decision
  readonly requestedModel: string
  readonly route: Route
  readonly standings: readonly Standing[]
  readonly facts: RunFacts
}

/** The notes of a run, the most important first. */
export function notesOf(source: NoteSource): readonly Note[] {
  return [
    ...servedNotes(source),
    ...decisionNotes(source),
    ...slipNotes(source),
    ...routeNotes(source),
    ...chainNotes(source),
    ...moneyNotes(source),
    ...catalogNotes(source),
    ...apiNotes(source),
    ...configNotes(source),
  ]
}

function configNotes({ decision, facts: { configEdit } }: NoteSource): Note[] {
  if (configEdit === undefined || decision.kind === 'none') return []
  switch (configEdit.kind) {
    case 'written':
    case 'unchanged': {
      const done = configEdit.kind === 'written' ? 'was set' : 'was set already'
      const text = [
        `model = "${decision.model}" ${done} in config.toml of CODEX_HOME.`,
        configEdit.note ?? '',
      ]
      return [{ code: 'config-written', level: 'note', text: text.join(' ').trim() }]
    }
    case 'refused':
      return [
        warning(
          'config-not-written',
          `config.toml of CODEX_HOME was left as it is: ${configEdit.why}. Pass the model with codex exec -m ${decision.model} instead.`,
        ),
      ]
    default:
      return assertNever(configEdit)
  }
}

/** An id that the route accepts is right, however it is written. */
function slipNotes({ standings }: NoteSource): Note[] {
  return standings.flatMap(standing => {
    const slip = standing.kind === 'accepted' ? undefined : likelySlip(standing.model)
    return slip === undefined ? [] : [warning('likely-slip', slip)]
  })
}

function moneyNotes(source: NoteSource): Note[] {
  const note = priceNote(source)
  return note === undefined ? [] : [{ code: 'price', ...note }]
}

function apiNotes({ facts }: NoteSource): Note[] {
  return facts.apiCheck === undefined
    ? []
    : [{ code: 'api-check', level: 'note', text: apiCheckText(facts.apiCheck) }]
}

function servedNotes({ standings }: NoteSource): Note[] {
  return standings.flatMap(standing =>
    standing.kind === 'accepted' && standing.servedModel !== undefined
      ? [
          warning(
            'served-by-another',
            `${standing.model} was accepted, but ${standing.servedModel} answered. Work that asks for ${standing.model} on this route may get the other model.`,
          ),
        ]
      : [],
  )
}

function decisionNotes({ decision, requestedModel }: NoteSource): Note[] {
  if (decision.kind === 'none') return []
  if (decision.kind === 'preferred' && !decision.verified) {
    return [
      warning(
        'unverified',
        `${requestedModel} is used without proof: no probe could settle whether it is accepted, and on-unsettled is set to keep.`,
      ),
    ]
  }
  const settings = Object.entries(decision.settings).map(([name, value]) => `${name} ${value}`)
  return settings.length === 0
    ? []
    : [
        warning(
          'setting-needed',
          `${decision.model} was accepted only with ${settings.join(' and ')}; the job that follows needs this setting too.`,
        ),
      ]
}

function routeNotes({ route, facts }: NoteSource): Note[] {
  const notes: Note[] = []
  if (facts.loginRotated) {
    notes.push(
      warning(
        'login-rotated',
        'The ChatGPT login was refreshed during the probe, and auth.json in CODEX_HOME now holds a new single-use refresh token. Save the file back to where the job got it from: other jobs that hold the old one will fail to refresh.',
      ),
    )
  }
  if (route.kind === 'none' && route.openaiApiKeyAlone) {
    notes.push(
      warning(
        'openai-api-key-alone',
        'OPENAI_API_KEY is set, but that variable alone is not a Codex login. Pass the key as the input openai-api-key or as CODEX_API_KEY.',
      ),
    )
  }
  return notes
}

function chainNotes({ standings, decision, cancelled }: NoteSource): Note[] {
  const flapping = standings.flatMap(standing =>
    standing.kind === 'accepted' && standing.flapped
      ? [
          warning(
            'flapping',
            `${standing.model} was refused at first and accepted on a later try: its availability on this route is flapping.`,
          ),
        ]
      : [],
  )
  const untried = standings.filter(standing => standing.kind === 'untried').map(standing => standing.model)
  const isBlocked = decision.kind === 'none' && decision.blockedBy !== undefined
  const why = isBlocked ? 'Not tried, since it would fail the same way' : 'Not tried'
  return decision.kind === 'none' && untried.length > 0 && !cancelled
    ? [...flapping, { code: 'untried', level: 'note', text: `${why}: ${untried.join(', ')}.` }]
    : flapping
}

function catalogNotes({ probe, decision, requestedModel, facts }: NoteSource): Note[] {
  const notes: Note[] = []
  if (probe === 'catalog') {
    notes.push(
      warning(
        'catalog-hint',
        'Only the model list was asked, so this is a hint: a listed model may still be refused, and an unlisted one accepted. probe: live settles it.',
      ),
    )
  }
  if (facts.auto !== undefined) notes.push(autoNote(facts.auto, requestedModel))
  const shown = facts.catalog?.kind === 'list' ? facts.catalog.models.filter(listed => listed.shown) : []
  if (decision.kind === 'none' && shown.length > 0) {
    const names = shown.slice(0, MOST_LISTED).map(listed => listed.slug)
    const whose = facts.catalog?.kind === 'list' && facts.catalog.source === 'route' ? 'The route' : 'The CLI'
    notes.push({
      code: 'listed-models',
      level: 'note',
      text: `${whose} lists: ${names.join(', ')}. A listed model is likely, not certain, to be accepted.`,
    })
  }
  return notes
}

function autoNote(auto: Automatic, requestedModel: string): Note {
  switch (auto.kind) {
    case 'model': {
      const what = auto.why === 'successor' ? `the successor of ${requestedModel}` : 'the default model'
      return {
        code: 'auto',
        level: 'note',
        text: `auto stands for ${auto.model} here: the route's model list names it as ${what}.`,
      }
    }
    case 'none':
      return { code: 'auto', level: 'note', text: `auto stands for no model here. ${auto.why}` }
    default:
      return assertNever(auto)
  }
}

function warning(code: NoteCode, text: string): Note {
  return { code, level: 'warning', text }
}
