/** The way of an advice: from the sign that matched, through the report, into the comment. */

import { describe, expect, it } from '@jest/globals'
import { renderComment, rowOf } from '../../src/comment/index.ts'
import { buildReport, failureRecovery, type Report } from '../../src/report/index.ts'
import type { Route } from '../../src/route/index.ts'
import type { Finding, Reason } from '../../src/verdict/index.ts'
import { accepted, attemptsAt, policyOf, refused, unsettled } from '../chain/scripted-route.ts'
import { withoutLinks } from '../comment/html.ts'
import { failureOf, PROVIDER } from '../verdict/case.ts'
import { CLOUD_CASES } from '../verdict/cases-cloud.ts'
import { sourceOf } from './sample-reports.ts'

const OPENROUTER: Route = {
  kind: 'provider',
  id: 'router',
  host: 'openrouter.ai',
  keyVariable: 'OPENROUTER_API_KEY',
}

/** The report of a job that has no model, because the route fails. */
const reportOfFailure = (reason: Reason, changes: Partial<Finding>, route: Route): Report =>
  buildReport(sourceOf({ route, attempts: attemptsAt('gpt-5.5', refused(reason, changes)) }))

const commentOf = (report: Report): string =>
  renderComment({ version: 1, key: 'default', run: { id: 1, attempt: 1 }, rows: [rowOf(report)] })

describe('a spend cap', () => {
  const route: Route = { kind: 'chatgpt', plan: 'business', refresh: 'fresh' }
  const report = reportOfFailure('out-of-credits', { detail: 'spend-cap' }, route)

  it('is called by its name in the explanation, in the table and in the heading', () => {
    expect(report.explanation).toBe(
      'No model can be used: the spend cap for ChatGPT sign-in (business plan) is reached.',
    )
    const comment = commentOf(report)
    expect(comment).toContain('### Codex cannot run here: spend cap reached\n')
    expect(withoutLinks(comment)).toContain('no answer: spend cap reached |')
    expect(comment).not.toMatch(/credits\./)
  })

  it('has its advice in the report and in the comment', () => {
    const advice =
      'Ask an owner of the ChatGPT workspace to raise the spend cap (`chatgpt.com/admin/billing`). More credits do not help while the cap stays.'
    expect(report.chain[0]?.finding).toMatchObject({ detail: 'spend-cap', advice })
    expect(withoutLinks(commentOf(report))).toContain(`**What to do:** ${advice}`)
  })
})

describe('a row of the comment', () => {
  it('has the advice with the names of the provider', () => {
    const comment = commentOf(reportOfFailure('auth-rejected', {}, OPENROUTER))
    expect(withoutLinks(comment)).toContain(
      'Put a new key (`openrouter.ai/settings/keys`) into the secret behind `OPENROUTER_API_KEY`.',
    )
  })

  it('stores no advice that the kind of the route gives by itself', () => {
    const route: Route = { kind: 'chatgpt', plan: 'plus', refresh: 'fresh' }
    const [tried] = rowOf(reportOfFailure('usage-limit', {}, route)).tried
    expect(tried).toEqual({ model: 'gpt-5.5', verdict: 'refused', reason: 'usage-limit' })
  })

  it('says how to get the model back only where that is possible', () => {
    const commentAfter = (reason: Reason, changes: Partial<Finding>) =>
      commentOf(
        buildReport(
          sourceOf({
            policy: policyOf({ retries: 0 }),
            attempts: [
              ...attemptsAt('gpt-5.5', unsettled(reason, changes)),
              ...attemptsAt('gpt-5.4', accepted()),
            ],
          }),
        ),
      )
    expect(commentAfter('at-capacity', {})).toContain('**To get `gpt-5.5` back:** Run the job again later')
    expect(commentAfter('prompt-blocked', { detail: 'content-filter' })).toContain(
      '**What to do:** Run the job',
    )
    expect(commentAfter('unrecognized', {})).toContain('**What to do:** Read what')
    expect(commentAfter('not-supported-on-route', { detail: 'retired' })).toContain(
      '**What to do:** Name another',
    )
  })
})

describe('a provider’s own sign-in', () => {
  it.each<[Reason, string, string]>([
    ['not-signed-in', 'no AWS credentials', 'aws-actions/configure-aws-credentials'],
    ['config-invalid', 'Amazon Bedrock without a region', 'AWS_REGION'],
    ['config-invalid', 'a region without Amazon Bedrock', 'aws-region'],
    ['config-invalid', 'a command for AWS credentials that is none', 'aws.credential_export'],
    ['auth-rejected', 'AWS credentials that have expired', 'aws-actions/configure-aws-credentials'],
    ['config-invalid', 'Vertex without a project', 'GOOGLE_CLOUD_PROJECT'],
    ['not-signed-in', 'no Google Cloud credentials', 'google-github-actions/auth'],
  ])('has an advice of its own for %s: %s', (reason, name, words) => {
    const [message = ''] = CLOUD_CASES.find(test => test.name === name)?.messages ?? []
    const finding = failureOf(message, { model: 'gpt-5.5', route: PROVIDER, now: new Date() })
    expect(finding.reason).toBe(reason)
    expect(failureRecovery(finding, PROVIDER)).toContain(words)
  })

  it('names the command where a command fails, and not a sign-in', () => {
    const finding = failureOf('failed to load AWS credentials: AWS credential export command exited', {
      model: 'gpt-5.5',
      route: PROVIDER,
      now: new Date(),
    })
    expect(failureRecovery(finding, PROVIDER)).toContain('aws.credential_export')
  })
})
