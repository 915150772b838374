/** Puts the server together: plugins, access, routes, the built web, and one place for everything that goes wrong. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import { Problem } from '#core/kernel/problem.ts'
import { requireAccess, languageOf } from '#server/http/route-access.ts'
import type { ServerChapter } from '#server/chapter.ts'
import type { ServerContext } from '#server/context.ts'
import { bearerIn } from '#server/http/credentials.ts'
import { askedByOwnScript, askedByScript, securityHeaders, withoutBodyHeaders, withoutPageHeaders } from '#server/http/page-headers.ts'
import { takeJson } from '#server/http/json-body.ts'
import { compressSmallAnswers, leastCompressed } from '#server/http/small-answers.ts'
import { RequestWindows } from '#server/http/request-flood.ts'
import { replyProblem, shownProblem } from '#server/http/problem-document.ts'
import { changeRoutes } from '#server/sync/change-routes.ts'
import { createSharedChanges } from '#server/sync/shared-changes.ts'
import { commandRoutes } from '#server/write/command-routes.ts'
import { referenceRoutes } from '#server/http/reference-routes.ts'
import { healthRoutes } from '#server/operations/health-routes.ts'
import { cookieName } from '#server/http/credentials.ts'
import { firstPages } from '#server/home/first-page.ts'
import { mendedPath } from '#core/kernel/address.ts'

const answerTrouble = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  replyProblem(reply, shownProblem(error, request, request.routeOptions?.url ?? ''), languageOf(request))

/** What arrives is checked by our own shapes; compilers for others would be loaded at every start and never used. */
const noCompiler = () => () => {
  throw new Error('A route says what it takes in its config, not in a schema.')
}

/** The built web: hashed files for ever, the icon for a day, the page and its service worker asked for each time; any other address is the page too. */
const serveWeb = async (app: FastifyInstance, folder: string): Promise<void> => {
  const { default: files } = await import('@fastify/static')
  app.addHook('onSend', async (_request, reply) => {
    if (reply.statusCode !== 304) return
    // The browser has the body, and what was said of it.
    reply.removeHeader('content-type')
    withoutBodyHeaders(reply.raw)
  })
  await app.register(files, {
    root: folder,
    preCompressed: true,
    cacheControl: false,
    // The tag tells a browser all it needs, and nothing here is fetched in pieces.
    lastModified: false,
    acceptRanges: false,
    setHeaders: (reply, path) => {
      const isAsset = /[\\/]assets[\\/]/.test(path)
      const isIcon = /[\\/]favicon\.svg(\.\w+)?$/.test(path)
      void reply.header('cache-control', isAsset ? 'public, max-age=31536000, immutable' : isIcon ? 'public, max-age=86400' : 'no-cache')
      const isWorker = /[\\/]service-worker\.js(\.\w+)?$/.test(path)
      if (isAsset || isIcon || isWorker) withoutPageHeaders(reply.raw)
      // What a worker may fetch stands in its own policy.
      if (isWorker) void reply.header('content-security-policy', "default-src 'self'")
    },
  })
}

/** Builds the server, ready to listen; `webFolder` is where the built web lies. */
export const buildApp = async (
  chapters: readonly ServerChapter[],
  context: ServerContext,
  webFolder: string,
  loggerInstance: FastifyBaseLogger,
  drawWithin?: number,
): Promise<FastifyInstance> => {
  const { config, counters } = context
  const app = fastify({
    loggerInstance,
    // Addresses can hold secrets, so requests are counted and not written down.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustProxy,
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 300 },
    schemaController: { compilersFactory: { buildValidator: noCompiler, buildSerializer: noCompiler } },
    forceCloseConnections: 'idle',
    // An address that somebody typed or cut off still opens a page, which says that nothing is there.
    rewriteUrl: ({ url = '/' }) => {
      const [path = '', ...query] = url.split('?')
      return [mendedPath(path), ...query].join('?')
    },
    frameworkErrors: (error, request, reply) => void answerTrouble(error, request, reply),
  })
  app.decorateRequest('signedIn', null)
  takeJson(app)
  app.setErrorHandler(answerTrouble)
  app.addHook('onResponse', async (_request, reply) => counters.answered(reply.statusCode, reply.elapsedTime / 1000))
  const { forBrowsers, forMachines } = securityHeaders(config.publicUrl?.startsWith('https:') ?? false)
  app.addHook('onRequest', ({ headers }, { raw }, done) => {
    for (const [name, value] of bearerIn(headers.authorization) ? forMachines : forBrowsers) raw.setHeader(name, value)
    done()
  })
  await app.register(cookie)
  compressSmallAnswers(app)
  await app.register(compress, {
    threshold: leastCompressed,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } },
  })
  await app.register(rateLimit, {
    global: false,
    store: RequestWindows,
    errorResponseBuilder: (_request, { ttl }) => new Problem('access.tooManyTries', { seconds: Math.ceil(ttl / 1000) }),
  })
  const sharedChanges = createSharedChanges(context.database)
  await app.register(async (scope) => {
    const routes = requireAccess(scope, context)
    scope.addHook('onSend', async (request, reply) => {
      if (reply.hasHeader('cache-control')) return
      void reply.header('cache-control', 'no-store')
      // What is not kept is not shown as a page later either.
      if (askedByScript(request)) withoutPageHeaders(reply.raw)
      if (reply.statusCode === 204 || askedByOwnScript(request)) withoutBodyHeaders(reply.raw)
    })
    await scope.register(multipart)
    for (const { routes = [] } of chapters) for (const declare of routes) declare(scope, context)
    commandRoutes(scope, context)
    changeRoutes(scope, context, sharedChanges)
    healthRoutes(scope, context)
    referenceRoutes(scope, routes, context.config.publicUrl)
  })
  const isBuilt = existsSync(join(webFolder, 'index.html'))
  if (isBuilt) {
    await serveWeb(app, webFolder)
    const drawnFor = firstPages(app, context, sharedChanges, webFolder, drawWithin)
    for (const path of ['/', '/today'])
      app.get(path, async (request, reply) => {
        const drawn = await drawnFor(request)
        if (!drawn) return reply.sendFile('index.html')
        const policy = String(reply.getHeader('content-security-policy')).replace("style-src 'self'", `$& ${drawn.styles}`)
        return reply
          .headers({ 'content-security-policy': policy, 'cache-control': 'no-store' })
          .type('text/html; charset=utf-8')
          .send(drawn.html)
      })
  }
  app.setNotFoundHandler(async (request, reply) => {
    const isPage =
      request.method === 'GET' &&
      !/^\/(api|calendar|assets)(\/|$)/.test(request.url) &&
      (request.headers.accept ?? '').includes('text/html')
    if (isPage && isBuilt) return reply.sendFile('index.html')
    // In the language of the session, so that what is not there and what is not yours look the same.
    const secret = request.cookies[cookieName]
    if (secret) request.signedIn = await context.sessions.whoHas(secret)
    return answerTrouble(new Problem('access.notFound', {}), request, reply)
  })
  return app
}
