/** The files and arguments that make a configuration, as the CLI puts them over each other. */

import { basename, dirname, join } from 'node:path'
import { type Fields, isFields } from '../../base/index.ts'
import { isAtLeast, type JobArguments } from '../../cli/index.ts'
import type { Layer } from '../login-rules.ts'
import { readTextFile } from '../read-file.ts'
import { overridesLayer } from './overrides.ts'
import { parseToml } from './parse-toml.ts'

/** A file without `fields` cannot be read or parsed. */
export type LayerFile = Layer | { readonly name: string; readonly fields?: undefined } | 'missing'

/** Reads a file of settings. `name` is what people are told. */
export function readLayer(path: string, name: string): LayerFile {
  const read = readTextFile(path)
  if (read.kind === 'missing') return 'missing'
  const fields = read.kind === 'text' ? parseToml(read.text) : undefined
  return read.kind === 'text' && fields !== undefined ? { name, text: read.text, fields } : { name }
}

export function isReadable(layer: LayerFile): layer is Layer {
  return layer !== 'missing' && layer.fields !== undefined
}

/** Merges one configuration over another as the CLI does: tables are merged, all other values are replaced. */
function merge(lower: Fields, upper: Fields): Fields {
  const merged: Record<string, unknown> = { ...lower }
  for (const [key, value] of Object.entries(upper)) {
    const lowerValue = lower[key]
    merged[key] = isFields(value) && isFields(lowerValue) ? merge(lowerValue, value) : value
  }
  return merged
}

/** The configuration of all layers, the lowest first. */
export function mergeAll(layers: readonly Layer[]): Fields {
  return layers.reduce<Fields>((lower, { fields }) => merge(lower, fields), {})
}

/** What the job's own arguments bring: the layers over the user's file, and the profile that has no file. */
export type JobLayers = {
  readonly user: LayerFile
  readonly profile: LayerFile
  readonly overrides: Layer
  readonly missingProfile?: string
}

/** The name that people are told for a setting from the arguments. */
const ARGUMENTS = 'codex-args'

/**
 * Reads the user's file and what the arguments put over it.
 *
 * From 0.134 on, `--profile NAME` is the file NAME.config.toml beside config.toml, over it and under `-c`. Without that
 * file the CLI goes on with config.toml alone and says nothing (0.142, 0.171). Before, it was a table in config.toml.
 */
export function readJobLayers(file: string, job: JobArguments, codexVersion: string | undefined): JobLayers {
  const isFile = isAtLeast(codexVersion, '0.134.0')
  const name = isFile && isProfileName(job.profile) ? job.profile : undefined
  const profileFile = name === undefined ? undefined : `${name}.config.toml`
  const profile =
    profileFile === undefined ? 'missing' : readLayer(join(dirname(file), profileFile), profileFile)
  const ignoresUser = job.options.includes('--ignore-user-config')
  return {
    user: ignoresUser ? 'missing' : readLayer(file, basename(file)),
    profile,
    overrides: { name: ARGUMENTS, text: '', fields: overridesOf(job) },
    ...(name !== undefined && profile === 'missing' ? { missingProfile: name } : {}),
  }
}

/** The CLI refuses any other name, such as a path (0.142, 0.171: "pass a plain name"). */
function isProfileName(name: string | undefined): name is string {
  return name !== undefined && /^[A-Za-z0-9_-]+$/.test(name)
}

/** `--enable NAME` is `-c features.NAME=true`, and comes after all of `-c` (0.104 to 0.171). */
function overridesOf({ settings, options }: JobArguments): Fields {
  const features = options.flatMap(option => {
    const [, switched, feature] = /^--(enable|disable)=(.+)$/.exec(option) ?? []
    return feature === undefined ? [] : [`features.${feature}=${switched === 'enable'}`]
  })
  return overridesLayer([...settings, ...features])
}
