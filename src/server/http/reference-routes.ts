/** The reference of our own interface: for programs as OpenAPI, for people as a page. */
import type { FastifyInstance } from 'fastify'
import type { DeclaredRoute } from '#server/http/route-access.ts'
import { languageOf } from '#server/http/route-access.ts'

export const referenceRoutes = (scope: FastifyInstance, routes: readonly DeclaredRoute[], publicUrl: string | null): void => {
  scope.get('/api/openapi.json', { config: { access: 'open', about: 'Describes this interface in OpenAPI 3.1.' } }, async () => {
    const { openApi } = await import('#server/http/openapi.ts')
    return openApi(routes, publicUrl ?? '/')
  })

  scope.get(
    '/api',
    { config: { access: 'open', about: 'Describes this interface for people to read.', answers: 'text/html' } },
    async (request, reply) => {
      const { referencePage } = await import('#server/http/reference-page.ts')
      return reply.type('text/html; charset=utf-8').send(referencePage(routes, languageOf(request)))
    },
  )

  scope.get(
    '/api/reference.css',
    { config: { access: 'open', about: 'The looks of that page.', answers: 'text/css' } },
    async (_request, reply) => {
      const { referenceLooks } = await import('#server/http/reference-page.ts')
      return reply.type('text/css; charset=utf-8').send(referenceLooks)
    },
  )
}
