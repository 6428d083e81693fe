import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import {
  closure,
  contentSchema,
  type Json,
  type JsonObject,
  object,
  parameterSchema,
  resolve,
  specOf,
  text,
} from './openapi.ts'

/** The operations of the loopback GitHub, as `METHOD template` of GitHub's OpenAPI description. */
export const operations = [
  'GET /user',
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'GET /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'GET /repos/{owner}/{repo}/pulls',
  'GET /repos/{owner}/{repo}/pulls/{pull_number}',
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
  'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
  'DELETE /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}',
  'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls',
] as const

/** One of {@link operations}. */
export type Operation = (typeof operations)[number]

/** Checks requests and responses; each check returns the violations as text. */
export interface Contract {
  readonly request: (operation: Operation, sent: SentRequest) => readonly string[]
  readonly response: (operation: Operation, status: number, body: unknown) => readonly string[]
}

/** A request: path parameters and query as text, the body parsed. */
export interface SentRequest {
  readonly parameters: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
}

const SOURCE = '@octokit/openapi/generated/api.github.com.json'
let loaded: Contract | undefined

/** Loads the {@link operations} of GitHub's OpenAPI description from @octokit/openapi, once. */
export function loadContract(): Contract {
  loaded ??= createContract(JSON.parse(readFileSync(createRequire(import.meta.url).resolve(SOURCE), 'utf8')))
  return loaded
}

function createContract(description: Json): Contract {
  const root = object(description)
  const check = createCheck(closure(root, operations))
  return {
    request(operation, sent) {
      const spec = specOf(root, operation)
      const described = object(spec['requestBody'] ?? {})
      const body = contentSchema(described)
      const skipBody = body === undefined || (sent.body === undefined && described['required'] !== true)
      return [
        ...check(`${operation} path`, parameterSchema(root, spec, 'path'), { ...sent.parameters }),
        ...check(`${operation} query`, parameterSchema(root, spec, 'query'), { ...sent.query }),
        ...(skipBody ? [] : check(`${operation} body`, body, sent.body)),
      ]
    },
    response(operation, status, body) {
      const spec = object(object(specOf(root, operation)['responses'])[`${status}`] ?? {})
      const described = spec['$ref'] === undefined ? spec : object(resolve(root, text(spec['$ref'])))
      const schema = contentSchema(described) ?? (status >= 400 ? basicError : undefined)
      const where = `${operation} ${status}`
      if (schema !== undefined) return check(where, schema, body)
      return body === undefined ? [] : [`${where}: has a body, but the description has none`]
    },
  }
}

type Check = (where: string, schema: JsonObject, value: unknown) => string[]

/** Returns a check that compiles the schema of each place once. */
function createCheck(components: JsonObject): Check {
  const engine = (coerceTypes: boolean): Ajv => {
    const ajv = new Ajv({ strict: false, coerceTypes, logger: false })
    formats.default(ajv)
    return ajv.addSchema({ $id: 'github', ...components })
  }
  // Parameters are text, and numbers in the description. Bodies must have the described types.
  const engines = { strict: engine(false), coercing: engine(true) }
  const compiled = new Map<string, ValidateFunction>()
  return (where, schema, value) => {
    const ajv = / (path|query)$/.test(where) ? engines.coercing : engines.strict
    const check = compiled.get(where) ?? ajv.compile({ ...schema })
    compiled.set(where, check)
    return check(value) ? [] : [`${where}: ${ajv.errorsText(check.errors, { dataVar: '' })}`]
  }
}

// GitHub answers with errors that its description does not list for an operation, such as a 403 to a DELETE. Their body
// has this shape too.
const basicError: JsonObject = {
  type: 'object',
  required: ['message', 'documentation_url', 'status'],
  properties: {
    message: { type: 'string' },
    documentation_url: { type: 'string' },
    status: { type: 'string' },
  },
}
