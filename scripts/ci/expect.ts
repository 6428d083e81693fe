import { endWithUsageError, parseCommandLine, wholeNumber } from '../base/command-line.ts'

const USAGE = `Usage: node scripts/ci/expect.ts [EXPECTATION...] [--comments COUNT] [--comment TEXT]...

Compares the outputs of a step, as JSON in the variable OUTPUTS, with expectations, and reports all differences.

NAME=VALUE         the output has this value
NAME~TEXT          the output contains the text
--comments COUNT   the pull request of the loopback GitHub has this many comments (TOKEN, PULL_REQUEST)
--comment TEXT     one of its comments contains the text`

const { values, positionals } = parseCommandLine(
  USAGE,
  {
    options: { comments: { type: 'string' }, comment: { type: 'string', multiple: true, default: [] } },
    allowPositionals: true,
  },
  { most: 100, what: 'expectations' },
)
const expectedCount =
  values.comments === undefined ? undefined : wholeNumber('comments', values.comments, 0, 1000)
const problems = [...outputProblems(), ...(await commentProblems())]
for (const line of problems) console.log(`::error title=Not as expected::${line.replaceAll('\n', '%0A')}`)
if (problems.length > 0) process.exitCode = 1
else console.log(`All as expected: ${process.argv.slice(2).join(' ')}`)

function outputProblems(): readonly string[] {
  const outputs: Readonly<Record<string, string>> = JSON.parse(process.env['OUTPUTS'] ?? '{}')
  return positionals.flatMap(expectation => {
    const match = /^(?<name>[\w-]+)(?<operator>[=~])(?<expected>.*)$/s.exec(expectation)?.groups
    if (match === undefined) return endWithUsageError(`"${expectation}" is neither NAME=VALUE nor NAME~TEXT.`)
    const { name = '', operator, expected = '' } = match
    const actual = outputs[name] ?? ''
    const isMet = operator === '=' ? actual === expected : actual.includes(expected)
    const verb = operator === '=' ? 'expected' : 'expected to contain'
    return isMet ? [] : [`${name} is ${JSON.stringify(actual)}, ${verb} ${JSON.stringify(expected)}`]
  })
}

async function commentProblems(): Promise<readonly string[]> {
  if (expectedCount === undefined && values.comment.length === 0) return []
  const bodies = await commentBodies()
  const count = expectedCount ?? bodies.length
  return [
    ...(bodies.length === count ? [] : [`There are ${bodies.length} comments, expected ${count}`]),
    ...values.comment
      .filter(text => !bodies.some(body => body.includes(text)))
      .map(text => `No comment contains ${JSON.stringify(text)}`),
  ]
}

async function commentBodies(): Promise<readonly string[]> {
  const { LOOPBACK_GITHUB_API_URL: url, GITHUB_REPOSITORY: repository, TOKEN, PULL_REQUEST } = process.env
  const response = await fetch(`${url}/repos/${repository}/issues/${PULL_REQUEST}/comments`, {
    headers: { authorization: `Bearer ${TOKEN}`, accept: 'application/vnd.github+json' },
  })
  if (!response.ok) {
    throw new Error(`The loopback GitHub answered ${response.status}: ${await response.text()}`)
  }
  const comments: readonly { readonly body: string }[] = JSON.parse(await response.text())
  return comments.map(({ body }) => body)
}
