import { assertNever } from '../base/index.ts'
import { type AutoChoice, type Catalog, modelIdWarning } from '../catalog/index.ts'
import { apiCheckText } from './api-check.ts'
import { priceNote } from './cost.ts'
import { type Note, type NoteSource, warning } from './note.ts'

/** As many listed models are named. */
const MOST_LISTED = 12

/** What became of config.toml. */
export function configNotes({ decision, facts: { configEdit } }: NoteSource): Note[] {
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
export function slipNotes({ statuses: standings }: NoteSource): Note[] {
  return standings.flatMap(standing => {
    const slip = standing.kind === 'accepted' ? undefined : modelIdWarning(standing.model)
    return slip === undefined ? [] : [warning('likely-slip', slip)]
  })
}

/** How the list prices of the models compare, where they are known. */
export function moneyNotes(source: NoteSource): Note[] {
  const note = priceNote(source)
  return note === undefined ? [] : [{ code: 'price', ...note }]
}

/** What the API says of the model that Codex refuses. */
export function apiNotes({ facts }: NoteSource): Note[] {
  return facts.apiCheck === undefined
    ? []
    : [{ code: 'api-check', level: 'note', text: apiCheckText(facts.apiCheck) }]
}

/** That only a list was asked, what `auto` stands for, and what there is where nothing was accepted. */
export function catalogNotes({ probe, decision, cancelled, requestedModel, facts }: NoteSource): Note[] {
  const notes: Note[] = []
  if (probe === 'catalog') {
    notes.push(
      warning(
        'catalog-hint',
        'Only the model list was asked, so this is a hint: a listed model may still be refused, and an unlisted one accepted. probe: live settles it.',
      ),
    )
  }
  if (facts.auto !== undefined) notes.push(autoNote(facts.auto, requestedModel, listOwner(facts.catalog)))
  const shown = facts.catalog?.kind === 'list' ? facts.catalog.models.filter(listed => listed.shown) : []
  // Where the route itself fails, no model of its list would be accepted either.
  if (decision.kind === 'none' && decision.blockedBy === undefined && !cancelled && shown.length > 0) {
    const names = shown.slice(0, MOST_LISTED).map(listed => listed.slug)
    notes.push({
      code: 'listed-models',
      level: 'note',
      text: `${listOwner(facts.catalog) === 'route' ? 'The route' : 'The CLI'} lists: ${names.join(', ')}. A listed model is likely, not certain, to be accepted.`,
    })
  }
  return notes
}

const LISTS = {
  route: "the route's model list",
  cli: 'the list that the CLI shipped with, since the route gave none of its own,',
} as const

/** Whose list it is; the CLI's own where the route gave none. */
function listOwner(catalog: Catalog | undefined): 'route' | 'cli' {
  return catalog?.kind === 'list' && catalog.source === 'route' ? 'route' : 'cli'
}

function autoNote(auto: AutoChoice, requestedModel: string, owner: 'route' | 'cli'): Note {
  switch (auto.kind) {
    case 'model': {
      const what = auto.why === 'successor' ? `the successor of ${requestedModel}` : 'the default model'
      return {
        code: 'auto',
        level: 'note',
        text: `auto stands for ${auto.model} here: ${LISTS[owner]} names it as ${what}.`,
      }
    }
    case 'none':
      return { code: 'auto', level: 'note', text: `auto stands for no model here. ${auto.why}` }
    default:
      return assertNever(auto)
  }
}
