/** Talks to the server: JSON in and out; tells apart "not reached" (keep and try later) from "refused" (show why). */
import type { ErrorNote } from '#web/sync/outbox.ts'

/** No answer, or one that says "not now": nothing was decided, so what was asked may be asked again. */
export class NotReached extends Error {
  readonly status: number | undefined
  constructor(status?: number) {
    super('not reached')
    this.name = 'NotReached'
    this.status = status
  }
}

/** The server answered no. */
export class Refused extends Error {
  readonly status: number
  readonly trouble: ErrorNote
  constructor(status: number, trouble: ErrorNote) {
    super(trouble.code)
    this.name = 'Refused'
    this.status = status
    this.trouble = trouble
  }
}

type Document = { code?: string; params?: unknown; place?: ErrorNote['place']; detail?: string; title?: string }

/** A problem document as trouble. */
export const troubleOf = (problem: Document): ErrorNote => {
  const said = problem.detail ?? problem.title
  return { code: problem.code ?? 'web.refused', params: problem.params ?? {}, place: problem.place, ...(said ? { said } : {}) }
}

/** Whether an answer of this status says nothing about what was asked: the same may be asked again later. */
export const mayPass = (status: number): boolean => status >= 500 || status === 408 || status === 425 || status === 429

let standing: string | undefined
/** Says in which organisation this window stands; a session that has gone to another one in another window is then refused. */
export const standIn = (organisationId: string): void => {
  standing = organisationId
}

/** What every request says of itself. */
export const ownHeaders = (): Record<string, string> => ({
  accept: 'application/json',
  ...(standing ? { 'x-uitrol-organisation': standing } : {}),
})

/** What an answer says: JSON, nothing, "not now", or no. Raises NotReached or Refused. */
export const answerOf = async <T>(status: number, type: string, read: () => unknown): Promise<T> => {
  const isOk = status >= 200 && status < 300
  if (!type.includes('json')) {
    if (isOk && status === 204) return undefined as T
    if (isOk || mayPass(status)) throw new NotReached(status)
    throw new Refused(status, { code: 'web.refused', params: {} })
  }
  let told: unknown
  try {
    told = await read()
  } catch {
    throw new NotReached(status)
  }
  if (isOk) return told as T
  if (mayPass(status)) {
    // A wrong password tried too often is an answer to show; for the outbox it is "not now".
    if (status === 429) throw new Refused(429, troubleOf(told as Document))
    throw new NotReached(status)
  }
  throw new Refused(status, troubleOf(told as Document))
}

/** Asks and reads JSON. Raises NotReached or Refused. */
export const ask = async <T>(
  path: string,
  options: { body?: unknown; form?: FormData; language?: string; patience?: number } = {},
): Promise<T> => {
  const { body, form, language, patience = 60_000 } = options
  let response: Response
  try {
    response = await fetch(path, {
      method: body === undefined && !form ? 'GET' : 'POST',
      headers: {
        ...ownHeaders(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(language ? { 'accept-language': language } : {}),
      },
      signal: AbortSignal.timeout(patience),
      ...(form ? { body: form } : body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  } catch {
    throw new NotReached()
  }
  return answerOf<T>(response.status, response.headers.get('content-type') ?? '', () => response.json())
}

/** What browsers say of a script that they could not fetch, and the build of a style sheet; a script that fails while it runs says something else. */
const notFetched = /dynamically imported module|Importing a module script failed|Unable to preload CSS/

/** A part of the programme that is fetched when it is first needed. Raises NotReached where it cannot be fetched. */
export const fetchPart = async <T>(load: () => Promise<T>): Promise<T> => {
  try {
    return await load()
  } catch (problem) {
    throw problem instanceof Error && notFetched.test(problem.message) ? new NotReached() : problem
  }
}

/** What went wrong, as the pages show it; anything else is a fault of ours and goes on. */
export const troubleIn = (problem: unknown): ErrorNote => {
  if (problem instanceof Refused) return problem.trouble
  if (problem instanceof NotReached) return { code: 'web.notReached', params: {} }
  throw problem
}
