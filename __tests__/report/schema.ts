/** Reads the published schemas and checks values against them. */

import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type Schema = { [key: string]: Json }

/** A schema of docs/. */
export function schemaIn(file: string): Schema {
  return JSON.parse(readFileSync(new URL(`../../docs/${file}`, import.meta.url), 'utf8'))
}

export function compile(schema: Schema): ValidateFunction {
  const ajv = new Ajv2020({ strict: true, allErrors: true })
  addFormats.default(ajv)
  return ajv.compile(schema)
}

/**
 * Like `compile`, but no object may have properties that the schema does not describe: readers must ignore unknown
 * properties, but the action must not write any.
 */
export function compileClosed(schema: Schema): ValidateFunction {
  return compile({ ...(closed(schema) as Schema), $id: 'closed' })
}

function closed(node: Json): Json {
  if (Array.isArray(node)) return node.map(closed)
  if (node === null || typeof node !== 'object') return node
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]))
  return node['type'] === 'object' ? { ...copy, additionalProperties: false } : copy
}

/** The errors that a check finds in a value after it was written as JSON and read again. */
export function complaints(check: ValidateFunction, value: unknown): readonly unknown[] {
  check(JSON.parse(JSON.stringify(value)))
  return check.errors ?? []
}

/** The part of a schema at a JSON pointer. */
export function partAt(schema: Schema, pointer: string): Json {
  return pointer
    .split('/')
    .slice(1)
    .reduce<Json>((node, key) => {
      if (node === null || typeof node !== 'object' || Array.isArray(node)) throw new Error(`No ${pointer}.`)
      return node[key] ?? null
    }, schema)
}
