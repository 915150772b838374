import { expect, test } from 'vitest'
import type { StoredRow, TableName } from '#core/registry/tables.ts'
import { hashOfSecret, newId, newSecret } from '#server/base/ids.ts'
import { albina, issue, person, rollout } from '#test/cast.ts'
import { now } from '#test/clock.ts'
import type { TestServer } from '#test/server.ts'
import { started } from '#test/started.ts'
import type { CommandInputs, CommandName } from '#core/registry/command-inputs.ts'

const command = async <Name extends CommandName>(
  server: TestServer,
  name: Name,
  input: CommandInputs[Name],
  cookie = server.cookie,
): Promise<void> => {
  const answer = await server.post('/api/commands', issue(name, input), { cookie })
  expect([name, answer.status, answer.status === 200 ? '' : await answer.text()]).toEqual([name, 200, ''])
}

/** The cookie of a device that came in by a personal link. */
const cameIn = async (server: TestServer, invited: Pick<CommandInputs['access.invite'], 'name' | 'personId' | 'role'>): Promise<string> => {
  const token = newSecret()
  const input = { email: null, language: 'nl', locationIds: [], days: 14, secretHash: hashOfSecret(token), ...invited } as const
  await command(server, 'access.invite', { ...input, invitationId: newId(now()) })
  const answer = await server.post('/api/invite', { token, device: newSecret() }, { cookie: '' })
  return (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
}

interface Seats {
  readonly sessionKey: string
  readonly taken: number
  readonly waiting: number
  readonly mine: number | null
}

test('[TR-6] [ME-8] a member learns how full sessions are and their own place in the line, and nobody’s name', async () => {
  const server = await started()
  await command(server, 'regional.addLocation', albina)
  const people = ['milton', 'chandra', 'wonny', 'glenn']
  for (const one of people) await command(server, 'people.add', person(one))
  await command(server, 'plan.startRollout', rollout)
  await command(server, 'plan.draft', { rolloutId: 'crm' })
  const fed = (await (await server.ask('/api/changes')).json()) as { changes: { table: string; row: object }[] }
  const rows = <T extends TableName>(table: T) => fed.changes.flatMap((one) => (one.table === table ? [one.row as StoredRow<T>] : []))
  const seated = rows('attendee')
  const session = rows('session').find(({ sessionKey }) => seated.some((seat) => seat.sessionKey === sessionKey))
  if (!session) throw new Error('nobody sits in a session')
  const { rolloutId, sessionKey, startsAt, minutes, trainer, room, form, link } = session
  const inIt = seated.filter((seat) => seat.sessionKey === sessionKey).map(({ personId }) => personId)
  // One seat, and it is taken: the others gave theirs up and wait, one after the other.
  const [holder = '', ...others] = [...inIt, ...people.filter((one) => !inIt.includes(one))]
  for (const personId of inIt.filter((one) => one !== holder))
    await command(server, 'training.cannotCome', { rolloutId, sessionKey, personId, because: null })
  await command(server, 'training.changeSession', {
    rolloutId,
    sessionKey,
    startsAt,
    minutes,
    seats: 1,
    trainer,
    room,
    form: form as 'room',
    link,
  })
  const line = others.slice(0, 2)
  const [, waiting = ''] = line
  for (const personId of line) await command(server, 'training.signUp', { rolloutId, sessionKey, personId })

  const second = await cameIn(server, { personId: waiting, name: waiting, role: 'member' })
  const told = await (await server.ask('/api/seats', { headers: { cookie: second } })).text()
  const of = (JSON.parse(told) as Seats[]).find((one) => one.sessionKey === sessionKey)
  expect(of).toEqual({ rolloutId, sessionKey, taken: 1, waiting: line.length, mine: line.length })
  for (const one of people) expect(told).not.toContain(one)

  // The owner is nobody on the staff list, and stands in no line.
  const owners = (await (await server.ask('/api/seats')).json()) as Seats[]
  expect(owners.find((one) => one.sessionKey === sessionKey)).toMatchObject({ taken: 1, mine: null })
  await command(server, 'training.cancelSession', { rolloutId, sessionKey, because: 'Flood' })
  const after = (await (await server.ask('/api/seats')).json()) as Seats[]
  expect(after.some((one) => one.sessionKey === sessionKey)).toBe(false)
})

test('[AC-1] how full sessions are is not for sponsors, nor for whoever is not signed in', async () => {
  const server = await started()
  const sponsor = await cameIn(server, { personId: null, name: 'Soraya', role: 'sponsor' })
  expect((await server.ask('/api/seats', { headers: { cookie: sponsor } })).status).toBe(404)
  expect((await server.ask('/api/seats', { headers: { cookie: '' } })).status).toBe(401)
})
