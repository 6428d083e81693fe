/** What a reader must know besides the decision. Each note is told in report, summary and comment. */

import { apiNotes, catalogNotes, configNotes, moneyNotes, slipNotes } from './catalog-notes.ts'
import { type Note, type NoteSource, warning } from './note.ts'

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

function servedNotes({ statuses: standings }: NoteSource): Note[] {
  return standings.flatMap(standing =>
    standing.kind === 'accepted' && standing.servedModel !== undefined
      ? [warning('served-by-another', reroutedNote(standing.model, standing.servedModel))]
      : [],
  )
}

/** That the model was accepted and another one answered. */
export function reroutedNote(model: string, servedModel: string): string {
  return `${model} was accepted, but ${servedModel} answered. Work that asks for ${model} on this route may get the other model.`
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
          `${decision.model} was accepted only with ${settings.join(' and ')}: another value was refused, and the job that follows needs an accepted one too.`,
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
  if (route.kind === 'provider' && facts.apiKeyUnused === true) {
    notes.push(
      warning(
        'openai-api-key-unused',
        `The input openai-api-key was not used: config.toml of CODEX_HOME configures the provider ${route.id}, and Codex sends that no key but its own. To ask with the key, take model_provider out of config.toml, or give codex-home another directory.`,
      ),
    )
  }
  return notes
}

function chainNotes({ statuses: standings, decision, cancelled }: NoteSource): Note[] {
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
