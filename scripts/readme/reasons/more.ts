/** Where a reader of a reason's entry goes on. */

import type { Reason } from '../../../src/verdict/index.ts'

export const MORE: Readonly<Partial<Record<Reason, string>>> = {
  'not-supported-on-route':
    'More: [the message in full](questions.md#the-gpt-55-model-is-not-supported-when-using-codex-with-a-chatgpt-account), [when models leave a route](models.md).',
  'model-not-found':
    'On ChatGPT sign-in the same words are known from outages, so there they count only when a second probe confirms them. More: [the message in full](questions.md#the-model-does-not-exist-or-you-do-not-have-access-to-it), [flapping](decision.md#flapping).',
  'model-quota-spent': 'More: [what is left of the plan](usage.md).',
  'not-listed': 'More: [a model list is a hint](decision.md#a-model-list-is-a-hint).',
  'not-signed-in':
    'More: [which route do I have](routes.md), [pull requests from forks](recipes.md#pull-requests-from-forks).',
  'auth-rejected': 'More: [which route do I have](routes.md).',
  'login-expired':
    'More: [refresh token was already used](questions.md#refresh-token-was-already-used), [the ChatGPT recipe](recipes.md#chatgpt-sign-in).',
  'usage-limit':
    'More: [usage limit in CI](questions.md#usage-limit-in-ci), [an API key in reserve](second-route.md), [what is left of the plan](usage.md).',
  'out-of-credits': 'More: [an API key in reserve](second-route.md).',
  'network-blocked': 'More: [networks with a proxy, a filter or an own authority](network.md).',
  unreachable: 'More: [networks with a proxy, a filter or an own authority](network.md).',
  'identity-single-use': 'More: [workload identity](routes.md#workload-identity).',
  'needs-newer-codex': 'More: [the same CLI for probe and job](same-cli.md).',
  'codex-missing': 'More: [how the CLI is installed](same-cli.md#how-it-is-installed).',
  'config-invalid': 'More: [the arguments of the job](job-arguments.md).',
  'unsupported-setting': 'More: [a reasoning effort](recipes.md#a-reasoning-effort).',
  unrecognized:
    'This action has no rule for these words yet. Please report them: the form "A failure that is not recognised" asks for what is needed.',
}
