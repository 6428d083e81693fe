/**
 * The only file with facts about OpenAI's models that age: when a model leaves a route, and what it costs. They colour
 * sentences and never decide anything; a probe does. `npm run facts` compares them with the model list of a Codex CLI.
 */

/** Whose models leave: those of ChatGPT sign-in (also by access token or workload identity), or those of the API. */
type Account = 'chatgpt' | 'api'

/** A retirement that OpenAI has announced. */
export type KnownRetirement = {
  readonly model: string
  readonly account: Account
  /** ISO 8601: a time, or a day. */
  readonly at: string
  /** The model that OpenAI names in its place. */
  readonly successor?: string
  readonly source: string
}

const CODEX_MODELS = 'https://learn.chatgpt.com/docs/models'
const API_DEPRECATIONS = 'https://developers.openai.com/api/docs/deprecations'

/** The day on which the retirements were last compared with these pages, ISO 8601. */
export const RETIREMENTS_AS_OF = '2026-11-27'

export const KNOWN_RETIREMENTS: readonly KnownRetirement[] = [
  { model: 'gpt-5.2', account: 'chatgpt', at: '2026-06-02', source: 'openai/codex#25830' },
  { model: 'gpt-5.3-codex', account: 'chatgpt', at: '2026-06-02', source: 'openai/codex#25830' },
  {
    model: 'gpt-5.4',
    account: 'chatgpt',
    at: '2026-08-31',
    successor: 'gpt-5.6-terra',
    source: CODEX_MODELS,
  },
  {
    model: 'gpt-5.4-mini',
    account: 'chatgpt',
    at: '2026-08-31',
    successor: 'gpt-5.6-luna',
    source: CODEX_MODELS,
  },
  {
    model: 'gpt-5.5',
    account: 'chatgpt',
    at: '2026-10-14T19:00:00Z',
    successor: 'gpt-6-sol',
    source: `${CODEX_MODELS}#gpt-55-retirement`,
  },
  { model: 'gpt-5', account: 'api', at: '2026-12-11', successor: 'gpt-6.1-sol', source: API_DEPRECATIONS },
  {
    model: 'gpt-5-mini',
    account: 'api',
    at: '2026-12-11',
    successor: 'gpt-6.1-terra',
    source: API_DEPRECATIONS,
  },
  { model: 'gpt-5-nano', account: 'api', at: '2026-12-11', source: API_DEPRECATIONS },
  { model: 'gpt-5.1', account: 'api', at: '2027-04-01', source: API_DEPRECATIONS },
  { model: 'gpt-5.3-codex', account: 'api', at: '2027-04-01', source: API_DEPRECATIONS },
  { model: 'gpt-5.4-nano', account: 'api', at: '2027-04-01', source: API_DEPRECATIONS },
]

/** US dollars per million tokens. */
export type Price = {
  readonly input: number
  readonly cachedInput: number
  readonly output: number
}

/** The day of the prices, ISO 8601. */
export const PRICES_AS_OF = '2026-04-25'

/**
 * List prices from https://openai.com/api/pricing/. To update, copy the rows of that page and set the date. Very long
 * gpt-5.5 prompts can have a higher price; a probe's prompt is never that long.
 */
export const PRICES: Readonly<Record<string, Price>> = {
  'gpt-5.5': { input: 5, cachedInput: 0.5, output: 30 },
  'gpt-5.4': { input: 2.5, cachedInput: 0.25, output: 15 },
  'gpt-5.4-mini': { input: 0.75, cachedInput: 0.075, output: 4.5 },
}
