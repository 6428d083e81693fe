/** Secrets that can be told by their looks alone. */

/** A digit or a long run tells a token from the word after "Bearer" in a sentence. */
const TOKEN = '(?=[^\\s"\']{0,200}\\d|[^\\s"\']{24})[A-Za-z0-9._~+/=*-]{6,}'

/** What looks like a secret. No pattern backtracks over more than a constant. */
const SECRET_PATTERNS: readonly RegExp[] = [
  // An OpenAI key, also as a server masks it in its answer (`sk-env-S****CRET`): the rest is still a part of it.
  /(?<![A-Za-z0-9])sk-[A-Za-z0-9_*-]{6,}/g,
  // A JSON Web Token.
  /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*){0,4}/g,
  // Access and refresh tokens of ChatGPT.
  /(?<![A-Za-z0-9])at-(?=[A-Za-z_-]{0,200}[0-9A-Z])[A-Za-z0-9_.-]{16,}/g,
  /(?<![A-Za-z0-9])rt[_.-](?=[A-Za-z_.-]{0,200}[0-9A-Z])[A-Za-z0-9_.-]{16,}/g,
  // Tokens of GitHub, GitLab, npm, Slack, AWS and Google.
  /(?<![A-Za-z0-9])(?:gh[opusr]_|github_pat_|glpat-|npm_|xox[abeoprs]-|AKIA|AIza)[A-Za-z0-9_.-]{12,}/g,
  new RegExp(`(?<=(?<![A-Za-z])(?:bearer|basic)(?:\\s{1,8}|%20))${TOKEN}`, 'gi'),
  // The user and the password in a URL.
  /(?<=(?<![A-Za-z0-9+.-])[a-z][a-z0-9+.-]{1,30}:\/\/)[^\s/@?#]{1,1000}(?=@)/gi,
  /(?<=[?&](?:access_token|api[-_]?key|key|token|sig|signature|code)=)[^&#\s"']{1,4000}/gi,
  // An e-mail address.
  /(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}(?:@|%40)(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9])/g,
]

/** The text with `mask` in place of everything that looks like a secret. */
export function maskSecretPatterns(text: string, mask: string): string {
  return SECRET_PATTERNS.reduce((rest, pattern) => rest.replace(pattern, mask), text)
}
