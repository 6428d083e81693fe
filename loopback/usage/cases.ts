import { isAtLeast } from '../../src/cli/index.ts'
import type { UsageReading } from '../../src/probe/index.ts'
import type { Login } from '../openai/login.ts'
import { planUsageAnswer } from '../openai/plan-usage.ts'
import type { SideAnswer } from '../openai/script.ts'

/** An answer of the endpoint about a plan, and what has to be read from it. */
export interface UsageCase {
  readonly name: string
  readonly answer: SideAnswer
  readonly login?: Login
  /** The result in short; see `shortReading`. */
  readonly expected: string
}

/** The cases that a version can read. */
export function usageCasesFor(version: string): readonly UsageCase[] {
  return CASES.filter(({ since }) => since === undefined || isAtLeast(version, since))
}

/** Such as `codex 80/300 3/10080; GPT-5.3-Codex-Spark 54/10080; none`. */
export function shortReading(reading: UsageReading): string {
  if (reading.kind === 'unread') return reading.reason
  const { limits, credits, creditCap } = reading.usage
  const texts = limits
    .map(({ id, name, windows }) =>
      [name ?? id, ...windows.map(({ left, minutes }) => `${left}/${minutes}`)].join(' '),
    )
    .toSorted()
  return [...texts, credits, ...(creditCap === undefined ? [] : [`cap ${creditCap.left}`])].join('; ')
}

const WINDOWS = [
  { used: 20, hours: 5 },
  { used: 97, hours: 168 },
]
const READ = 'codex 80/300 3/10080; none'

const CASES: readonly (UsageCase & { readonly since?: string })[] = [
  { name: 'two windows', answer: planUsageAnswer({ windows: WINDOWS }), expected: READ },
  {
    name: 'one window',
    answer: planUsageAnswer({ windows: WINDOWS.slice(1) }),
    expected: 'codex 3/10080; none',
  },
  {
    name: 'limits of models',
    answer: planUsageAnswer({
      windows: WINDOWS,
      own: [
        { name: 'GPT-5.3-Codex-Spark', windows: [{ used: 46, hours: 168 }] },
        { name: 'gpt-reserve', windows: [{ used: 3, hours: 168 }], normalModel: 'gpt-5.6-luna' },
      ],
    }),
    since: '0.104.0',
    expected: 'GPT-5.3-Codex-Spark 54/10080; codex 80/300 3/10080; gpt-reserve 97/10080; none',
  },
  {
    name: 'credits',
    answer: planUsageAnswer({ windows: WINDOWS, credits: 'some' }),
    expected: 'codex 80/300 3/10080; some',
  },
  {
    name: 'a plan that is paid by use',
    answer: planUsageAnswer({ windows: [], credits: 'unlimited' }),
    expected: 'codex; unlimited',
  },
  {
    name: 'a cap on credits',
    answer: planUsageAnswer({ windows: [], credits: 'some', capLeft: 2 }),
    expected: 'codex; some; cap 2',
    since: '0.142.0',
  },
  {
    name: 'a percentage above 100',
    answer: planUsageAnswer({ windows: [{ used: 130, hours: 5 }, ...WINDOWS.slice(1)] }),
    expected: 'codex 3/10080; none',
  },
  {
    name: 'a percentage with a fraction, which the CLI does not read',
    answer: planUsageAnswer({ windows: [{ used: 97.5, hours: 5 }] }),
    expected: 'error',
  },
  {
    name: 'a window that is over',
    answer: planUsageAnswer({ windows: [{ used: 97, hours: 5, resetsIn: -60 }] }),
    expected: 'codex; none',
  },
  {
    name: 'a refusal',
    answer: { kind: 'status', status: 403, body: { detail: 'Forbidden' } },
    expected: 'error',
  },
  { name: 'no answer', answer: { kind: 'hang' }, expected: 'no-answer' },
  {
    name: 'a login that is about to end',
    answer: planUsageAnswer({ windows: WINDOWS }),
    login: { kind: 'chatgpt', expiresInSeconds: 60 },
    expected: READ,
  },
  {
    name: 'an access token',
    answer: planUsageAnswer({ windows: WINDOWS }),
    login: { kind: 'access-token', token: 'at-loopback-0123456789abcdef' },
    expected: READ,
    since: '0.142.0',
  },
]
