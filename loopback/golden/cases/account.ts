/** Golden cases of an account without credit, or a blocked one: every model of the route fails the same way. */

import {
  deactivatedWorkspace,
  insufficientQuota,
  insufficientQuotaInStream,
  usageLimitReached,
  usageNotIncluded,
  workspaceOutOfCredits,
} from '../../openai/answers.ts'
import type { StatusAnswer } from '../../openai/script.ts'
import { ALL_CHANNELS, type GoldenCase, MAIN_ROUTES, refused } from '../case.ts'

/** In five hours and in three days, in seconds since the epoch. */
const soon = Math.floor(Date.now() / 1000) + 5 * 3600
const later = Math.floor(Date.now() / 1000) + 3 * 86_400

const USAGE_LIMIT = refused('route', 'usage-limit', 'until-reset')
const OUT_OF_CREDITS = refused('route', 'out-of-credits', 'permanent')

/** The CLI takes the kind of limit from a header (seen in 0.169.0). */
function limitReached(type: string): StatusAnswer {
  return {
    ...usageLimitReached({ planType: 'business' }),
    headers: { 'x-codex-rate-limit-reached-type': type },
  }
}

export const ACCOUNT_CASES: readonly GoldenCase[] = [
  {
    name: 'usage limit, resets today',
    source: 'codex-rs protocol/src/error.rs; openclaw#103734',
    answer: usageLimitReached({ planType: 'plus', resetsAt: soon }),
    routes: ['chatgpt', 'access-token'],
    channels: ALL_CHANNELS,
    expected: refused('route', 'usage-limit', 'until-reset', { retry: 'at' }),
  },
  {
    name: 'usage limit of a team, resets in days',
    source: 'codex-rs protocol/src/error.rs',
    answer: usageLimitReached({ planType: 'team', resetsAt: later }),
    routes: ['chatgpt'],
    channels: ALL_CHANNELS,
    expected: refused('route', 'usage-limit', 'until-reset', { retry: 'at' }),
  },
  {
    name: 'usage limit without a reset time',
    source: 'codex-rs protocol/src/error.rs',
    answer: usageLimitReached({ planType: 'pro' }),
    routes: ['chatgpt'],
    channels: ALL_CHANNELS,
    expected: USAGE_LIMIT,
  },
  {
    name: 'workspace out of credits, as its owner sees it',
    source: 'codex-rs protocol/src/error.rs',
    answer: workspaceOutOfCredits(),
    routes: ['chatgpt'],
    channels: ALL_CHANNELS,
    expected: OUT_OF_CREDITS,
  },
  {
    name: 'workspace out of credits, as a member sees it',
    source: 'the binary of CLI 0.169.0',
    answer: limitReached('workspace_member_credits_depleted'),
    routes: ['chatgpt'],
    channels: ALL_CHANNELS,
    expected: OUT_OF_CREDITS,
  },
  {
    name: 'spend cap of the workspace, as its owner sees it',
    source: 'the binary of CLI 0.169.0',
    answer: limitReached('workspace_owner_usage_limit_reached'),
    routes: ['chatgpt'],
    channels: ALL_CHANNELS,
    expected: OUT_OF_CREDITS,
  },
  {
    name: 'spend cap of the workspace, as a member sees it',
    source: 'the binary of CLI 0.169.0',
    answer: limitReached('workspace_member_usage_limit_reached'),
    routes: ['chatgpt'],
    channels: ALL_CHANNELS,
    expected: OUT_OF_CREDITS,
  },
  {
    name: 'the plan has no Codex',
    source: 'codex-rs protocol/src/error.rs',
    answer: usageNotIncluded(),
    routes: ['chatgpt'],
    channels: ALL_CHANNELS,
    expected: refused('route', 'plan-excludes-codex', 'permanent'),
  },
  {
    name: 'the plan has no Codex, inside a stream',
    source: 'seen with the CLI: SSE failed usage_not_included',
    answer: {
      kind: 'sse-failed',
      code: 'usage_not_included',
      message: 'Usage is not included in your plan.',
    },
    routes: ['chatgpt'],
    channels: ALL_CHANNELS,
    expected: refused('route', 'plan-excludes-codex', 'permanent'),
  },
  {
    name: 'API quota exceeded',
    source: "codex-rs protocol/src/error.rs, OpenAI's error guide",
    answer: insufficientQuota(),
    routes: ['api-key'],
    channels: ALL_CHANNELS,
    expected: refused('route', 'quota-exceeded', 'permanent'),
  },
  {
    name: 'API quota exceeded, inside a stream',
    source: 'seen with the CLI: SSE failed insufficient_quota',
    answer: insufficientQuotaInStream(),
    routes: MAIN_ROUTES,
    channels: ALL_CHANNELS,
    expected: refused('route', 'quota-exceeded', 'permanent'),
  },
  {
    name: "the organization's spend limit, 429",
    source: 'the binary of CLI 0.169.0',
    answer: {
      kind: 'status',
      status: 429,
      body: {
        error: {
          message: 'Your organization has reached its spend limit.',
          type: 'organization_spend_limit_exceeded',
          param: null,
          code: 'organization_spend_limit_exceeded',
        },
      },
    },
    routes: ['api-key'],
    channels: ALL_CHANNELS,
    expected: refused('route', 'quota-exceeded', 'permanent'),
  },
  {
    name: "the organization's spend limit, inside a stream",
    source: 'the binary of CLI 0.169.0',
    answer: {
      kind: 'sse-failed',
      code: 'organization_spend_limit_exceeded',
      message: 'Your organization has reached its spend limit.',
    },
    routes: ['api-key'],
    channels: ALL_CHANNELS,
    expected: refused('route', 'quota-exceeded', 'permanent'),
  },
  {
    name: 'workspace deactivated, 402',
    source: 'nanobot#1738, codex2api#42',
    answer: deactivatedWorkspace(),
    routes: ['chatgpt', 'access-token'],
    channels: ALL_CHANNELS,
    expected: refused('route', 'workspace-blocked', 'ambiguous'),
    endsEarly: true,
  },
  {
    name: '402 of a gateway about credits',
    source: 'OpenRouter and other gateways',
    answer: {
      kind: 'status',
      status: 402,
      body: { error: { message: 'Insufficient credits. Add more.', code: 402 } },
    },
    routes: ['provider'],
    channels: ['lean', 'plain-http'],
    expected: refused('route', 'out-of-credits', 'permanent'),
    isSlow: true,
  },
]
