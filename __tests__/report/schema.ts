/** The published schemas, as tests hold the code to them. */

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
 * Checks by the schema with every object closed: readers let new properties pass, but we write none that it does not
 * describe.
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

/** What a check has against a value, once it has been through JSON. */
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
