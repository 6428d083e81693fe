/** What exactly a failure is about, where one reason has several cures. */

/** A finer cause than the reason. It never decides a verdict: it only chooses the words of a failure. */
export type Detail =
  // Money
  /** A limit on spending, set by the account, is reached, although there may be money left. */
  | 'spend-cap'
  /** Credits that were bought beforehand are used up, or none were ever bought. */
  | 'credits'
  /** The balance of the account is too low. */
  | 'balance'
  /** The limit of this one key is reached; another key of the account may have room. */
  | 'key-limit'
  /** A budget that the gateway keeps for a key, user, team or model is used up. */
  | 'budget'
  /** The account has no payment method, or it was declined. */
  | 'payment-method'
  /** An invoice of the account is not paid. */
  | 'overdue'
  /** There is something left, and less than the job wants to start with. */
  | 'below-minimum'
  // The account
  /** The account or organization is deactivated, suspended or deleted. */
  | 'account-suspended'
  /** The account is not a member of the workspace, organization, project or group that is asked for. */
  | 'not-a-member'
  /** The sign-in must be done with several factors. */
  | 'mfa'
  /** An administrator has to allow the use first. */
  | 'admin-approval'
  /** The key belongs to no organization. */
  | 'no-organization'
  /** The identity lacks a role or a policy at the cloud or gateway. */
  | 'role'
  /** The key or token lacks a scope or a permission. */
  | 'scope'
  // The place
  /** The region of the runner is not served, or the model is not offered in the region of the account. */
  | 'region'
  /** The address of the runner is not on the list of allowed addresses. */
  | 'ip-list'
  /** The account must be asked at another host name. */
  | 'host-name'
  /** The endpoint answers only inside a private network, or behind a firewall's rules. */
  | 'private-network'
  /** A web page answered instead of the endpoint, such as the block page of a filter. */
  | 'page'
  /** A proxy refused the connection or asks for its own credentials. */
  | 'proxy'
  /** The address of the runner has to pass a check that only a browser can. */
  | 'challenge'
  // The credential
  /** The key or token has reached its end date. */
  | 'key-expired'
  /** The key, or every sign-in with a key, is switched off. */
  | 'key-disabled'
  /** The stored login has expired and holds no refresh token. */
  | 'no-refresh-token'
  /** The configuration allows another kind of sign-in, or another workspace, than the stored login has. */
  | 'login-restricted'
  /** The requirements of an administrator do not allow the login. */
  | 'requirements'
  /** A setting stands twice in a file of the configuration. */
  | 'duplicate-key'
  /** The command of `auth.command` failed. */
  | 'auth-command'
  /** Amazon Bedrock: no region, or one that it does not serve. */
  | 'aws-region'
  /** Amazon Bedrock: the command of `aws.credential_export` failed. */
  | 'aws-export'
  /** Amazon Bedrock: no credentials. */
  | 'aws-sign-in'
  /** Amazon Bedrock: the credentials have expired or are not known. */
  | 'aws-session'
  /** Google Cloud: no project or no location. */
  | 'gcp-setting'
  /** Google Cloud: no credentials. */
  | 'gcp-sign-in'
  /** The arguments of the job name a profile that has no file. */
  | 'profile-missing'
  /** The CLI does not accept an argument of the job. */
  | 'job-argument'
  // The model
  /** The cloud has no deployment of this name. */
  | 'deployment'
  /** The model exists, and the account has not switched it on. */
  | 'not-enabled'
  /** The model is no longer offered by the endpoint. */
  | 'retired'
  /** The endpoint has the model under another name. */
  | 'wrong-name'
  /** The endpoint has the model, but not for the Responses API. */
  | 'other-api'
  /** A data or privacy policy of the account excludes every endpoint of the model. */
  | 'data-policy'
  /** A relay answers with the words about one of its accounts. */
  | 'pool'
  // The request
  /** It is too long for the model or for a server on the way. */
  | 'request-size'
  /** An attachment is refused, which a probe does not have. */
  | 'attachment'
  /** An access program of the account, such as that for security work. */
  | 'access-program'
  /** A hook of the workspace, which checks requests. */
  | 'inference-hook'
  /** The tier `flex` has no capacity. */
  | 'flex-tier'
  /** A budget for the session of Codex is used up. */
  | 'session-budget'
  /** A gateway with OAuth: the command of `gateway_oauth.credential_export` failed. */
  | 'gateway-export'
  /** A gateway with OAuth that wants a sign-in in a browser. */
  | 'gateway-sign-in'
  /** The content filter of the endpoint blocked the prompt. */
  | 'content-filter'
