/** An HTTP response: status, JSON body (none for 204) and headers in addition to the usual ones. */
export interface Answer {
  readonly status: number
  readonly body?: unknown
  /** The body as it is, in place of JSON. */
  readonly text?: string
  readonly headers?: Readonly<Record<string, string>>
}

const DOCUMENTATION_URL = 'https://docs.github.com/rest'

/** An error in GitHub's format. */
export function problem(
  status: number,
  message: string,
  more: Readonly<Record<string, unknown>> = {},
): Answer {
  return { status, body: { message, ...more, documentation_url: DOCUMENTATION_URL, status: `${status}` } }
}

/** GitHub's answer for what does not exist and for what the token may not know about. */
export const notFound = (): Answer => problem(404, 'Not Found')

/** GitHub's answer for a missing permission; the message depends on the kind of token. */
export function notAccessible(kind: 'installation' | 'user'): Answer {
  const tokenOwner = kind === 'installation' ? 'integration' : 'personal access token'
  return problem(403, `Resource not accessible by ${tokenOwner}`)
}

/** GitHub's answer for a field that does not pass validation. */
export function invalid(resource: string, field: string, message: string): Answer {
  return problem(422, 'Validation Failed', { errors: [{ resource, field, code: 'custom', message }] })
}

/**
 * One page of a list, with GitHub's `Link` header: `prev` and `first` if there is an earlier page, `next` and `last` if
 * there is a later one.
 *
 * @param address the request's full address; the links differ from it in the page number.
 */
export function paged<T>(all: readonly T[], query: Readonly<Record<string, string>>, address: URL): Page<T> {
  const size = Math.min(100, Math.max(1, Number(query['per_page'] ?? 30)))
  const page = Math.max(1, Number(query['page'] ?? 1))
  const last = Math.max(1, Math.ceil(all.length / size))
  const link = (target: number, relation: string): string => {
    const url = new URL(address)
    url.searchParams.set('page', `${target}`)
    return `<${url.href}>; rel="${relation}"`
  }
  const links: string[] = []
  if (page > 1) links.push(link(page - 1, 'prev'), link(1, 'first'))
  if (page < last) links.push(link(page + 1, 'next'), link(last, 'last'))
  const items = all.slice((page - 1) * size, page * size)
  return { items, headers: links.length === 0 ? {} : { link: links.join(', ') } }
}

/** The items and the headers of a page. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly headers: Readonly<Record<string, string>>
}
