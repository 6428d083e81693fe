/**
 * Why a model, a route, the CLI or a request failed: the codes of the `reason` output and what each one means.
 *
 * The codes are part of the action's contract. Workflows compare against them, so none is renamed or removed.
 */

/** What failed. After a failure of the `model` the next model is tried; a failure of the `route` stops the chain. */
export type Scope = 'model' | 'route' | 'client' | 'request' | 'infrastructure'

/**
 * How long a failure lasts. `ambiguous`: the same answer is known both as a final refusal and from outages, so it needs
 * a confirmation. A `temporary` failure, and one of the `request` or `infrastructure`, is never a refusal.
 */
export type Lasting = 'permanent' | 'until-reset' | 'temporary' | 'ambiguous'

type ReasonFacts = {
  readonly scope: Scope
  readonly lasting: Lasting
  /** A few words for a table cell, lower case, no full stop. */
  readonly label: string
  /** A clause for the middle of a sentence. `{model}` and `{route}` are replaced by the model asked for and the route. */
  readonly clause: string
  /** One sentence: what the failure most likely means. */
  readonly meaning: string
  /** What to do first, one or two sentences in the imperative. `{model}` is replaced by the model asked for. */
  readonly recovery: string
  /** Replaces label and clause where the verdict is unsettled, for a reason that means something else there. */
  readonly whenUnsettled?: { readonly label: string; readonly clause: string }
  /** Every other model would fail in the same way, although the scope is not the route. */
  readonly stopsChain?: true
  /** Only the message says what happened, so the explanation has it too. */
  readonly isExplainedByMessage?: true
  /**
   * Another account would help: this route has no login that can be used, or its allowance is spent. Only such a failure
   * leads to the key of `fallback-openai-api-key`, because that key costs money. It is part of the contract, so a new
   * reason does not get it without a decision.
   */
  readonly movesToSecondRoute?: true
}

/** Each reason, grouped by scope. A sign may give a finding another scope or duration. */
export const REASONS = {
  'not-supported-on-route': {
    scope: 'model',
    lasting: 'permanent',
    label: 'not supported on this route',
    clause: '{route} does not support {model}',
    meaning:
      'This Codex auth route does not offer the model: the plan, the rollout or the kind of sign-in excludes it.',
    recovery:
      'Ask for a model that this route offers, or use a route that offers `{model}`. What ChatGPT sign-in, API keys and providers offer differs.',
  },
  'model-not-found': {
    scope: 'model',
    lasting: 'permanent',
    label: 'not known here',
    clause: '{model} does not exist for {route} or is not open to it',
    meaning:
      'The endpoint behind this route says that the model does not exist or is not open to this account.',
    recovery:
      'Check the spelling of `{model}` and whether the account behind this route may use it. Codex may refuse a model even if the API lists it.',
  },
  'no-access': {
    scope: 'model',
    lasting: 'permanent',
    label: 'no access',
    clause: 'the account behind {route} has no access to {model}',
    meaning: 'The project or account behind this route has not been given access to the model.',
    recovery: 'Ask an owner of the account or project to allow `{model}`, or ask for another model.',
  },
  'org-not-verified': {
    scope: 'model',
    lasting: 'permanent',
    label: 'organization not verified',
    clause: 'the organization behind {route} must be verified to use {model}',
    meaning: 'Only verified organizations may use the model.',
    recovery:
      'Ask an owner to verify the organization in the settings of the API, wait up to half an hour, and run again.',
  },
  'model-quota-spent': {
    scope: 'model',
    lasting: 'until-reset',
    label: 'quota of this model spent',
    clause: 'the quota of {model} is used up',
    meaning: 'The usage limit of this model is used up; other models have limits of their own.',
    recovery: 'Wait for the reset, or use another model until then.',
  },
  'at-capacity': {
    scope: 'model',
    lasting: 'temporary',
    label: 'at capacity',
    clause: '{model} is at capacity',
    meaning: 'The model is overloaded at the moment.',
    recovery: 'Run the job again later; nothing needs to change.',
  },
  'rate-limited': {
    scope: 'model',
    lasting: 'temporary',
    label: 'rate limited',
    clause: '{route} is rate limited for {model}',
    meaning: 'Too many requests or tokens for the moment.',
    recovery: 'Run the job again later, or run fewer jobs at the same time.',
  },
  'not-listed': {
    scope: 'model',
    lasting: 'ambiguous',
    label: "not in the route's catalog",
    clause: 'the catalog of {route} does not list {model}',
    meaning:
      "The route's model list does not contain the model. The list is only a hint: a listed model may be refused, and an unlisted one accepted.",
    recovery: 'Use `probe: live` to find out whether the route accepts `{model}`.',
    whenUnsettled: {
      label: 'no model list of this route',
      clause: '{route} gave no model list of its own to ask',
    },
  },
  'not-signed-in': {
    scope: 'route',
    lasting: 'permanent',
    label: 'not signed in',
    clause: 'Codex is not signed in on this runner',
    meaning: 'Codex has no credentials on this runner.',
    recovery: `If a fork’s pull request started this job, its secrets are empty. If not, restore auth.json into CODEX_HOME, or give this action a key: \`openai-api-key: $\{{ secrets.OPENAI_API_KEY }}\`.`,
    movesToSecondRoute: true,
  },
  'auth-rejected': {
    scope: 'route',
    lasting: 'permanent',
    label: 'credentials rejected',
    clause: 'the credentials of {route} were rejected',
    meaning: 'The endpoint does not accept the key or token.',
    recovery:
      'Check that the secret holds the whole, current key or token and that it belongs to this endpoint; replace it if it was revoked.',
    movesToSecondRoute: true,
  },
  'login-expired': {
    scope: 'route',
    lasting: 'permanent',
    label: 'login expired',
    clause: 'the stored ChatGPT login can no longer be refreshed',
    meaning:
      'The stored ChatGPT login can no longer be refreshed: its refresh token is expired, revoked or already used by another job. On another route, a login or token behind it has expired.',
    recovery:
      'Sign in again and store the new login. Let only one job at a time use it, and save the file back after each job.',
    movesToSecondRoute: true,
  },
  'missing-scope': {
    scope: 'route',
    lasting: 'permanent',
    label: 'key lacks a permission',
    clause: 'the credentials of {route} lack a permission that Codex needs',
    meaning: 'The key is valid but has no permission to write responses.',
    recovery: 'Give the credentials the permission that the message names, or use others that have it.',
  },
  'workspace-blocked': {
    scope: 'route',
    lasting: 'ambiguous',
    label: 'account blocked',
    clause: 'the account behind {route} is blocked',
    meaning: 'The workspace, organization or account behind the route is deactivated or blocked.',
    recovery: 'Ask the owner of the account why it is blocked, or use another account.',
    movesToSecondRoute: true,
  },
  'plan-excludes-codex': {
    scope: 'route',
    lasting: 'permanent',
    label: 'plan excludes this use',
    clause: 'the plan behind {route} does not include this use',
    meaning: 'The plan behind the route, usually a ChatGPT plan, does not include Codex.',
    recovery:
      'Ask the owner of the account for a plan that includes the use by Codex, or use another account.',
    movesToSecondRoute: true,
  },
  'usage-limit': {
    scope: 'route',
    lasting: 'until-reset',
    label: 'usage limit reached',
    clause: 'the usage limit of {route} is reached',
    meaning: 'The usage limit of the plan is used up for all models.',
    recovery: 'Wait for the reset, add credits, or let this job use another route.',
    movesToSecondRoute: true,
  },
  'out-of-credits': {
    scope: 'route',
    lasting: 'permanent',
    label: 'out of credits',
    clause: 'there are no credits left for {route}',
    meaning: 'The account behind the route has no credits left, or a limit on spending is reached.',
    recovery: 'Ask the owner of the account to add credits, or let this job use another route.',
    movesToSecondRoute: true,
  },
  'quota-exceeded': {
    scope: 'route',
    lasting: 'permanent',
    label: 'quota used up',
    clause: 'the quota for {route} is used up',
    meaning:
      'The account behind the key has no quota or budget left. The usage of a ChatGPT plan is counted separately.',
    recovery: 'Ask the owner of the account to check its quota, budget and balance.',
  },
  'network-blocked': {
    scope: 'route',
    lasting: 'permanent',
    label: 'network blocked',
    clause: 'something between this runner and the endpoint blocks the request',
    meaning: 'Something between this runner and the endpoint blocks the request, such as a region block.',
    recovery:
      'Run the job where the endpoint can be reached, or change the proxy or the region of the runner.',
  },
  'identity-single-use': {
    scope: 'route',
    lasting: 'permanent',
    label: 'identity token works once',
    clause:
      'a probe would use up the identity token of {route}, which works once, and cannot get another one without `permissions: id-token: write`',
    meaning:
      'Codex signs in with an identity token that can be exchanged once. A probe with it would leave the job without a sign-in, so nothing was asked.',
    recovery:
      'If the job’s token is not from GitHub, set `on-unsettled: keep` to use `{model}` without a probe. If it is, let each probe get a token of its own; under `permissions` of this job: `id-token: write`.',
  },
  'needs-newer-codex': {
    scope: 'client',
    lasting: 'permanent',
    label: 'needs a newer Codex CLI',
    clause: 'the server asks for a newer Codex CLI to run {model}',
    meaning: 'The server says that the model requires a newer version of the Codex CLI.',
    recovery: 'Use a newer Codex CLI in this job: `codex-version: latest`.',
  },
  'codex-missing': {
    scope: 'client',
    lasting: 'permanent',
    label: 'Codex CLI missing',
    clause: 'there is no codex command on this runner',
    meaning: 'There is no `codex` command on this runner, and none could be installed.',
    recovery:
      'Put `codex` on PATH in a step before this one, or let this action install it, which needs npm and a registry that the runner can reach.',
    stopsChain: true,
    isExplainedByMessage: true,
  },
  'codex-failed': {
    scope: 'client',
    lasting: 'temporary',
    label: 'Codex CLI failed',
    clause: 'the Codex CLI ended without an answer for {model}',
    meaning: 'The Codex CLI ended without saying whether the model was accepted.',
    recovery:
      'Run `codex exec` by hand on this runner, look at what it prints, and check CODEX_HOME and its config.toml.',
  },
  'config-invalid': {
    scope: 'client',
    lasting: 'permanent',
    label: 'configuration refused',
    clause: 'this Codex CLI refuses its configuration',
    meaning: 'The Codex CLI ends at its start, because it does not accept its configuration.',
    recovery:
      'Read the message and change what it names, because the Codex job would end with the same message.',
    stopsChain: true,
    isExplainedByMessage: true,
  },
  'unsupported-setting': {
    scope: 'request',
    lasting: 'permanent',
    label: 'setting not supported',
    clause: 'a setting of the request is not supported with {model}',
    meaning: 'The model does not accept a setting of the request, such as the reasoning effort.',
    recovery:
      'Change the setting that the answer names, such as the reasoning effort, in config.toml or in the Codex job.',
  },
  'prompt-blocked': {
    scope: 'request',
    lasting: 'permanent',
    label: 'prompt blocked',
    clause: 'the request was blocked by a policy check',
    meaning: 'The probe’s request was blocked by a policy check, which says nothing about the model.',
    recovery:
      'Run the job again. If it is blocked again, read the notices that the account has received about its use.',
  },
  'server-error': {
    scope: 'infrastructure',
    lasting: 'temporary',
    label: 'server error',
    clause: 'the server failed when asked for {model}',
    meaning: 'The server failed; that says nothing about the model.',
    recovery: 'Run the job again later. If it fails again, look for an outage of the endpoint.',
  },
  'stream-broken': {
    scope: 'infrastructure',
    lasting: 'temporary',
    label: 'stream broken',
    clause: 'the answer for {model} broke off',
    meaning: 'The answer broke off before it was complete.',
    recovery:
      'Run the job again. If it breaks off again, check the proxies between the runner and the endpoint.',
  },
  unreachable: {
    scope: 'infrastructure',
    lasting: 'temporary',
    // Every model is at the same address.
    stopsChain: true,
    label: 'endpoint unreachable',
    clause: 'the endpoint could not be reached',
    meaning: 'No connection to the endpoint could be made.',
    recovery: 'Check the network and the proxy of this runner, and the address in config.toml.',
  },
  'timed-out': {
    scope: 'infrastructure',
    lasting: 'temporary',
    label: 'timed out',
    clause: 'no answer for {model} came in time',
    meaning: 'No answer came within the time limit.',
    recovery: 'Run the job again, or raise `timeout` and `budget`.',
  },
  unrecognized: {
    scope: 'infrastructure',
    lasting: 'ambiguous',
    label: 'answer not recognized',
    clause: 'the answer for {model} was not recognized',
    meaning: 'This action does not recognize the answer, so it does not treat it as a refusal.',
    recovery:
      'Read what the endpoint said in the report. With the same sign-in, `codex exec -m {model}` shows the whole answer.',
    isExplainedByMessage: true,
  },
} as const satisfies Record<string, ReasonFacts>

/** The code of a failure. */
export type Reason = keyof typeof REASONS

/** The value of the `reason` output: the code of a failure, or `accepted`. */
export type OutputReason = Reason | 'accepted'

/** All codes of failures, in the order of the contract. */
export const REASON_CODES = Object.keys(REASONS) as readonly Reason[]

/** What is known about a reason, with the properties that not every reason has. */
export function factsOf(reason: Reason): ReasonFacts {
  return REASONS[reason]
}

/** Whether a text from outside is the code of a failure. */
export function isReason(text: string): text is Reason {
  return Object.hasOwn(REASONS, text)
}
