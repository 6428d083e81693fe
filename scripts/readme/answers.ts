/** The answers on docs/questions.md that hold a fact with a date. The dates come from the one file that has them. */

import { dateText } from '../../src/base/index.ts'
import { KNOWN_RETIREMENTS, type KnownRetirement, RETIREMENTS_AS_OF } from '../../src/catalog/index.ts'
import { code } from './tables.ts'

type Account = KnownRetirement['account']

/** The model that most of these questions are about. */
const ASKED = 'gpt-5.5'

/** The parts by name. Each is a paragraph. */
export function answers(): readonly (readonly [string, string])[] {
  const { at, successor } = retirementOf(ASKED, 'chatgpt')
  const gone = code(ASKED)
  const left = KNOWN_RETIREMENTS.filter(({ account }) => account === 'chatgpt')
    .map(({ model }) => model)
    .toReversed()
  const onlyWithKey = left.filter(model => !KNOWN_RETIREMENTS.some(isOfApi(model)))
  return [
    [
      'answer-not-supported',
      `This ChatGPT sign-in does not offer the model, and asking again does not help. ${gone} left ChatGPT sign-in on ${dateText(at)}: ask for ${code(successor ?? 'auto')} instead (\`model: ${successor ?? 'auto'}\`), or run the job with an API key.`,
    ],
    [
      'answer-api-key',
      `Those of the OpenAI API that the organization and the project of the key may use. They are not the models of ChatGPT sign-in: on ${dateText(RETIREMENTS_AS_OF)}, no end in the API was known for ${listText(onlyWithKey.filter(isRecent).map(code))}, which have left ChatGPT sign-in. Only a turn shows whether your key may use one.`,
    ],
    [
      'answer-cloud',
      `Codex Cloud chooses the model of a task by itself. On ${dateText(RETIREMENTS_AS_OF)} a task had no setting for it, and users were asking for one ([openai/codex#42970](https://github.com/openai/codex/issues/42970)). What this action finds holds for the CLI on a runner, and it changes nothing in Codex Cloud.`,
    ],
    ['retirements-chatgpt', retirementSentence('chatgpt')],
    ['retirements-api', retirementSentence('api')],
  ]
}

/** The models that have left or leave an account, in one sentence, the newest first. */
export function retirementSentence(account: Account): string {
  const known = KNOWN_RETIREMENTS.filter(one => one.account === account)
  const byDay = Map.groupBy(
    known.toSorted((one, other) => (one.at < other.at ? 1 : -1)),
    ({ at }) => dateText(at),
  )
  const days = [...byDay].map(([day, models]) => `${listText(models.map(retiredText))} on ${day}`)
  const what = account === 'chatgpt' ? 'Known ends on ChatGPT sign-in' : 'Known ends in the API'
  return `${what}: ${days.join('; ')}.`
}

function retiredText({ model, successor }: KnownRetirement): string {
  return successor === undefined ? code(model) : `${code(model)} (then ${code(successor)})`
}

function retirementOf(model: string, account: Account): KnownRetirement {
  const found = KNOWN_RETIREMENTS.find(one => one.model === model && one.account === account)
  if (found === undefined) throw new Error(`No retirement of ${model} is known. Choose another model here.`)
  return found
}

function isOfApi(model: string): (one: KnownRetirement) => boolean {
  return one => one.model === model && one.account === 'api'
}

/** A model whose successor is known. The older ones have none, and nobody asks for them any more. */
function isRecent(model: string): boolean {
  return retirementOf(model, 'chatgpt').successor !== undefined
}

function listText(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}
