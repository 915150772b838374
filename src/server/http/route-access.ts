/** The access check of every route: who may use it is said where the route is declared, and a route that does not say is not opened. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Actor, may, reaches, type Right } from '#core/access/access.ts'
import type { Schema } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Language } from '#core/kernel/language.ts'
import { languages } from '#core/kernel/language.ts'
import type { Config } from '#server/base/config.ts'
import type { ServerContext } from '#server/context.ts'
import { bearerIn, cookieName, type SignedIn } from '#server/http/credentials.ts'

/** `open` to anyone, `signedIn` to anyone with a session, else the right it takes. */
export type RouteAccess = 'open' | 'signedIn' | Right

/** What a route says of itself, for the access check and for the reference. */
export interface RouteAbout {
  access?: RouteAccess
  /** Whether machines come in here too, with a token in the Authorization header. */
  forTokens?: true
  /** Nobody is looked up, not even in the database: for routes that have to answer without one. */
  anonymous?: true
  /** One sentence. */
  about?: string
  body?: Schema<unknown>
  /** The body is a list of commands, or one or a list; each in the shape that its name takes. */
  commands?: 'many' | 'oneOrMany'
  query?: Schema<unknown>
  /** The media type of the answer, where it is not JSON. */
  answers?: string
  /** The media type of the body, where it is not JSON. */
  takes?: string
}

/** A route as it was declared. */
export interface DeclaredRoute {
  readonly method: string
  readonly url: string
  readonly about: RouteAbout
}

declare module 'fastify' {
  interface FastifyContextConfig extends RouteAbout {}
  interface FastifyRequest {
    signedIn: SignedIn | null
  }
}

/** The first language of the reader's list that we speak; a session's own language goes first. */
export const languageOf = (request: Pick<FastifyRequest, 'headers'> & { signedIn?: SignedIn | null }): Language => {
  if (request.signedIn?.language) return request.signedIn.language
  const wanted = (request.headers['accept-language'] ?? '').slice(0, 300).split(',')
  const ranked = wanted
    .map((part, order) => {
      const [tag = '', weight] = part.trim().split(/;\s*q=/)
      return { tag: tag.toLowerCase().slice(0, 2), weight: weight === undefined ? 1 : Number(weight) || 0, order }
    })
    .toSorted((one, other) => other.weight - one.weight || one.order - other.order)
  for (const { tag } of ranked) {
    const spoken = languages.find((language) => language === tag)
    if (spoken) return spoken
  }
  return 'en'
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses a write that another website asked a browser to send. Problem: access.foreignOrigin. */
const checkOrigin = (request: FastifyRequest, { publicUrl }: Config): void => {
  if (reading.has(request.method)) return
  const { origin } = request.headers
  const site = request.headers['sec-fetch-site']
  const known =
    origin === undefined
      ? site === undefined || site === 'same-origin' || site === 'none'
      : origin === publicUrl || (URL.canParse(origin) && new URL(origin).host === request.host)
  if (!known) throw new Problem('access.foreignOrigin', {})
}

/** Which organisation a window means; a session that went to another one in another window is not mistaken for it. */
const checkOrganisation = (request: FastifyRequest, { organisationId }: Actor): void => {
  const { organisation: inAddress } = (request.query ?? {}) as { organisation?: string }
  const meant = request.headers['x-uitrol-organisation'] ?? inAddress
  if (meant !== undefined && meant !== organisationId) throw new Problem('organisation.otherOne', {})
}

/** Who asks; routes that are not open always have someone. */
export const callerOf = (request: FastifyRequest): SignedIn => {
  if (!request.signedIn) throw new Problem('access.signInFirst', { withToken: request.headers.authorization !== undefined })
  return request.signedIn
}

/** How the audit trail and the list of sessions name a device. */
export const deviceOf = (request: FastifyRequest): string | null =>
  request.headers['user-agent']?.toWellFormed().replaceAll('\0', '').slice(0, 200) ?? null

/**
 * Checks the access of every route of this scope: origin, session, right, in that order and before anything is looked up (AC-2).
 * Answers the list of routes, which fills as they are declared.
 */
export const requireAccess = (
  scope: FastifyInstance,
  { config, sessions, tokens, plainVisits }: ServerContext,
): readonly DeclaredRoute[] => {
  const routes: DeclaredRoute[] = []
  scope.addHook('onRoute', ({ config: about, url, method }) => {
    if (!about?.access) throw new Error(`The route ${url} does not say who may use it.`)
    if (method !== 'HEAD') routes.push({ method: String(method), url, about })
  })
  scope.addHook('onRequest', async (request: FastifyRequest, _reply: FastifyReply) => {
    const { access = 'signedIn', forTokens = false, anonymous = false } = request.routeOptions.config
    if (anonymous && access === 'open') return
    const bearer = bearerIn(request.headers.authorization)
    if (bearer) {
      // No browser sends this header by itself, so there is no origin to check, and a cookie beside it does not count.
      if (forTokens) request.signedIn = await tokens.whoHas(bearer)
    } else {
      checkOrigin(request, config)
      const secret = request.cookies[cookieName]
      if (secret) request.signedIn = await sessions.whoHas(secret)
      if (request.signedIn) plainVisits.note(request.signedIn.actor.organisationId, request.headers)
    }
    if (access === 'open') return
    const { actor } = callerOf(request)
    checkOrganisation(request, actor)
    const { rolloutId } = (request.params ?? {}) as { rolloutId?: string }
    if (access !== 'signedIn' && !may(actor, access)) throw new Problem('access.notFound', {})
    if (rolloutId !== undefined && !reaches(actor, rolloutId)) throw new Problem('access.notFound', {})
  })
  return routes
}
