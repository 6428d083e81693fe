/**
 * `node scripts/ci/expect.ts name=value …` holds the outputs of a step, given as JSON in OUTPUTS, to what they are to
 * be, and says every one that is not so. `name~text` asks for a text inside the output.
 *
 * `--comments N` counts the comments on the loopback GitHub's pull request (TOKEN, PULL_REQUEST), `--comment text` asks
 * for a text in one of them.
 */

import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  options: { comments: { type: 'string' }, comment: { type: 'string', multiple: true, default: [] } },
  allowPositionals: true,
  strict: true,
})
const wrong = [...wrongOutputs(), ...(await wrongComments())]
for (const line of wrong) console.log(`::error title=Not as expected::${line.replaceAll('\n', '%0A')}`)
if (wrong.length > 0) process.exitCode = 1
else
  console.log(
    `All as expected: ${[...positionals, ...process.argv.filter(word => word === '--comments')].join(', ')}`,
  )

function wrongOutputs(): string[] {
  const outputs: Readonly<Record<string, string>> = JSON.parse(process.env['OUTPUTS'] ?? '{}')
  return positionals.flatMap(expectation => {
    const match = /^(?<name>[\w-]+)(?<how>[=~])(?<value>.*)$/s.exec(expectation)?.groups
    if (match === undefined) throw new Error(`"${expectation}" is neither name=value nor name~text.`)
    const { name = '', how, value = '' } = match
    const actual = outputs[name] ?? ''
    const holds = how === '=' ? actual === value : actual.includes(value)
    return holds
      ? []
      : [
          `${name} is ${JSON.stringify(actual)}, expected ${how === '~' ? 'to hold ' : ''}${JSON.stringify(value)}`,
        ]
  })
}

async function wrongComments(): Promise<string[]> {
  if (values.comments === undefined && values.comment.length === 0) return []
  const bodies = await commentBodies()
  const count = Number(values.comments ?? bodies.length)
  return [
    ...(bodies.length === count ? [] : [`There are ${bodies.length} comments, expected ${count}`]),
    ...values.comment
      .filter(text => !bodies.some(body => body.includes(text)))
      .map(text => `No comment holds ${JSON.stringify(text)}`),
  ]
}

async function commentBodies(): Promise<readonly string[]> {
  const { LOOPBACK_GITHUB_API_URL: url, GITHUB_REPOSITORY: repository, TOKEN, PULL_REQUEST } = process.env
  const response = await fetch(`${url}/repos/${repository}/issues/${PULL_REQUEST}/comments`, {
    headers: { authorization: `Bearer ${TOKEN}`, accept: 'application/vnd.github+json' },
  })
  if (!response.ok)
    throw new Error(`The loopback GitHub answered ${response.status}: ${await response.text()}`)
  const comments: readonly { readonly body: string }[] = JSON.parse(await response.text())
  return comments.map(({ body }) => body)
}
