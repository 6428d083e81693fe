import { writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { type IdentityLab, startIdentityLab } from '../../loopback/identity/lab.ts'
import { AUDIENCE } from '../../loopback/identity/tokens.ts'
import { notSupportedOnChatGpt } from '../../loopback/openai/answers.ts'
import { turnsOf } from '../../loopback/openai/recording.ts'
import { hasPrivateNetwork } from '../../loopback/private-network/available.ts'
import { CODEX_BIN } from '../../loopback/runner/job.ts'
import { accept } from '../../loopback/scenarios/scenario.ts'
import { callPreflight } from './call-preflight.ts'
import { startRepository } from './example-repository.ts'
import type { JobMachine } from './job-machine.ts'
import { outcomes, outputsOf, runExample } from './run-example.ts'

/** Puts the CLI of a machine into the lab's network, where it talks to no endpoint of the repository. */
async function enterLab(lab: IdentityLab, machine: JobMachine): Promise<void> {
  const bin = await lab.network.command('codex', join(CODEX_BIN, 'codex'))
  // An empty proxy replaces the one that leads to the repository's endpoint.
  Object.assign(machine.env, lab.network.env, {
    HTTPS_PROXY: '',
    PATH: `${bin}${delimiter}${machine.env['PATH']}`,
  })
  await writeFile(join(machine.home, 'config.toml'), '')
}

const withNetwork = hasPrivateNetwork('the example workload-identity.yml') ? describe : describe.skip

withNetwork('workload-identity.yml', () => {
  it('probes with tokens of its own, and leaves the token of the job for Codex', async () => {
    await using lab = await startIdentityLab({
      models: { 'gpt-5.5': [notSupportedOnChatGpt('gpt-5.5')], '*': [accept] },
    })
    await using repository = await startRepository({ models: {} })
    const [leg] = await runExample('workload-identity', repository, {
      vars: { OPENAI_FEDERATION_RULE_ID: 'rule_1', OPENAI_IDENTITY_AUDIENCE: AUDIENCE },
      tokenService: lab.tokens.env,
      prepare: machine => enterLab(lab, machine),
    })
    expect(outcomes(leg)).toMatchObject({ 'Get the identity token': 'success', 'Run Codex': 'success' })
    expect(outputsOf(leg, 'model')).toMatchObject({ route: 'workload-identity', outcome: 'fallback' })
    const used = outputsOf(leg, 'model')['model']
    expect(turnsOf(lab.openai.requests).at(-1)?.model).toBe(used)
    // The first token is the job's. It is exchanged once, by the last step.
    const [own] = lab.tokens.issued
    expect(lab.exchange.exchanges.filter(({ assertion }) => assertion === own?.token)).toHaveLength(1)
    expect(lab.exchange.exchanges.at(-1)?.assertion).toBe(own?.token)
    expect(lab.exchange.exchanges.map(({ status }) => status)).not.toContain(400)
    expect(lab.tokens.issued.map(({ audience }) => audience)).toEqual(lab.tokens.issued.map(() => AUDIENCE))
  })
})

withNetwork('preflight.yml with workload identity', () => {
  it('gets a token for the audience, and the probe one of its own', async () => {
    await using lab = await startIdentityLab({ models: { '*': [accept] } })
    await using repository = await startRepository({ models: {} })
    const inputs = { 'federation-rule-id': 'rule_1', 'identity-audience': AUDIENCE }
    const [leg] = await callPreflight(
      repository,
      inputs,
      {},
      {
        permissions: { 'id-token': 'write' },
        tokenService: lab.tokens.env,
        prepare: machine => enterLab(lab, machine),
      },
    )
    expect(outputsOf(leg, 'model')).toMatchObject({ route: 'workload-identity', outcome: 'preferred' })
    const [own, ...others] = lab.tokens.issued
    expect(own?.audience).toBe(AUDIENCE)
    expect(lab.exchange.exchanges.map(({ assertion }) => assertion)).toEqual(others.map(({ token }) => token))
    expect(others.length).toBeGreaterThan(0)
  })
})
