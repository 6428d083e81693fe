import { assertNever } from '../base/index.ts'
import type { Attempt } from '../chain/index.ts'
import type { Route } from '../route/index.ts'
import type { Finding } from '../verdict/index.ts'

/** Redacts and cuts text from outside. */
export type Sanitize = (text: string) => string

/** The route with its words from auth.json and config.toml quoted. */
export function sanitizeRoute(route: Route, quote: Sanitize): Route {
  switch (route.kind) {
    case 'chatgpt':
      return route.plan === undefined ? route : { ...route, plan: quote(route.plan) }
    case 'provider':
      return {
        ...route,
        id: quote(route.id),
        ...(route.name === undefined ? {} : { name: quote(route.name) }),
      }
    case 'access-token':
    case 'api-key':
    case 'none':
      return route
    default:
      return assertNever(route)
  }
}

/** The attempt with the endpoint's words quoted. */
export function sanitizeAttempt(attempt: Attempt, quote: Sanitize): Attempt {
  const { verdict } = attempt
  switch (verdict.kind) {
    case 'accepted':
      return verdict.servedModel === undefined
        ? attempt
        : { ...attempt, verdict: { ...verdict, servedModel: quote(verdict.servedModel) } }
    case 'refused':
    case 'unsettled':
      return { ...attempt, verdict: { ...verdict, finding: quotedFinding(verdict.finding, quote) } }
    case 'cancelled':
      return attempt
    default:
      return assertNever(verdict)
  }
}

function quotedFinding(finding: Finding, quote: Sanitize): Finding {
  const { said, code } = finding
  return { ...finding, said: quote(said), ...(code === undefined ? {} : { code: quote(code) }) }
}
