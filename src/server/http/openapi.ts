/** The description of our HTTP interface (OpenAPI 3.1), made from the routes and the commands themselves. */
import { allCommands } from '#core/registry/commands.ts'
import type { Schema } from '#core/kernel/input.ts'
import * as z from 'zod/mini'
import { problems } from '#core/registry/problems.ts'
import type { DeclaredRoute } from '#server/http/route-access.ts'
import { statusOf } from '#server/http/problem-document.ts'
import { answerShapes, formShapes, ref, sharedShapes } from '#server/http/answer-shapes.ts'
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

/** A name for programs, from method and address: `getRolloutsByRolloutIdPlanByFormat`. */
const operationIdOf = ({ method, url }: DeclaredRoute): string =>
  method.toLowerCase() +
  url
    .replace(/^\/(api\/)?/, '')
    .split(/[^A-Za-z0-9:]+|(?=:)/)
    .filter(Boolean)
    .map((part) =>
      part.startsWith(':') ? `By${part.charAt(1).toUpperCase()}${part.slice(2)}` : part.charAt(0).toUpperCase() + part.slice(1),
    )
    .join('')

const operationOf = (route: DeclaredRoute): Json => {
  const { about } = route
  const name = `${route.method} ${route.url}`
  const commands = about.commands && { one: ref('Command'), many: { type: 'array', items: ref('Command'), maxItems: 1000 } }
  const taken = commands
    ? about.commands === 'many'
      ? commands.many
      : { oneOf: [commands.one, commands.many] }
    : about.body && jsonSchema(about.body)
  const body = taken ? { 'application/json': { schema: taken } } : undefined
  const file = about.takes ? { [about.takes]: { schema: formShapes[name] ?? { type: 'object' } } } : undefined
  const json = { 'application/json': { schema: answerShapes[name] ?? { type: ['object', 'array'] } } }
  const answers = about.answers === undefined || answerShapes[name] ? json : { [about.answers]: { schema: { type: 'string' } } }
  const content = body ?? file
  return {
    operationId: operationIdOf(route),
    summary: about.about ?? '',
    ...(about.access === 'open'
      ? { security: [] }
      : { description: `Takes ${about.access === 'signedIn' ? 'a session' : `the right \`${about.access}\``}.` }),
    ...(about.forTokens ? { security: [{ session: [] }, { token: [] }] } : {}),
    parameters: parametersOf(route),
    ...(content ? { requestBody: { required: true, content } } : {}),
    responses: {
      200: { description: 'Done.', content: answers },
      '4XX': problemAnswer('Refused, and why.'),
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

/** A command as it is sent: one envelope for each name, so that a typed client knows the input of each. */
const envelopes = (): Json => {
  const names = Object.keys(commandSchemas())
  const envelope = (name: string): Json => ({
    type: 'object',
    required: ['id', 'name', 'input', 'issuedAt'],
    properties: {
      id: { type: 'string', description: 'Made by whoever sends it (UUIDv7): sent twice, it is done once.' },
      name: { type: 'string', const: name },
      input: ref(name),
      issuedAt: { type: 'string', format: 'date-time' },
    },
  })
  return {
    ...Object.fromEntries(names.map((name) => [`issue.${name}`, envelope(name)])),
    Command: {
      description: 'A command with the input that its name takes.',
      oneOf: names.map((name) => ref(`issue.${name}`)),
      discriminator: {
        propertyName: 'name',
        mapping: Object.fromEntries(names.map((name) => [name, `#/components/schemas/issue.${name}`])),
      },
    },
  }
}

/** The document: every route, every command by name, and the rows of every table under `components.schemas`. */
export const openApi = (routes: readonly DeclaredRoute[], address = '/'): Json => {
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const path = route.url.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Uitrol',
      version: productVersion(),
      description: 'Every change is a command; everything that changed is in the feed.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: address }],
    security: [{ session: [] }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'uitrol' },
        token: { type: 'http', scheme: 'bearer', description: 'A machine token, `uit_…`, with the rights it was given.' },
      },
      schemas: { Problem: problemSchema, ...sharedShapes(), ...envelopes(), ...commandSchemas() },
    },
  }
}
