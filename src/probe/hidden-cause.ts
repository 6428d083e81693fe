/** A failure whose cause the CLI writes to stderr only. */

/**
 * The message behind `workspace routing discovery failed` or `… unauthorized (401)`; undefined for another failure, or without a cause.
 *
 * With a ChatGPT sign-in, the CLI asks chatgpt.com for the account before each turn (0.155 and later). Whatever fails
 * there, a refused proxy, a filter's page, a blocked region or the refresh of the login, `turn.failed` has only these
 * words (0.171). The log has more: why the login could not be refreshed, and what the request for the model list got,
 * which goes to the same host with the same login.
 */
export function hiddenCause(message: string, stderr: string): string | undefined {
  if (!/^workspace routing discovery (?:failed|unauthorized)\b/i.test(message.trim())) return undefined
  return refreshFailure(stderr) ?? listFailure(stderr)
}

function refreshFailure(stderr: string): string | undefined {
  const cause = lastLogged(stderr, /^\S+ +ERROR codex_login\S*: (failed to refresh token: .+)$/gim)[0]
  return cause?.replace(/^(?:failed to refresh token: )+(?=error sending request)/i, '')
}

/**
 * What the request for the list got, if the turn would get the same. That is so for what the network or the account does.
 * A 401 is left out, because the CLI refreshes the login after it; so is a 404, which is about the list.
 */
function listFailure(stderr: string): string | undefined {
  return lastLogged(stderr, /^\S+ +ERROR .*?: failed to refresh available models: (.+)$/gim).find(cause => {
    const status = /^unexpected status (\d{3})\b/.exec(cause)?.[1]
    return status === undefined || ['402', '403', '407', '451', '511'].includes(status)
  })
}

/** What a line of the log says, the last one first. */
function lastLogged(stderr: string, line: RegExp): readonly string[] {
  return Array.from(stderr.matchAll(line), ([, cause = '']) => cause.trim()).reverse()
}
