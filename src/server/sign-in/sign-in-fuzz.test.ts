import fc from 'fast-check'
import { expect, test } from 'vitest'
import { owner } from '#test/server.ts'
import { started } from '#test/started.ts'

type Shape = {
  type?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Shape[]
  items?: Shape
  properties?: Record<string, Shape>
  required?: string[]
  format?: string
}

const odd = fc.oneof(
  fc.constantFrom('', '\0', '\ud800', '__proto__', '%00', "' or 1=1 --", 'x'.repeat(3000), 'AAAA', '=='),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.base64String({ maxLength: 200 }).map((text) => text.replace(/[+/=]/g, '_')),
)

/** What fits a schema, and at times what does not. */
const fitting = (shape: Shape): fc.Arbitrary<unknown> => {
  const right = (): fc.Arbitrary<unknown> => {
    if (shape.enum) return fc.constantFrom(...shape.enum)
    if (shape.const !== undefined) return fc.constant(shape.const)
    if (shape.anyOf) return fc.oneof(...shape.anyOf.map(fitting))
    if (shape.type === 'array') return fc.array(fitting(shape.items ?? {}), { maxLength: 4 })
    if (shape.properties) {
      const entries = Object.entries(shape.properties).map(([name, inner]) => [name, fitting(inner)] as const)
      return fc.record(Object.fromEntries(entries), { requiredKeys: shape.required ?? [] })
    }
    if (shape.type === 'string')
      return shape.format === 'email'
        ? fc.oneof(fc.constant(owner.email), fc.emailAddress())
        : fc.oneof({ weight: 1, arbitrary: odd }, { weight: 9, arbitrary: fc.stringMatching(/^[\w-]{43}$/) })
    return fc.anything({ maxDepth: 2 })
  }
  return fc.oneof(
    { weight: 30, arbitrary: right() },
    { weight: 1, arbitrary: odd },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  )
}

test('[AC-3] nothing that is sent to a way to sign in is a fault', async () => {
  // A clock of its own that goes on with each try, so that waits are over before the next.
  let now = Date.parse('2026-11-23T15:00:00Z')
  const settings = { UITROL_PUBLIC_URL: 'http://localhost:4400', UITROL_SMTP_URL: 'smtp://127.0.0.1:9' }
  const server = await started(settings, { now: () => new Date(now).toISOString() })
  const { paths } = (await (await server.ask('/api/openapi.json')).json()) as {
    paths: Record<string, { post?: { requestBody?: { content: { 'application/json'?: { schema: Shape } } } } }>
  }
  const ways = Object.entries(paths)
    .filter(([path]) => /^\/api\/(sign-in|passkeys|password|first-owner)/.test(path))
    .flatMap(([path, { post }]) => (post ? [{ path, shape: post.requestBody?.content['application/json']?.schema ?? {} }] : []))
  expect(ways.map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      '/api/sign-in',
      '/api/sign-in/passkey',
      '/api/sign-in/link',
      '/api/sign-in/mail',
      '/api/password/reset',
      '/api/passkeys',
    ]),
  )
  const seen = new Map<string, Set<number>>()
  for (const { path, shape } of ways)
    await fc.assert(
      fc.asyncProperty(fitting(shape), async (body) => {
        now += 600_000
        const { status } = await server.post(path, body)
        seen.set(path, (seen.get(path) ?? new Set()).add(status))
        return status < 500
      }),
      { numRuns: 80 },
    )
  // Some of what was sent had the right form, or the test would only try the doorbell.
  expect([...(seen.get('/api/sign-in/passkey') ?? [])]).toEqual(expect.arrayContaining([401]))
  const visits = ['code=x&state=y', 'error=access_denied', 'code=%00', `state=${'x'.repeat(2000)}`, 'code=a&code=b&iss=c']
  for (const query of visits) expect((await server.ask(`/api/sign-in/company/return?${query}`, { redirect: 'manual' })).status).toBe(404)
})
