/** What an advice can say about a vendor. A fact about a vendor only chooses words, and decides no verdict. */

import type { Reason } from '../../verdict/index.ts'

/** What a page of a vendor is for. The text is shown in brackets, with what to copy in backticks. */
export type Page =
  | 'keys'
  | 'billing'
  | 'limits'
  | 'models'
  | 'access'
  | 'members'
  | 'policy'
  | 'status'
  | 'verify'

export type Vendor = {
  /** As the object of a sentence. */
  readonly name: string
  /** Who can change the account, as the object of "Ask …". */
  readonly owner: string
  readonly pages: Partial<Readonly<Record<Page, string>>>
  /** What holds the credential, where it is no variable of the provider's table. */
  readonly credential?: string
  /** How to give the credential, as the beginning of a sentence. */
  readonly supply?: string
  /** How to replace the credential, in the same place. */
  readonly renew?: string
  /** The setting with the address of the endpoint, where it is not in the provider's table. */
  readonly address?: string
  /** The hosts, where config.toml does not name one. */
  readonly hostsText?: string
  /** Whether people run it themselves, so that its owner is not its maker's customer. */
  readonly isSelfHosted?: true
  /** What to do first, where the words for the reason do not fit. As the recovery of a text row. */
  readonly recoveries?: Partial<Readonly<Record<Reason, string>>>
  /** The role that lets an account use models, as the object of "give". */
  readonly role?: string
}

export type KnownVendor = Vendor & {
  /** Hosts of the vendor; a subdomain counts too. Empty for a program that people run themselves. */
  readonly hosts: readonly string[]
  /** What the provider is called in config.toml, as the CLI or a tool writes it, or most people do. */
  readonly ids: readonly string[]
  readonly source: string
}
