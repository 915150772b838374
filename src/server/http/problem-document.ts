/** How trouble is answered: the one place where Problems become HTTP (RFC 9457), and faults become a number to ask about. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem, type ProblemKind } from '#core/kernel/problem.ts'
import { type ProblemCode, problems } from '#core/registry/problems.ts'
import { say, sayNote } from '#core/registry/vocabulary.ts'
import type { Language } from '#core/kernel/language.ts'
import { serverTrouble } from '#server/db/database-health.ts'
import { WorkEnded } from '#server/threads/thread-trouble.ts'
import { newId } from '#server/base/ids.ts'
import { badInput } from '#server/base/input-validation.ts'

export const statusOf: Record<ProblemKind, number> = {
  refused: 422,
  conflict: 409,
  unreadable: 422,
  invalid: 400,
  notFound: 404,
  notSignedIn: 401,
  tooLarge: 413,
  tooMany: 429,
  unavailable: 503,
  fault: 500,
}

export interface ProblemDocument {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: ProblemCode
  readonly params: unknown
  readonly place: unknown
}

/** A Problem as a document in the reader's language. */
export const problemDocument = (problem: Problem, language: Language): ProblemDocument => {
  const kind: ProblemKind = problems[problem.code]
  return {
    type: `/api#${problem.code}`,
    title: say(language)(`access.kind.${kind}`),
    status: statusOf[kind],
    detail: sayNote(language, problem),
    code: problem.code,
    params: problem.params,
    place: problem.place ?? null,
  }
}

const megabyte = 1024 * 1024
const tooLarge = new Set(['FST_ERR_CTP_BODY_TOO_LARGE', 'FST_REQ_FILE_TOO_LARGE', 'FST_FILES_LIMIT', 'FST_PARTS_LIMIT', 'FST_FIELDS_LIMIT'])
const notJson = new Set([
  'FST_ERR_CTP_INVALID_JSON_BODY',
  'FST_ERR_CTP_EMPTY_JSON_BODY',
  'FST_ERR_CTP_INVALID_MEDIA_TYPE',
  'FST_ERR_CTP_INVALID_CONTENT_LENGTH',
])

/** What went wrong as a Problem; null for a real fault, which is ours. `mostBytes` is what the route takes. */
export const problemOf = (error: unknown, mostBytes = 64 * megabyte): Problem | null => {
  if (error instanceof Problem) return error
  if (!(error instanceof Error)) return null
  const trouble = error instanceof WorkEnded ? error.why : serverTrouble(error)
  if (trouble) return Object.assign(new Problem(trouble, {}), { cause: error })
  const code = 'code' in error ? String(error.code) : ''
  const status = 'statusCode' in error ? Number(error.statusCode) : 500
  if (tooLarge.has(code)) return new Problem('access.tooLarge', { limit: `${Math.floor(mostBytes / megabyte)} MB` })
  if (notJson.has(code)) return badInput('', 'json')
  if (status === 404) return new Problem('access.notFound', {})
  return status >= 400 && status < 500
    ? badInput('', code.startsWith('FST_') && /MULTIPART|FILE|PART|FIELD/.test(code) ? 'form' : 'plainText')
    : null
}

/** Whether a Problem is the server's own and passes, so that the same request may be sent again later. */
export const isUnavailable = ({ code }: Problem): boolean => problems[code] === 'unavailable'

/** Whether it is the server's own, passing or not: one that was made of an error, and belongs into the log. */
export const isOurs = (problem: Problem): boolean => isUnavailable(problem) || problem.cause !== undefined

/** After how many seconds it is worth asking again, where the server cannot work just now. */
const retryAfter: { readonly [C in ProblemCode]?: number } = { 'server.databaseLost': 5, 'server.databaseDamaged': 300 }
const retryOtherwise = 10

/** A fault as the log keeps it: where it came from, and nothing that a person wrote. */
export const faultRecord = (fault: unknown): Record<string, unknown> =>
  fault instanceof Error
    ? {
        name: fault.name,
        code: 'code' in fault ? fault.code : undefined,
        stack: fault.stack?.split('\n').filter((line) => /^\s+at /.test(line)),
      }
    : { name: typeof fault }

/** The Problem that is shown for anything thrown; a fault is logged under the id it is shown with. */
export const shownProblem = (error: unknown, request: Pick<FastifyRequest, 'log' | 'routeOptions'>, route: string): Problem => {
  const problem = problemOf(error, request.routeOptions?.bodyLimit)
  if (problem && !isOurs(problem)) return problem
  if (problem) {
    const what = isUnavailable(problem) ? 'unavailable' : 'fault'
    request.log.error({ code: problem.code, route, cause: faultRecord(problem.cause ?? problem) }, what)
    return problem
  }
  const faultId = newId(new Date().toISOString())
  request.log.error({ faultId, route, ...faultRecord(error) }, 'fault')
  return new Problem('access.fault', { faultId })
}

/** Answers with a problem document. */
export const replyProblem = (reply: FastifyReply, problem: Problem, language: Language): FastifyReply => {
  const document = problemDocument(problem, language)
  if (problems[problem.code] === 'tooMany') void reply.header('retry-after', String((problem.params as { seconds: number }).seconds))
  // RFC 9110, 11.6.1: what a program may send instead.
  if (document.status === 401) void reply.header('www-authenticate', 'Bearer realm="Uitrol"')
  if (isUnavailable(problem)) void reply.header('retry-after', String(retryAfter[problem.code] ?? retryOtherwise))
  return reply
    .code(document.status)
    .header('cache-control', 'no-store')
    .header('content-language', language)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(document))
}
