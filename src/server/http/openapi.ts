/** The description of our HTTP interface (OpenAPI 3.1), made from the routes and the commands themselves. */
import { allCommands } from '#core/registry/commands.ts'
import type { Schema } from '#core/kernel/input.ts'
import * as z from 'zod/mini'
import { problems } from '#core/registry/problems.ts'
import type { DeclaredRoute } from '#server/http/route-access.ts'
import { statusOf } from '#server/http/problem-document.ts'
import { productVersion } from '#server/base/product.ts'

type Json = Record<string, unknown>

const jsonSchema = (schema: Schema<unknown>): Json => {
  const { $schema: _, ...made } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json
  return made
}

const parametersOf = ({ url, about }: DeclaredRoute): Json[] => {
  const inPath = [...url.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }))
  const query = about.query ? (jsonSchema(about.query) as { properties?: Record<string, Json>; required?: string[] }) : {}
  const inQuery = Object.entries(query.properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: query.required?.includes(name) ?? false,
    schema,
  }))
  return [...inPath, ...inQuery]
}

const problemAnswer = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

const operationOf = (route: DeclaredRoute): Json => {
  const { about } = route
  const body = about.body ? { 'application/json': { schema: jsonSchema(about.body) } } : undefined
  const file = about.takes ? { [about.takes]: { schema: { type: 'object' } } } : undefined
  const content = body ?? file
  return {
    summary: about.about ?? '',
    ...(about.access === 'open'
      ? { security: [] }
      : { description: `Takes ${about.access === 'signedIn' ? 'a session' : `the right \`${about.access}\``}.` }),
    ...(about.forTokens ? { security: [{ session: [] }, { token: [] }] } : {}),
    parameters: parametersOf(route),
    ...(content ? { requestBody: { required: true, content } } : {}),
    responses: {
      200: { description: 'Done.', content: { [about.answers ?? 'application/json']: {} } },
      default: problemAnswer('Not done, and why.'),
    },
  }
}

const commandSchemas = (): Json =>
  Object.fromEntries(
    allCommands()
      .filter(({ inside }) => !inside)
      .map(({ name, about, may, input }) => [name, { description: `${about} Takes the right \`${may}\`.`, ...jsonSchema(input) }]),
  )

const problemSchema = {
  type: 'object',
  description: 'A problem document (RFC 9457) in the language of the reader.',
  required: ['type', 'title', 'status', 'detail', 'code', 'params'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer', enum: [...new Set(Object.values(statusOf))] },
    detail: { type: 'string', description: 'What is wrong, where, and what to do.' },
    code: { type: 'string', enum: Object.keys(problems) },
    params: { type: 'object', description: 'The values in the sentence.' },
    place: { type: ['object', 'null'], description: 'File, line, column or field.' },
  },
}

/** The document: every route, and every command's input under `components.schemas`. */
export const openApi = (routes: readonly DeclaredRoute[]): Json => {
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const path = route.url.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Uitrol', version: productVersion(), description: 'Every change is a command; everything that changed is in the feed.' },
    security: [{ session: [] }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'uitrol' },
        token: { type: 'http', scheme: 'bearer', description: 'A machine token, `uit_…`, with the rights it was given.' },
      },
      schemas: { Problem: problemSchema, ...commandSchemas() },
    },
  }
}
