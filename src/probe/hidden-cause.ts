/** A failure whose cause the CLI writes to stderr only. */

/**
 * The message behind `workspace routing discovery failed`; undefined for another failure, or without a cause.
 *
 * With a ChatGPT sign-in, the CLI asks chatgpt.com for the account before each turn (0.155 and later). Whatever fails
 * there, a refused proxy, a filter's page or a blocked region, `turn.failed` has only these words (0.171). The request
 * for the model list goes to the same host with the same login, and the log has what it got.
 */
export function hiddenCause(message: string, stderr: string): string | undefined {
  if (!/^workspace routing discovery failed\.?$/i.test(message.trim())) return undefined
  const causes = stderr.matchAll(/^\S+ +ERROR .*?: failed to refresh available models: (.+)$/gm)
  return [...causes].map(([, cause = '']) => cause.trim()).findLast(isAboutAll)
}

/**
 * Whether the answer to the list is one to the turn too. That is so for what the network or the account does. A 401 is
 * left out, because the CLI refreshes the login after it; so is a 404, which is about the list.
 */
function isAboutAll(cause: string): boolean {
  const status = /^unexpected status (\d{3})\b/.exec(cause)?.[1]
  return status === undefined || ['402', '403', '407', '451', '511'].includes(status)
}
