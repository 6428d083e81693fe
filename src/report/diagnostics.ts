/** What somebody who looks into a report has to know besides it. No field holds a secret. */

import type { ProbeForm } from '../chain/index.ts'

/** Facts about the action, the machine and the workflow. A field is missing where it is not known. */
export type Diagnostics = {
  /** `ref`: what the workflow names after the `@`. `repository`: where the runner has the action from. */
  readonly action: { readonly version: string; readonly ref?: string; readonly repository?: string }
  /** The version of Node.js that runs the action. */
  readonly node: string
  readonly runner: {
    readonly os: string
    readonly architecture: string
    /** `github-hosted` or `self-hosted`. */
    readonly hosting?: string
    /** The image of a GitHub-hosted runner, such as "ubuntu24 20261101.1". */
    readonly image?: string
    readonly isContainer: boolean
  }
  /**
   * The inputs that differ from their defaults. A value that may be a secret, or hold one, is "(given)" or "(empty)".
   */
  readonly inputs: readonly { readonly name: string; readonly value: string }[]
  /**
   * `found`: how the CLI was found. `executable`: the platform's binary, npm's launcher, or any other program. Missing
   * where there is no CLI.
   */
  readonly codex?: {
    readonly found: 'on-path' | 'in-tool-cache' | 'installed'
    readonly executable: 'native' | 'launcher' | 'command'
  }
  /** The names of the arguments in `codex-args` that a probe takes, and of those that it leaves out. */
  readonly jobArguments?: { readonly taken: readonly string[]; readonly leftOut: readonly string[] }
  /** The names of the options and settings that the probes of each form had. */
  readonly commands?: readonly { readonly form: ProbeForm; readonly names: readonly string[] }[]
  /** The way to the endpoint by kind, without any address. */
  readonly network?: {
    /** The setting that names the endpoint, where the CLI does not know it by itself. */
    readonly endpointSetting?: string
    readonly proxy?: {
      readonly variable: string
      readonly isInDotEnv: boolean
      readonly hasCredentials: boolean
      readonly isSocks: boolean
    }
    /** The variables with own certificate authorities that are set. */
    readonly authorities: readonly string[]
    /** NODE_EXTRA_CA_CERTS is set, which the CLI does not read. */
    readonly hasNodeAuthorities: boolean
  }
}
