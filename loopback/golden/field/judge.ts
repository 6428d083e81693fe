/** Compares what the action made of a field answer with the judgement about it. */

import { MODEL } from '../case.ts'
import type { FieldAnswer } from './field-answer.ts'
import { FALLBACK, routeOf } from './field-script.ts'
import type { Played } from './play-answer.ts'

/** Everything that is wrong with a result, each as a short text. Empty if it is right. */
export function judge(answer: FieldAnswer, played: Played): readonly string[] {
  return [
    ...chainWrongs(answer, played),
    ...verdictWrongs(answer, played),
    ...reasonWrongs(answer, played),
    ...textWrongs(played),
    ...costWrongs(answer, played),
  ]
}

function chainWrongs({ chain, body }: FieldAnswer, { decision, asked, attempts }: Played): readonly string[] {
  switch (chain) {
    case 'next':
      return decision.kind === 'fallback' && decision.model === FALLBACK ? [] : ['the chain did not go on']
    case 'stop': {
      const wrongs = asked.includes(FALLBACK) ? ['the chain went on'] : []
      return decision.kind === 'none' ? wrongs : [...wrongs, `a model is used: ${decision.model}`]
    }
    case 'adjusted': {
      if (decision.kind !== 'preferred') return ['the setting was not adjusted']
      const sent = attempts.flatMap(({ settings }) => Object.values(settings))
      const text = JSON.stringify(body)
      return sent.filter(value => !text.includes(`'${value}'`)).map(value => `${value} was not offered`)
    }
    case 'unsettled':
    case 'any':
      return decision.kind === 'preferred' ? ['the model counts as accepted'] : []
  }
}

function verdictWrongs(answer: FieldAnswer, { verdict, scope, reason }: Played): readonly string[] {
  const { chain, status } = answer
  const wrongs: string[] = []
  if (answer.verdict !== 'any' && verdict !== answer.verdict) wrongs.push(`verdict ${verdict}`)
  if (verdict !== 'refused') return wrongs
  if (scope === 'model' && (chain === 'stop' || chain === 'unsettled')) {
    wrongs.push(`false refusal of the model (${reason})`)
  }
  // A server that failed itself proves nothing that lasts.
  if (status >= 500 && answer.verdict !== 'refused' && status !== 511) wrongs.push(`refused by ${status}`)
  return wrongs
}

function reasonWrongs({ reasons }: FieldAnswer, { reason }: Played): readonly string[] {
  return reasons.includes(reason) ? [] : [`reason ${reason}`]
}

/** Tags (`<ak-1>` is a name of a vendor and none), rules of a style sheet, also one that is cut, and statements of a script. */
const MARKUP =
  /<(?:!|\/?[a-z]+\d?(?=[\s/>]))[^<>]*>|<(?:style|script)\b|[\w-]+\s*\{\s*[\w-]+\s*:[^{}"]*[;}]|_cf_chl_opt|\bfunction\s*\(/i

function textWrongs({ said }: Played): readonly string[] {
  const found = MARKUP.exec(said ?? '')?.[0]
  return found === undefined ? [] : [`markup in the words: ${found.slice(0, 40)}`]
}

/** Other answers of this range are permanent. */
const TEMPORARY = [408, 409, 425, 429]

function costWrongs(answer: FieldAnswer, { asked, requests, attempts }: Played): readonly string[] {
  const isPermanent = answer.status >= 400 && answer.status < 500 && !TEMPORARY.includes(answer.status)
  if (!isPermanent || answer.chain === 'adjusted') return []
  // A 401 makes the CLI read the login again and refresh it, with a request after each, before it reports anything.
  const looks =
    answer.status === 401 && routeOf(answer) !== 'api-key' && routeOf(answer) !== 'provider' ? 3 : 1
  const isSideRequest = answer.route === 'chatgpt-refresh' || answer.route === 'access-token-whoami'
  const accepted = attempts.filter(({ verdict }) => verdict.kind === 'accepted').length
  const models = asked.length - accepted
  // On a busy machine the CLI can begin its own retry before the second look is ended.
  const allowed = isSideRequest ? 2 : 2 * looks * models + models + accepted
  return requests.turns > allowed ? [`${requests.turns} requests for ${asked.join(', ') || MODEL}`] : []
}
