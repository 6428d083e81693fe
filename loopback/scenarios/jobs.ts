/** Scenarios of the job and its pull request: permissions, settings, several runs. */

import { notSupportedOnChatGpt } from '../openai/answers.ts'
import { highDemand500 } from '../openai/network-answers.ts'
import type { Script } from '../openai/script.ts'
import { accept, type Scenario } from './scenario.ts'

const FIRST_REFUSED: Script = { models: { 'gpt-5.5': [notSupportedOnChatGpt('gpt-5.5')], '*': [accept] } }
const BOTH_REFUSED: Script = {
  models: { 'gpt-5.5': [notSupportedOnChatGpt('gpt-5.5')], 'gpt-5.4': [notSupportedOnChatGpt('gpt-5.4')] },
}
const FIRST_FAILS: Script = { models: { 'gpt-5.5': [highDemand500()], '*': [accept] } }

export const JOB_SCENARIOS = {
  recovery: {
    title: 'gpt-5.5 is refused in one run and accepted in the next',
    login: { kind: 'chatgpt' },
    runs: 2,
    script: { models: { 'gpt-5.5': [notSupportedOnChatGpt('gpt-5.5'), accept], '*': [accept] } },
  },
  'refused-again': {
    title: 'gpt-5.5 is refused in two runs that follow each other',
    login: { kind: 'chatgpt' },
    runs: 2,
    script: FIRST_REFUSED,
  },
  'comment-always': {
    title: 'gpt-5.5 is accepted, and the workflow asks for a comment anyway',
    login: { kind: 'chatgpt' },
    inputs: { comment: 'always' },
    script: { models: { '*': [accept] } },
  },
  'comment-never': {
    title: 'gpt-5.5 is refused, and comments are switched off',
    login: { kind: 'chatgpt' },
    inputs: { comment: 'never' },
    script: FIRST_REFUSED,
  },
  'read-only-token': {
    title: 'the job has no permission to write the comment',
    login: { kind: 'chatgpt' },
    token: 'read',
    script: FIRST_REFUSED,
  },
  'no-pull-request': {
    title: 'a push to a branch without a pull request',
    login: { kind: 'chatgpt' },
    event: 'push',
    script: FIRST_REFUSED,
  },
  'continue-without': {
    title: 'no model can be used, and the job continues without one',
    login: { kind: 'chatgpt' },
    inputs: { 'on-none': 'continue' },
    script: BOTH_REFUSED,
  },
  'keep-unsettled': {
    title: 'the server fails for gpt-5.5, which is kept without proof',
    login: { kind: 'chatgpt' },
    inputs: { 'on-unsettled': 'keep', retries: '0' },
    script: FIRST_FAILS,
  },
  'fail-unsettled': {
    title: 'the server fails for gpt-5.5, and the workflow forbids a fallback without proof',
    login: { kind: 'chatgpt' },
    inputs: { 'on-unsettled': 'fail', retries: '0' },
    script: FIRST_FAILS,
  },
  'fall-back-unsettled': {
    title: 'the server fails for gpt-5.5, and again in the retry, and gpt-5.4 is used',
    login: { kind: 'chatgpt' },
    inputs: { retries: '1' },
    script: FIRST_FAILS,
  },
  'matrix-leg': {
    title: 'one leg of a matrix, with its values in the name of its row',
    login: { kind: 'chatgpt' },
    matrix: { os: 'ubuntu-latest', model: 'gpt-5.5' },
    script: FIRST_REFUSED,
  },
  'light-task': {
    title: 'a light task, which asks for gpt-5.4-mini',
    login: { kind: 'chatgpt' },
    inputs: { task: 'light' },
    script: { models: { '*': [accept] } },
  },
  cancelled: {
    title: 'the workflow is cancelled while the probe of gpt-5.5 waits for its answer',
    login: { kind: 'chatgpt' },
    cancelled: true,
    script: { models: { 'gpt-5.5': [{ kind: 'hang', stage: 'headers' }], '*': [accept] } },
  },
} as const satisfies Record<string, Scenario>
