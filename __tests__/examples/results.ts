/** What is seen of a workflow that was played. */

import { turnsOf } from '../../loopback/openai/recording.ts'
import type { Site } from './example-repository.ts'
import type { PlayedLeg } from './run-example.ts'

/** How each step of a leg came out, by its id, name or action. */
export function outcomes(leg: PlayedLeg | undefined): Record<string, string> {
  return Object.fromEntries(leg?.steps.map(step => [step.title, step.outcome]) ?? [])
}

/** The outputs of a leg's step. */
export function outputsOf(leg: PlayedLeg | undefined, id: string): Readonly<Record<string, string>> {
  return leg?.steps.find(step => step.title === id)?.outputs ?? {}
}

/** The models that were asked for a turn, by probes and by the work, in order. */
export function modelsAsked(site: Site): readonly (string | undefined)[] {
  return turnsOf(site.stage.openai.requests).map(turn => turn.model)
}

/** The bearers of all turns, each once. */
export function bearersOf(site: Site): readonly string[] {
  const bearers = turnsOf(site.stage.openai.requests).map(turn => turn.headers['authorization'])
  return [...new Set(bearers)].filter(bearer => bearer !== undefined)
}

/** The comments on the pull request. */
export function commentsOn(site: Site): readonly string[] {
  return site.stage.github.comments(7).map(comment => comment.body)
}
