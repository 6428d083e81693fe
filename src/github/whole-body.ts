/** Reads the body of an answer to its end. */

/** The part of an answer that octokit reads. */
interface WholeResponse {
  readonly status: number
  readonly url: string
  readonly headers: Headers
  readonly text: () => Promise<string>
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** A page of 100 comments of 65,536 characters, each of four bytes, is smaller. */
const MAX_BODY_BYTES = 64 * 1024 * 1024

/**
 * A fetch for octokit that rejects when a body ends early or does not end. Octokit would take the first for an empty
 * body, and an endless one would use up the memory of the runner.
 *
 * Octokit reads each body as JSON then, whatever type it claims to have, and gives the text back when it is none.
 */
export function fetchWhole(fetch: Fetch): (url: string, init: RequestInit) => Promise<WholeResponse> {
  return async (url, init) => {
    const response = await fetch(url, init)
    const headers = new Headers([...response.headers])
    headers.set('content-type', 'application/json')
    // The status of a failure tells enough.
    const text = response.ok ? await readText(response) : await readText(response).catch(() => '')
    return { status: response.status, url: response.url, headers, text: () => Promise.resolve(text) }
  }
}

async function readText({ body }: Response): Promise<string> {
  if (body === null) return ''
  const chunks: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const chunk of body) {
      bytes += chunk.byteLength
      if (bytes > MAX_BODY_BYTES) break
      chunks.push(chunk)
    }
  } catch (error) {
    throw bodyError('BODY_CUT_OFF', error)
  }
  if (bytes > MAX_BODY_BYTES) throw bodyError('BODY_TOO_LARGE')
  return Buffer.concat(chunks).toString('utf8')
}

/** Octokit hands the error on as a cause. */
function bodyError(code: 'BODY_CUT_OFF' | 'BODY_TOO_LARGE', reason?: unknown): Error {
  return Object.assign(new Error('The answer did not arrive whole', { cause: reason }), { code })
}
