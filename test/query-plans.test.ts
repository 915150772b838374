import { expect, test } from 'vitest'
import { complaints, isPoor, judge } from '#test/query-plans.ts'

const from = ['src/server/some/query.ts:7', 'src/server/some/routes.ts:3']
const poorly = async (sql: string): Promise<boolean> => (await judge([sql])).some(isPoor)

test('a statement that reads everyone’s rows for somebody’s is named, with where it stands, what it reads and what to do', async () => {
  const sql = 'select * from "ticketEvent" where "organisationId" = ? and "personId" = ?'
  const [complaint = '', ...more] = await complaints([{ sql, from }])
  expect(more).toEqual([])
  expect(complaint).toContain(sql)
  expect(complaint).toContain('from src/server/some/query.ts:7, src/server/some/routes.ts:3')
  expect(complaint).toContain('looks at 100000 rows in an organisation of 100000: SEARCH ticketEvent USING INDEX ticketEvent_version')
  expect(complaint).toContain('and could look at 1: SEARCH ticketEvent')
  expect(complaint).toContain('rollouts-of.ts')
  expect(await complaints([{ sql, from: ['src/server/privacy/own-data.ts:97'] }])).toEqual([])
})

test('an index by a column that most rows share is poor where another would have found one row', async () => {
  const seats = 'select * from "attendee" where "organisationId" = ? and "rolloutId" = ? and "personId" in (?, ?)'
  expect(await poorly(seats)).toBe(true)
  expect(await poorly(seats.replace('"rolloutId"', `"rolloutId" || ''`))).toBe(false)
})

test('so is a table without an index by what is asked for, in a join too', async () => {
  const joined = 'select * from "account" inner join "session" on "session"."room" = "account"."name" where "account"."personId" = ?'
  expect(await poorly(joined)).toBe(false)
  expect(await poorly(joined.replace('"session"."room"', '"session"."sessionKey"'))).toBe(true)
})

test('a person looked up behind every seat is poor, and so is every seat looked at, where few have left', async () => {
  const ofLeavers = 'in (select "personId" from "person" where "organisationId" = ? and "leftOn" < ?)'
  const seats = `select "sessionKey" from "attendee" where "organisationId" = ? and "state" in (?, ?) and "personId" ${ofLeavers}`
  const joined =
    'select a."sessionKey" from "attendee" as a inner join "person" as p on p."organisationId" = a."organisationId" and p."personId" = a."personId" where a."organisationId" = ? and p."leftOn" < ?'
  expect(await poorly(joined)).toBe(true)
  expect(await poorly(seats.replace('select "sessionKey"', 'select distinct "rolloutId", "sessionKey"'))).toBe(true)
  expect(await poorly(seats)).toBe(false)
})

test('a page of everyone, a share of them, and rows by their key are not', async () => {
  for (const sql of [
    'select * from "person" where "organisationId" = ? order by "personId" limit ?',
    'select * from "person" where "organisationId" = ? and "locationId" = ?',
    'select * from "attendee" where "organisationId" = ? and "rolloutId" = ? and "sessionKey" = ?',
    'select * from "feed" where "organisationId" = ? and "version" > ? order by "version" limit ?',
    'select p."name" from "attendee" as a inner join "person" as p on p."organisationId" = a."organisationId" and p."personId" = a."personId" where a."organisationId" = ? and a."rolloutId" = ? and a."sessionKey" = ?',
  ])
    expect(await poorly(sql), sql).toBe(false)
})
