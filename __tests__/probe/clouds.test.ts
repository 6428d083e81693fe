import { describe, expect, it, jest } from '@jest/globals'
import { classify, earlyVerdict } from '../../src/verdict/index.ts'
import { startProbeFixture } from './probe-fixture.ts'

jest.setTimeout(60_000)

const NO_METADATA = { AWS_REGION: 'us-east-1', AWS_EC2_METADATA_DISABLED: 'true' }

describe('a probe without credentials for the cloud', () => {
  it.each([
    ['amazon-bedrock', NO_METADATA, 'retry-notice'],
    ['gcp', { GOOGLE_CLOUD_PROJECT: 'a-project', PATH: '/nonexistent' }, 'turn.failed'],
  ])(
    'ends at the first word about it, and says that nobody is signed in: %s',
    async (provider, env, stage) => {
      await using runner = await startProbeFixture({
        login: { kind: 'none' },
        env,
        config: () => `model_provider = "${provider}"\n`,
      })
      const context = { model: 'gpt-5.5', route: runner.route, now: new Date() }
      const isDefinitive = (message: string) => earlyVerdict(message, context) !== undefined
      const evidence = await runner.ask({ isDefinitive })
      // The CLI alone would go on: five retries, 6 s, or 25 s where it waits for a metadata service each time.
      expect(evidence).toMatchObject({ kind: 'failed', stage })
      expect(classify(evidence, context)).toMatchObject({
        kind: 'refused',
        finding: { reason: 'not-signed-in', scope: 'route' },
      })
      expect(runner.openai.requests).toEqual([])
    },
  )
})

describe('the list of a configured provider', () => {
  it.each([
    ['amazon-bedrock', /^openai\./],
    ['gcp', /^gpt-/],
  ])('is that of the cloud, without a request: %s', async (provider, names) => {
    await using runner = await startProbeFixture({
      login: { kind: 'none' },
      config: () => `model_provider = "${provider}"\n`,
    })
    const catalog = await runner.models()
    const slugs = catalog.kind === 'list' ? catalog.models.map(({ slug }) => slug) : []
    expect(slugs.length).toBeGreaterThan(3)
    expect(slugs.filter(slug => !names.test(slug))).toEqual([])
    expect(runner.openai.requests).toEqual([])
  })

  it('is asked for with the token that its command prints, as in the job', async () => {
    await using runner = await startProbeFixture({
      login: { kind: 'none' },
      env: { JOB_TOKEN: 'gw-token-0123456789' },
      config: (_, origin) => `model_provider = "gateway"
[model_providers.gateway]
name = "Gateway"
base_url = "${origin}/v1"
wire_api = "responses"
[model_providers.gateway.auth]
command = "sh"
args = ["-c", "echo $JOB_TOKEN"]
`,
    })
    await runner.models()
    const asked = runner.openai.requests.filter(({ path }) => path.startsWith('/v1/models'))
    expect(asked.map(({ headers }) => headers['authorization'])).toContain('Bearer gw-token-0123456789')
  })
})
