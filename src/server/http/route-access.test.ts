import { join } from 'node:path'
import { expect, test } from 'vitest'
import { may, type Right, rights, type Role, roles } from '#core/access/access.ts'
import { allCommands } from '#core/registry/commands.ts'
import { openDatabase } from '#server/db/database.ts'
import { createSessions } from '#server/sign-in/sign-in-session.ts'
import { cast, issueAny } from '#test/cast.ts'
import { now } from '#test/clock.ts'
import { emptyFolder, problemIn, started } from '#test/started.ts'

test('[AC-1] [AC-2] every route and every command, for every role: what is not allowed answers "not found"', async () => {
  const url = `sqlite:${join(await emptyFolder(), 'uitrol.db')}`
  const server = await started({ UITROL_DATABASE_URL: url })
  const { organisation } = (await (await server.ask('/api/me')).json()) as { organisation: { id: string } }
  const { paths } = (await (await server.ask('/api/openapi.json')).json()) as {
    paths: Record<string, Record<string, { description?: string }>>
  }
  const behindRights = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { description = '' }]) => {
      const right = rights.find((one) => description.includes(`\`${one}\``))
      return right ? [{ path: path.replace(/\{\w+\}/g, 'x'), method: method.toUpperCase(), right }] : []
    }),
  )
  expect(behindRights.length).toBeGreaterThan(3)

  const database = await openDatabase(url)
  const sessions = createSessions(database, now)
  const cookieOf = async (role: Role): Promise<string> => {
    const { accountId, name, personId, locationIds } = cast[role]
    const account = {
      accountId,
      name,
      email: `${accountId}-${role}@marowijne.internal`,
      passwordHash: null,
      personId,
      language: null,
      createdAt: '2026-11-23',
    }
    await database.db.insertInto('account').values(account).execute()
    await database.db
      .insertInto('membership')
      .values({ organisationId: organisation.id, accountId, role, locationIds: JSON.stringify(locationIds) })
      .execute()
    return `uitrol=${await sessions.open(accountId, organisation.id, null)}`
  }
  const allowed = (role: Role, right: Right): boolean => may({ ...cast[role], organisationId: organisation.id }, right)

  for (const role of roles) {
    server.cookie = await cookieOf(role)
    for (const { path, method, right } of behindRights) {
      const stop = new AbortController()
      const answer = await server.ask(path, { method, signal: stop.signal })
      if (allowed(role, right)) expect(answer.status, `${role} ${method} ${path}`).not.toBe(401)
      else expect(await problemIn(answer), `${role} ${method} ${path}`).toMatchObject({ status: 404, code: 'access.notFound' })
      // A stream never ends by itself.
      stop.abort()
    }
    for (const { name, may: right, inside } of allCommands()) {
      const answer = await server.post('/api/commands', issueAny(name, { surely: 'not' }))
      expect((await problemIn(answer)).code, `${role} ${name}`).toBe(
        allowed(role, right) && !inside ? 'access.badInput' : 'access.notFound',
      )
    }
  }
  await database.close()
})
