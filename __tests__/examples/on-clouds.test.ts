import { describe, expect, it } from '@jest/globals'
import { modelNotFound404 } from '../../loopback/openai/answers.ts'
import { turnsOf } from '../../loopback/openai/recording.ts'
import { accept } from '../../loopback/scenarios/scenario.ts'
import { commentsOf, type ExampleRepository, modelsOf, startRepository } from './example-repository.ts'
import { outcomes, outputsOf, runExample } from './run-example.ts'
import { AWS_CREDENTIALS, GOOGLE_TOKEN } from './stub-actions.ts'
import { example, type Workflow } from './workflow.ts'

const VARS = {
  AWS_ROLE: 'arn:aws:iam::123456789012:role/codex',
  GCP_IDENTITY_PROVIDER: 'projects/123456789012/locations/global/workloadIdentityPools/ci/providers/github',
  GCP_SERVICE_ACCOUNT: 'codex@example-project.iam.gserviceaccount.com',
  GCP_PROJECT: 'example-project',
}

/** The example with a cloud at the endpoint: the provider's `base_url` is the one thing that it does not set itself. */
async function onLoopback(name: string, provider: string, { openai }: ExampleRepository): Promise<Workflow> {
  const workflow = structuredClone(await example(name))
  const step = workflow.jobs['review']?.steps.find(({ run }) => run?.includes('model_provider'))
  const table = `[model_providers.${provider}]\\nbase_url = "${openai.origin}/cloud/v1"\\n`
  Object.assign(step ?? {}, { run: `${step?.run}\nprintf '${table}' >> ~/.codex/config.toml\n` })
  return workflow
}

/** The example without the step that signs in to the cloud. */
function withoutSignIn(workflow: Workflow): Workflow {
  const isSignIn = /^(aws-actions|google-github-actions)\//
  const jobs = Object.entries(workflow.jobs).map(([name, job]) => [
    name,
    { ...job, steps: job.steps.filter(({ uses = '' }) => !isSignIn.test(uses)) },
  ])
  return { ...workflow, jobs: Object.fromEntries(jobs) }
}

/** The example with other inputs of the action. */
function withInputs(workflow: Workflow, inputs: Readonly<Record<string, string>>): Workflow {
  const step = workflow.jobs['review']?.steps.find(({ id }) => id === 'model')
  Object.assign(step?.with ?? {}, inputs)
  return workflow
}

function credentialsOf({ openai }: ExampleRepository): readonly string[] {
  const sent = turnsOf(openai.requests).map(({ headers }) => headers['authorization'] ?? '')
  return [...new Set(sent.map(text => text.replace(/\/\d+\/(\S+?),.*$/, '/$1')))]
}

describe('bedrock.yml', () => {
  it('asks with the assumed role, in the probe and in the work', async () => {
    await using repository = await startRepository({
      models: { 'openai.gpt-5.5': [modelNotFound404('openai.gpt-5.5')], '*': [accept] },
    })
    const workflow = await onLoopback('bedrock', 'amazon-bedrock', repository)
    const [leg] = await runExample(workflow, repository, { vars: VARS })
    expect(outputsOf(leg, 'model')).toMatchObject({ model: 'openai.gpt-6.2-sol', route: 'provider' })
    expect(outcomes(leg)).toMatchObject({ 'Run Codex': 'success' })
    expect(modelsOf(repository)).toEqual(['openai.gpt-5.5', 'openai.gpt-6.2-sol', 'openai.gpt-6.2-sol'])
    const key = AWS_CREDENTIALS.AWS_ACCESS_KEY_ID
    expect(credentialsOf(repository)).toEqual([
      `AWS4-HMAC-SHA256 Credential=${key}/us-east-1/bedrock-mantle/aws4_request`,
    ])
  })

  it('finds the model under the name that the cloud has for it, where another name is asked for', async () => {
    await using repository = await startRepository({
      models: { 'gpt-5.5': [modelNotFound404('gpt-5.5')], '*': [accept] },
    })
    const workflow = await onLoopback('bedrock', 'amazon-bedrock', repository)
    const [leg] = await runExample(withInputs(workflow, { model: 'gpt-5.5' }), repository, { vars: VARS })
    expect(outputsOf(leg, 'model')).toMatchObject({ model: 'openai.gpt-5.5', outcome: 'fallback' })
    expect(modelsOf(repository)).toEqual(['gpt-5.5', 'openai.gpt-5.5', 'openai.gpt-5.5'])
  })

  it('gives that name as the line to copy, where the chain does not end in the list', async () => {
    await using repository = await startRepository({ models: { '*': [modelNotFound404('gpt-5.5')] } })
    const workflow = await onLoopback('bedrock', 'amazon-bedrock', repository)
    const inputs = { model: 'gpt-5.5', 'fallback-models': 'none' }
    const [leg] = await runExample(withInputs(workflow, inputs), repository, { vars: VARS })
    expect(outputsOf(leg, 'model')).toMatchObject({ model: '', reason: 'model-not-found' })
    expect(commentsOf(repository)).toEqual([
      expect.stringContaining('\n```yaml\nmodel: openai.gpt-5.5\n```\n'),
    ])
  })

  it('without the role stops before any model, and names the step that gives it', async () => {
    await using repository = await startRepository({ models: {} })
    const workflow = withoutSignIn(await onLoopback('bedrock', 'amazon-bedrock', repository))
    Object.assign(workflow, { env: { AWS_REGION: 'us-east-1', AWS_EC2_METADATA_DISABLED: 'true' } })
    const [leg] = await runExample(workflow, repository, { vars: VARS })
    expect(outputsOf(leg, 'model')).toMatchObject({ model: '', reason: 'not-signed-in' })
    const report = JSON.parse(outputsOf(leg, 'model')['report'] ?? '')
    expect(report.attempts.map((attempt: { model: string }) => attempt.model)).toEqual(['openai.gpt-5.5'])
    expect(commentsOf(repository)).toEqual([expect.stringContaining('aws-actions/configure-aws-credentials')])
    expect(modelsOf(repository)).toEqual([])
  })

  it('without a region says so at once', async () => {
    await using repository = await startRepository({ models: {} })
    const workflow = withoutSignIn(await onLoopback('bedrock', 'amazon-bedrock', repository))
    Object.assign(workflow, { env: { ...AWS_CREDENTIALS } })
    const [leg] = await runExample(workflow, repository, { vars: VARS })
    expect(outputsOf(leg, 'model')).toMatchObject({ model: '', reason: 'config-invalid' })
    const report = JSON.parse(outputsOf(leg, 'model')['report'] ?? '')
    expect(report.attempts).toHaveLength(1)
    expect(commentsOf(repository)).toEqual([expect.stringContaining('aws-region')])
  })
})

describe('vertex.yml', () => {
  it('asks with the token of gcloud, in the probe and in the work, and masks it', async () => {
    await using repository = await startRepository({
      models: { 'gpt-6.2-sol': [modelNotFound404('gpt-6.2-sol')], '*': [accept] },
    })
    const workflow = await onLoopback('vertex', 'gcp', repository)
    const [leg] = await runExample(workflow, repository, { vars: VARS })
    expect(outputsOf(leg, 'model')).toMatchObject({ model: 'gpt-6.2-astra', route: 'provider' })
    expect(outcomes(leg)).toMatchObject({ 'Run Codex': 'success' })
    expect(credentialsOf(repository)).toEqual([`Bearer ${GOOGLE_TOKEN}`])
    const own = leg?.steps.find(step => step.title === 'model')?.own
    expect(own?.masks).toContain(GOOGLE_TOKEN)
  })

  it('without the sign-in stops before any model, and names the step that gives it', async () => {
    await using repository = await startRepository({ models: {} })
    const workflow = withoutSignIn(await onLoopback('vertex', 'gcp', repository))
    const [leg] = await runExample(workflow, repository, { vars: VARS })
    expect(outputsOf(leg, 'model')).toMatchObject({ model: '', reason: 'not-signed-in' })
    const report = JSON.parse(outputsOf(leg, 'model')['report'] ?? '')
    expect(report.attempts).toHaveLength(1)
    expect(commentsOf(repository)).toEqual([expect.stringContaining('google-github-actions/auth')])
  })
})
