import { expect, it } from '@jest/globals'
import { adviceOfSign, type Reason } from '../../src/verdict/index.ts'
import { failureOf, PROVIDER } from './case.ts'
import { CLOUD_CASES } from './cases-cloud.ts'

it.each<[Reason, string, string]>([
  ['not-signed-in', 'no AWS credentials', 'aws-actions/configure-aws-credentials'],
  ['config-invalid', 'Amazon Bedrock without a region', 'AWS_REGION'],
  ['config-invalid', 'a region without Amazon Bedrock', 'aws-region'],
  ['config-invalid', 'a command for AWS credentials that is none', 'aws.credential_export'],
  ['auth-rejected', 'AWS credentials that have expired', 'aws-actions/configure-aws-credentials'],
  ['config-invalid', 'Vertex without a project', 'GOOGLE_CLOUD_PROJECT'],
  ['not-signed-in', 'no Google Cloud credentials', 'google-github-actions/auth'],
])('the advice for %s with %s names %s', (reason, name, words) => {
  const [message = ''] = CLOUD_CASES.find(test => test.name === name)?.messages ?? []
  const { said } = failureOf(message, { model: 'gpt-5.5', route: PROVIDER, now: new Date() })
  const advice = adviceOfSign(reason, said)
  expect(advice).toContain(words)
  expect(advice).toMatch(/^[A-Z].*\.$/)
})

it('the advice for a command that fails is about the command, and not about a sign-in', () => {
  expect(
    adviceOfSign('not-signed-in', 'failed to load AWS credentials: AWS credential export command exited'),
  ).toContain('aws.credential_export')
})

it.each(['', 'Missing bearer or basic authentication in header', 'failed to load AWS credentials'])(
  'other words, and those of another reason, change no advice: %j',
  said => {
    expect(adviceOfSign('auth-rejected', said)).toBeUndefined()
  },
)
