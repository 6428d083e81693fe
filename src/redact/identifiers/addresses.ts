/** Masks addresses in a vendor's text: URLs with ids, e-mail addresses, private hosts, IP addresses, resource names. */

import { isIdentifier } from './identifier-words.ts'

const URL =
  /(?<![A-Za-z0-9])([a-z][a-z0-9+.-]{1,15}:\/\/)(\[[0-9a-f:.%]{2,60}\]|[^\s"'`<>()[\]{}（），。；、/?#]+)([^\s"'`<>()[\]{}（），。；、]*)/gi

/** The text with each URL replaced by what `replace` makes of its public form. */
export function replaceUrls(text: string, replace: (url: string) => string): string {
  return text.replace(URL, (matched, scheme: string, authority: string, rest: string) => {
    const [end = ''] = /[.,;:!?*_]{0,20}$/.exec(matched) ?? []
    const path = rest === '' ? '' : rest.slice(0, Math.max(0, rest.length - end.length))
    const host = rest === '' ? authority.slice(0, authority.length - end.length) : authority
    return replace(scheme + publicHost(host) + publicPath(path)) + end
  })
}

/** The host without a user; masked where it is private, or a port or a number shows that it is somebody's own. */
function publicHost(authority: string): string {
  const host = authority.slice(authority.lastIndexOf('@') + 1)
  return /^localhost(?::\d{1,5})?$/i.test(host) || isPublicHost(host) ? host : '[host]'
}

function isPublicHost(host: string): boolean {
  return /^(?:[a-z0-9-]+\.)+[a-z]{2,24}$/i.test(host) && !isPrivateHost(host)
}

/** The path with its ids masked. The query is dropped: it may name a project or hold a token. */
function publicPath(rest: string): string {
  const [path = '', fragment = ''] = rest.replace(/\?[^#]*/, '').split('#')
  const segments = maskOwners(path)
    .split('/')
    .map(segment => (isIdentifier(segment) || segment.includes('@') ? '[id]' : segment))
  return (
    segments.join('/') +
    (/^[A-Za-z][\w-]{1,60}$/.test(fragment) && !isIdentifier(fragment) ? `#${fragment}` : '')
  )
}

/** What follows these words in a path is somebody's own, also where it is a plain word. */
const OWNER_SEGMENT =
  /(?<![A-Za-z0-9-])(projects|subscriptions|resourceGroups|tenants|folders|billingAccounts|serviceAccounts)\/(?![-{<*:$[])[^\s/"'`,;:)}\]]{1,100}/gi

function maskOwners(text: string): string {
  return text.replace(OWNER_SEGMENT, '$1/[id]')
}

/** Names of cloud resources, which hold account numbers and the names of roles and sessions. */
export function maskResourceNames(text: string): string {
  return maskOwners(
    text
      // What follows is the vendor's own model, which has no account.
      .replace(/(?<![A-Za-z0-9])arn:[a-z-]{2,20}:bedrock:[a-z0-9-]{0,30}::(?=foundation-model\/)/gi, '')
      .replace(/(?<![A-Za-z0-9])arn:[a-z-]{2,20}:[^\s"'`,;()<>[\]{}]{1,400}/gi, name => `[arn]${endOf(name)}`)
      .replace(
        /(?<![A-Za-z0-9])(?:crn:v1:|ocid1\.)[^\s"'`,;()<>[\]{}]{1,400}/gi,
        name => `[id]${endOf(name)}`,
      )
      .replace(/\/subscriptions\/(?!\{)[^\s"'`,;()<>[\]{}]{1,400}/gi, name => `[id]${endOf(name)}`),
  ).replace(
    // A tuned model has the name of its organization: ft:MODEL:ORGANIZATION:SUFFIX:ID.
    /(?<![A-Za-z0-9])(ft:[\w.-]{2,60}:)[\w.:-]{1,120}/g,
    (name, model: string) => `${model}[id]${endOf(name)}`,
  )
}

/** The punctuation of the sentence at the end of a name. */
function endOf(name: string): string {
  return /[.:]$/.test(name) && !name.endsWith('::') ? name.slice(-1) : ''
}

const LOCAL_PART = "[\\p{Script=Latin}\\d_][\\p{Script=Latin}\\d._%+'-]{0,63}"
const DOMAIN = '(?:[\\p{L}\\d](?:[\\p{L}\\d-]{0,61}[\\p{L}\\d])?\\.){1,8}[A-Za-z]{2,24}'

const EMAILS: readonly RegExp[] = [
  // A name of a directory without a public domain.
  /(?<![\w.@-])[a-z]{1,30}[._][a-z]{1,30}@[a-z][a-z-]{1,30}(?![\w.-]|@)/gi,
  new RegExp(`(?<![\\p{Script=Latin}\\d._%+-])${LOCAL_PART}(?:@|＠|%40)${DOMAIN}`, 'gu'),
  new RegExp(
    `(?<![\\p{Script=Latin}\\d._%+-])${LOCAL_PART}\\s{0,2}[([{<]\\s?at\\s?[)\\]}>]\\s{0,2}(?:${DOMAIN}|[\\w-]{1,63}(?:\\s?[([{<]?\\s?dot\\s?[)\\]}>]?\\s?[\\w-]{2,63}){1,4})`,
    'giu',
  ),
]

export function maskEmails(text: string): string {
  return EMAILS.reduce((rest, pattern) => rest.replace(pattern, '[email]'), text)
}

/** Names that only a private network knows. */
const PRIVATE_SUFFIX =
  /\.(?:internal|intranet|private|local|localdomain|lan|corp|home|home\.arpa|svc|consul|ts\.net)$/i

/** Services that give each customer a host, whose first label is the customer's. */
const CUSTOMER_HOST =
  /[a-z0-9-]\.(?:openai\.azure\.com|cognitiveservices\.azure\.com|services\.ai\.azure\.com|(?:inference|models)\.ai\.azure\.com|azure-api\.net|azurewebsites\.net|azuredatabricks\.net|cloud\.databricks\.com|snowflakecomputing\.com|vpce\.amazonaws\.com|elb\.amazonaws\.com|(?:execute-api|lambda-url)\.[a-z0-9-]+\.(?:amazonaws\.com|on\.aws)|run\.app|workers\.dev|trycloudflare\.com|ngrok\.io|ngrok-free\.app|vercel\.app|netlify\.app|herokuapp\.com|fly\.dev|onrender\.com|hf\.space|endpoints\.huggingface\.cloud)$/i

function isPrivateHost(host: string): boolean {
  return PRIVATE_SUFFIX.test(host) || CUSTOMER_HOST.test(host) || host.split('.').some(isIdentifier)
}

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)'
const IPV4 = `${OCTET}(?:\\.${OCTET}){3}`
const HEX_GROUPS = `[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,8}(?::${IPV4})?`

const HOST =
  /(?<![\w.@-]|[^/]\/)((?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.){1,8}[a-z][a-z0-9-]{1,24})(:\d{2,5})?(?![\w-])/gi

/** A file with the number of a line. */
const SOURCE_FILE =
  /\.(?:py|[cm]?[jt]sx?|go|rs|lua|java|rb|php|cc|cpp|cs|sh|toml|json|ya?ml|lock|md|txt|log|env|ini|conf|cfg|pem)$/i

/** Masks IP addresses, hosts of private networks, and hosts with a port. Public host names stay. */
export function maskHosts(text: string): string {
  return text
    .replace(
      new RegExp(
        `(?<![\\w:.])\\[?(${HEX_GROUPS})(?:%\\w{1,16})?(?:\\](?::\\d{1,5})?)?(?![\\w:]|\\.\\d)`,
        'gi',
      ),
      maskIpv6,
    )
    .replace(
      new RegExp(`(?<![\\w.]|\\bversion |/)${IPV4}(?:/\\d{1,2})?(?::\\d{1,5})?(?![\\w]|\\.\\d)`, 'gi'),
      '[host]',
    )
    .replace(HOST, (matched, host: string, port?: string) => {
      const isAddress = port !== undefined && /\.[a-z]{2,24}$/i.test(host) && !SOURCE_FILE.test(host)
      return isAddress || isPrivateHost(host) ? '[host]' : matched
    })
    .replace(
      /(?<=\b(?:to|host|connect|connecting|lookup|ECONNREFUSED|ENOTFOUND|upstream|proxy|tcp)\s)(?!localhost)[a-z][\w-]{1,62}:\d{2,5}(?![\w.])/gi,
      '[host]',
    )
}

/** An address has `::` and a digit, or all of its groups. Times and paths of modules have neither. */
function maskIpv6(matched: string, groups: string): string {
  const count = groups.split(':').length
  const isShort = groups.includes('::') && !groups.includes(':::') && (/\d/.test(groups) || count > 3)
  if (/^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(groups)) return matched.replace(groups, '[id]')
  return isShort || count >= 8 ? '[host]' : matched
}
