/** What exactly failed, where one reason has several causes and each has another cure. */

/**
 * - Money: `spend-cap` a cap that an owner of the workspace or the organization set; `credits` and `balance` bought
 *   credits or money on the account; `key-limit` a limit of this key alone; `budget` a budget of a user, a team or a
 *   key in a gateway; `payment-method` no valid card; `overdue` unpaid invoices.
 * - The account: `account-suspended` suspended, banned, deleted or deactivated; `not-a-member` of the workspace or
 *   organization; `mfa` a second factor is required; `admin-approval` an administrator has to allow Codex;
 *   `no-organization` a key whose owner belongs to no organization.
 * - The place: `region` of the runner; `ip-list` of allowed addresses; `host-name` of another region; `private-network`
 *   firewall, virtual network or private endpoint; `page` a web page instead of an answer; `proxy`; `challenge` a page
 *   that wants a browser.
 * - The credential: `key-expired`; `key-disabled` blocked, or a kind of key that is switched off; `role` of a cloud's
 *   access control; `scope` of a key.
 * - The model: `deployment` missing; `not-enabled` for this project, team or plan; `retired`; `wrong-name` the
 *   endpoint knows the model under another name; `other-api` the endpoint has it, but not over the Responses API;
 *   `data-policy` the account's own rules leave no provider.
 * - `content-filter`: the request, and not the model, was blocked.
 * - `pool`: a relay told what one of its own accounts was told.
 */
export type Detail =
  | 'spend-cap'
  | 'credits'
  | 'balance'
  | 'key-limit'
  | 'budget'
  | 'payment-method'
  | 'overdue'
  | 'account-suspended'
  | 'not-a-member'
  | 'mfa'
  | 'admin-approval'
  | 'no-organization'
  | 'region'
  | 'ip-list'
  | 'host-name'
  | 'private-network'
  | 'page'
  | 'proxy'
  | 'challenge'
  | 'key-expired'
  | 'key-disabled'
  | 'role'
  | 'scope'
  | 'deployment'
  | 'not-enabled'
  | 'retired'
  | 'wrong-name'
  | 'other-api'
  | 'data-policy'
  | 'content-filter'
  | 'pool'
