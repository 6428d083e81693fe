/** Texts for money and usage limits that are used up. */

import { CHATGPT, KEY_LINE, type TextRow } from './text-row.ts'

export const MONEY_TEXTS: readonly TextRow[] = [
  {
    reasons: ['model-quota-spent'],
    details: ['below-minimum'],
    label: 'too little of its limit left',
    clause: 'too little of the usage limit of {model} is left for this job',
    recovery: 'Wait for the reset, lower `min-usage-left`, or use another model until then.',
  },
  {
    details: ['below-minimum'],
    routes: CHATGPT,
    label: 'too little of the usage limit left',
    clause: 'too little of the usage limit of {route} is left for this job',
    recovery: 'Wait for the reset, lower `min-usage-left`, or ask {who} to add credits{at:billing}{orKey}.',
  },
  {
    reasons: ['model-quota-spent'],
    details: ['budget', 'key-limit', 'spend-cap'],
    label: 'budget of this model used up',
    clause: 'the budget for {model} is used up',
    recovery:
      'Ask {who} to raise the budget for `{model}`{at:limits}, or use another model until it starts again.',
  },
  {
    details: ['spend-cap'],
    routes: CHATGPT,
    label: 'spend cap reached',
    clause: 'the spend cap for {route} is reached',
    recovery: 'Ask {who} to raise the spend cap{at:billing}. More credits do not help while the cap stays.',
  },
  {
    details: ['spend-cap'],
    label: 'spending limit reached',
    clause: 'the spending limit for {route} is reached',
    recovery: 'Ask {who} to raise the spending limit{at:limits}, or wait until it starts again.',
  },
  {
    details: ['credits'],
    label: 'out of credits',
    clause: 'there are no credits left for {route}',
  },
  {
    details: ['balance'],
    label: 'balance too low',
    clause: 'the balance for {route} is too low',
    recovery: 'Ask {who} to add money to the account{at:billing}.',
  },
  {
    details: ['key-limit'],
    routes: CHATGPT,
    label: 'limit reached',
    clause: 'a spending limit for {route} is reached',
    recovery: 'Ask {who} to raise the limit of this user{at:billing}.',
  },
  { details: ['key-limit'], routes: ['api-key'], clause: 'the API key has reached its own limit' },
  {
    details: ['key-limit'],
    label: 'limit of the key reached',
    clause: 'the key of {route} has reached its own limit',
    recovery: 'Raise the limit of this key{at:keys}, or put a key with a higher limit into {credential}.',
  },
  {
    details: ['budget'],
    routes: [...CHATGPT, 'api-key'],
    label: 'budget used up',
    clause: 'the budget for {route} is used up',
    recovery: 'Ask {who} to raise the budget{at:limits}, or wait until it starts again.',
  },
  {
    details: ['budget'],
    label: 'budget used up',
    clause: 'the budget for {route} is used up',
    recovery:
      'Ask {who} to raise the budget of this key, user or team{at:limits}, or wait until it starts again.',
  },
  {
    details: ['payment-method'],
    label: 'no payment method',
    clause: 'the account behind {route} has no valid payment method',
    recovery: 'Ask {who} to add a valid payment method{at:billing}.',
  },
  {
    details: ['overdue'],
    label: 'payment overdue',
    clause: 'a payment for {route} is overdue',
    recovery: 'Ask {who} to pay the open invoices{at:billing}.',
  },
  {
    reasons: ['out-of-credits'],
    routes: CHATGPT,
    recovery: 'Ask {who} to add credits{at:billing}{orKey}.',
  },
  {
    reasons: ['out-of-credits'],
    routes: ['api-key'],
    recovery:
      'Ask {who} to buy credits{at:billing}. Credits of a ChatGPT plan are counted separately and do not help here.',
  },
  {
    reasons: ['out-of-credits'],
    routes: ['provider'],
    recovery: 'Ask {who} to check the balance and the spending limit of this account{at:billing}.',
  },
  { details: ['credits'], recovery: 'Ask {who} to add credits{at:billing}.' },
  {
    reasons: ['usage-limit'],
    routes: CHATGPT,
    recovery: 'Wait for the reset, or ask {who} to add credits{at:billing}{orKey}.',
  },
  {
    reasons: ['usage-limit'],
    recovery: 'Wait for the reset, or ask {who} to raise the limit{at:limits}.',
  },
  {
    reasons: ['quota-exceeded'],
    routes: CHATGPT,
    recovery: `Ask {who} to check the plan and its credits{at:billing}, or let this job use an API key: ${KEY_LINE}.`,
  },
  {
    reasons: ['quota-exceeded'],
    routes: ['api-key'],
    label: 'API quota used up',
    clause: 'the quota of the API account is used up',
    recovery:
      'Ask {who} to check credits and limits{at:billing}. The usage of a ChatGPT plan is counted separately and does not help here.',
  },
  {
    reasons: ['quota-exceeded'],
    routes: ['provider'],
    recovery: 'Ask {who} to check the quota and the balance of this account{at:billing}.',
  },
]
