/** The words of a route in an advice: who must act, what holds the credential, where to look. */

import { assertNever } from '../../base/index.ts'
import type { RouteKind } from '../../route/index.ts'
import type { Reason } from '../../verdict/index.ts'
import { describeRoute } from '../route-text.ts'
import { FALLBACK_KEY_LINE } from './texts/text-row.ts'
import type { KnownVendor, Page, Vendor } from './vendor.ts'
import {
  CHATGPT_PERSONAL,
  CHATGPT_UNKNOWN_PLAN,
  CHATGPT_WORKSPACE,
  OPENAI_API,
  VENDORS,
} from './vendor-pages.ts'

/** What an advice needs to know about the route; a `Route` and a report's route both have it. */
export type AdviceRoute = {
  readonly kind: RouteKind
  readonly plan?: string
  /** Where an API key was found. */
  readonly source?: string
  /** The provider's key in config.toml, as a `Route` names the field. */
  readonly id?: string
  /** The same key, as a report names the field. */
  readonly provider?: string
  /** The host that the configuration names for the endpoint. It is compared and never shown. */
  readonly host?: string
  /** The environment variable with the provider's key. */
  readonly keyVariable?: string
  /** The host is that of the input `responses-api-endpoint`. */
  readonly isEndpoint?: true
  /** Set where the job has a key for a second route. */
  readonly hasSecondKey?: true
}

/** The placeholders of a recovery that the route replaces. */
const WORDS = {
  '{who}': whoActs,
  '{credential}': credentialOf,
  '{supply}': supplyOf,
  '{renew}': renewalOf,
  '{operator}': operatorOf,
  '{address}': addressOf,
  '{provider}': route => (route.kind === 'provider' ? describeRoute(route) : CONFIGURED),
  '{hosts}': hostsOf,
  '{orKey}': route =>
    route.hasSecondKey === true ? '' : `, or use an API key at such times: ${FALLBACK_KEY_LINE}`,
  '{role}': route => vendorOf(route)?.role ?? 'the role or permission that the message names',
} as const satisfies Record<string, (route: AdviceRoute) => string>

/** The endpoint behind an API key, where the configuration names another one than OpenAI's. */
const CONFIGURED = 'the configured endpoint'

/**
 * The kind of route whose recoveries fit. Behind codex-action's proxy is the OpenAI API, and an API key for another
 * endpoint is the key of a provider.
 */
export function textKind(route: AdviceRoute): RouteKind {
  if (route.kind === 'provider' && vendorOf(route)?.owner === OPENAI_API.owner) return 'api-key'
  return route.kind === 'api-key' && route.host !== undefined ? 'provider' : route.kind
}

/** What to do first at the vendor of this route, where that differs from the words for the reason. */
export function vendorRecovery(reason: Reason, route: AdviceRoute): string | undefined {
  return vendorOf(route)?.recoveries?.[reason]
}

/** A recovery for this route. A page that is not known is left out. */
export function fillRouteWords(text: string, route: AdviceRoute): string {
  return text
    .replace(/\{\w+\}/g, word => (isWord(word) ? WORDS[word](route) : word))
    .replace(/\{at:(\w+)\}/g, (_, page: Page) => {
      const where = vendorOf(route)?.pages[page]
      return where === undefined ? '' : ` (${where})`
    })
}

function isWord(word: string): word is keyof typeof WORDS {
  return Object.hasOwn(WORDS, word)
}

/** The plans of one person, who has no workspace with other members. */
const PERSONAL_PLANS: readonly string[] = ['free', 'go', 'plus', 'pro']

function vendorOf({ kind, plan = '', id, provider, host }: AdviceRoute): Vendor | undefined {
  switch (kind) {
    case 'chatgpt':
      if (plan === '') return CHATGPT_UNKNOWN_PLAN
      return PERSONAL_PLANS.includes(plan) ? CHATGPT_PERSONAL : CHATGPT_WORKSPACE
    case 'access-token':
    case 'workload-identity':
      return CHATGPT_WORKSPACE
    case 'api-key':
      return host === undefined ? OPENAI_API : findVendor({ host })
    case 'provider':
      return findVendor({ id: id ?? provider ?? '', host })
    case 'none':
      return undefined
    default:
      return assertNever(kind)
  }
}

/**
 * The vendor of a provider. The host decides where the configuration names one of a vendor; the name of the provider
 * counts where there is no host, or for programs that people run on hosts of their own.
 */
function findVendor({ id, host }: ProviderNames): KnownVendor | undefined {
  const byHost = VENDORS.find(vendor =>
    vendor.hosts.some(name => host === name || host?.endsWith(`.${name}`) === true),
  )
  if (byHost !== undefined || id === undefined) return byHost
  const byId = VENDORS.find(vendor => vendor.ids.includes(id.toLowerCase()))
  return host === undefined || byId?.hosts.length === 0 ? byId : undefined
}

type ProviderNames = { readonly id?: string | undefined; readonly host?: string | undefined }

function whoActs(route: AdviceRoute): string {
  if (route.kind === 'provider') return whoActsAtProvider(route)
  return vendorOf(route)?.owner ?? `the people who run ${route.kind === 'none' ? 'the endpoint' : CONFIGURED}`
}

/** Names the provider as config.toml does, unless everybody calls it so. */
function whoActsAtProvider(route: AdviceRoute): string {
  const { id = route.provider ?? '', host } = route
  const vendor = findVendor({ id, host })
  if (vendor === undefined) return `the people who run ${describeRoute(route)}`
  return id === '' || vendor.ids.includes(id.toLowerCase())
    ? vendor.owner
    : `${vendor.owner} (provider ${id})`
}

function credentialOf(route: AdviceRoute): string {
  switch (route.kind) {
    case 'chatgpt':
      return 'auth.json of CODEX_HOME'
    case 'access-token':
      return 'the secret behind `CODEX_ACCESS_TOKEN`'
    case 'workload-identity':
      return 'the identity token of this job'
    case 'api-key':
      if (route.source === 'auth.json') return 'auth.json of CODEX_HOME'
      if (route.source === 'CODEX_API_KEY') return 'the secret behind `CODEX_API_KEY`'
      if (route.source === 'fallback') return 'the secret behind `fallback-openai-api-key`'
      return 'the secret behind `openai-api-key`'
    case 'provider':
      if (route.keyVariable !== undefined) return `the secret behind \`${route.keyVariable}\``
      return vendorOf(route)?.credential ?? 'the place from which the provider takes its key'
    case 'none':
      return 'the secret of this job'
    default:
      return assertNever(route.kind)
  }
}

function supplyOf(route: AdviceRoute): string {
  if (route.kind !== 'provider') return `Check that ${credentialOf(route)} is not empty in this workflow`
  if (route.keyVariable !== undefined) return `Set \`${route.keyVariable}\` for this job from a secret`
  return (
    vendorOf(route)?.supply ??
    `Name the variable with the key of ${describeRoute(route)} as its \`env_key\` in config.toml`
  )
}

function renewalOf(route: AdviceRoute): string {
  return (
    (route.keyVariable === undefined ? vendorOf(route)?.renew : undefined) ??
    `Put a new key{at:keys} into ${credentialOf(route)}`
  )
}

/** Who knows why the endpoint answers as it does; the owner of an account there does not. */
function operatorOf(route: AdviceRoute): string {
  const vendor = vendorOf(route)
  if (vendor === undefined) return whoActs(route)
  return vendor.isSelfHosted ? vendor.owner : `the support of ${vendor.name}`
}

/** The setting with the address of the endpoint. */
function addressOf(route: AdviceRoute): string {
  if (route.isEndpoint) return '`responses-api-endpoint`'
  if (route.kind !== 'provider') return '`openai_base_url` in config.toml'
  return vendorOf(route)?.address ?? '`base_url` of the provider in config.toml'
}

function hostsOf(route: AdviceRoute): string {
  const { kind, host } = route
  if (route.isEndpoint) return 'the host in `responses-api-endpoint`'
  switch (kind) {
    case 'chatgpt':
    case 'access-token':
    case 'workload-identity':
      return '`chatgpt.com` and `auth.openai.com`'
    case 'api-key':
      return host === undefined ? '`api.openai.com`' : 'the host of the configured endpoint'
    case 'provider':
      if (textKind(route) === 'api-key') return '`api.openai.com`'
      // A cloud that the CLI knows by itself has no address in config.toml.
      return (
        (host === undefined ? vendorOf(route)?.hostsText : undefined) ??
        'the host in `base_url` of the provider'
      )
    case 'none':
      return 'the endpoint'
    default:
      return assertNever(kind)
  }
}
