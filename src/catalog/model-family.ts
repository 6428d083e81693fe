/** What the name and the description of a model say: its plain name, its family, its version, and its kind. */

/** Families of small, cheap models for easy work. */
const LIGHT_FAMILIES: ReadonlySet<string> = new Set(['mini', 'luna', 'nano'])

/**
 * Words for light models: those of the lists of CLI 0.104 to 0.171, and others with the same meaning, since a new family
 * may have another name and another description. "Efficient" and "fast" are said of models for demanding work too.
 */
const LIGHT_WORDS =
  /\b(?:affordable|inexpensive|economical|budget|cheap(?:er|est)?|low[- ]cost|lightweight|lite|compact|tiny|small(?:er|est)?|easier|simpler|(?:simple|easy|basic|routine) (?:tasks?|edits?|work|jobs?|changes?))\b/i

/** Words for models that do demanding work, whatever else their description says. */
const DEMANDING_WORDS = /\b(?:complex|flagship|frontier|most capable|professional|smartest|strongest)\b/i

/**
 * The name without the prefix of a cloud or gateway, the date of a snapshot, and the number of a revision, in lower
 * case: `gpt-5.5` for `openai.gpt-5.5` (Amazon Bedrock, 0.171), `azure/gpt-5.5` and `gpt-5.5-2026-04-23`.
 */
export function plainName(model: string): string {
  const name = model.toLowerCase().split('/').at(-1) ?? ''
  return name
    .replace(/^(?:[a-z][a-z0-9-]*\.)+(?=[a-z])/, '')
    .replace(/:\d+$/, '')
    .replace(/-\d{4}-\d{2}-\d{2}$/, '')
}

/** Whether a listed name is the route's own name for a model: another spelling with the same plain name. */
export function isOwnNameOf(listed: string, model: string): boolean {
  return listed.toLowerCase() !== model.toLowerCase() && plainName(listed) === plainName(model)
}

/**
 * The family: what follows the version, `sol` in `gpt-6.2-sol`; where nothing follows, what comes before, `gpt` in
 * `gpt-5.5`. A name without a version is a family of its own.
 */
export function familyOf(model: string): string {
  const { before, after } = splitName(model)
  return after || before
}

/** A number less than, equal to, or greater than zero, as the version of the first model is older, equal, or newer. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [splitName(one).version, splitName(other).version]
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** Whether the model is a small, cheap one for easy work. The name decides; for other names the description does. */
export function isLightModel(model: string, description = ''): boolean {
  const isNamedLight = plainName(model)
    .split('-')
    .some(part => LIGHT_FAMILIES.has(part))
  return isNamedLight || (LIGHT_WORDS.test(description) && !DEMANDING_WORDS.test(description))
}

function splitName(model: string) {
  const parts = plainName(model).split('-')
  const at = parts.findIndex(part => /^\d+(?:\.\d+)*$/.test(part))
  if (at === -1) return { before: parts.join('-'), version: [], after: '' }
  const version = (parts[at] ?? '').split('.').map(Number)
  return { before: parts.slice(0, at).join('-'), version, after: parts.slice(at + 1).join('-') }
}
