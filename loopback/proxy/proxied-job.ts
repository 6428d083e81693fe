import { CODEX_BIN, type JobOptions, type LoopbackJob, startJob } from '../runner/job.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import { startCodexAction } from './codex-action-steps.ts'
import type { ResponsesProxy } from './responses-proxy.ts'

/** A job in which codex-action has run without a prompt, and so has started its proxy in front of the endpoint. */
export type ProxiedJob = LoopbackJob & { readonly proxy: ResponsesProxy }

/** Starts the job. `key` is the one that codex-action gets. */
export async function startProxiedJob(
  scenario: Scenario,
  key: string,
  options: JobOptions & { readonly upstreamUrl?: string } = {},
): Promise<ProxiedJob> {
  const job = await startJob(scenario, options)
  try {
    const endpoint = options.upstreamUrl ?? `${job.openai.origin}/v1/responses`
    const proxy = await startCodexAction({ key, endpoint }, job.codexHome, options.codex ?? CODEX_BIN)
    return {
      ...job,
      proxy,
      secrets: [...job.secrets, key],
      bearer: key,
      [Symbol.asyncDispose]: async () => {
        await proxy[Symbol.asyncDispose]()
        await job[Symbol.asyncDispose]()
      },
    }
  } catch (error) {
    await job[Symbol.asyncDispose]()
    throw error
  }
}
