/** What a route answers: the status, the JSON body (none for 204) and headers beside the usual ones. */
export interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

const documentation = 'https://docs.github.com/rest'

/** An error as GitHub words it. */
export function problem(
  status: number,
  message: string,
  more: Readonly<Record<string, unknown>> = {},
): Answer {
  return { status, body: { message, ...more, documentation_url: documentation, status: `${status}` } }
}

/** What GitHub answers for an address or a thing that is not there, and for one that the token may not know of. */
export const notFound = (): Answer => problem(404, 'Not Found')

/** What a token gets when one of its permissions does not reach; the words depend on the kind of token. */
export function notAccessible(kind: 'installation' | 'user'): Answer {
  const whom = kind === 'installation' ? 'integration' : 'personal access token'
  return problem(403, `Resource not accessible by ${whom}`)
}

/** A field that does not pass validation. */
export function invalid(resource: string, field: string, message: string): Answer {
  return problem(422, 'Validation Failed', { errors: [{ resource, field, code: 'custom', message }] })
}

/**
 * One page of a list, with the `Link` header that GitHub puts on a list of more than one page: `first` and
 * `prev` when there is a page before, `next` and `last` when there is one behind.
 *
 * @param address the request's full address, of which the page number is replaced.
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

/** A page's items and its headers. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly headers: Readonly<Record<string, string>>
}
