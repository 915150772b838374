import { afterEach, beforeEach, expect, test } from 'vitest'
import { newId } from '#server/base/ids.ts'
import { person } from '#test/cast.ts'
import { testDay, testStart } from '#test/clock.ts'
import { testServer, type TestServer } from '#test/server.ts'
import { rolloutAhead } from '#test/workday.ts'

let server: TestServer
beforeEach(async () => {
  server = await testServer()
  await server.welcome()
})
afterEach(() => server.close())

test('[ME-7] [ME-13] a file of errors says whose each reading is, by address or alias; a stranger stops it, and again it adds nothing', async () => {
  const give = async (name: string, input: unknown): Promise<void> => {
    const answer = await server.post('/api/commands', { id: newId(testStart), name, input, issuedAt: testStart })
    if (!answer.ok) throw new Error(await answer.text())
  }
  await give('people.add', { ...person('anita', null), email: 'anita@x.example' })
  await give('plan.startRollout', rolloutAhead())
  await give('metrics.learnAlias', { aliasId: newId(testStart), personId: 'anita', identity: 'anita.b' })
  const { rolloutId } = rolloutAhead()
  await give('impact.describeMeasure', { rolloutId, measureId: 'slips', name: 'Slips', unit: 'errors', perWeek: null })
  const send = (text: string, order?: string) => {
    const body = new FormData()
    if (order) body.set('order', order)
    body.set('measure', 'slips')
    body.set('file', new File([text], 'slips.csv'))
    return server.ask('/api/impact/import', { method: 'POST', body })
  }
  const file = `date,errors,person\n${testDay},4,Anita@x.example\n${testDay},4,anita.b\n${testDay},4,\n`
  const stranger = await send(`${file}${testDay},1,who@x.example\n`)
  expect([stranger.status, await stranger.json()]).toEqual([
    422,
    expect.objectContaining({ code: 'impact.unknownPerson', params: { line: 5, text: 'who@x.example' } }),
  ])
  expect(await (await send(file)).json()).toEqual({ imported: 3, known: 0 })
  expect(await (await send(file)).json()).toEqual({ imported: 0, known: 3 })
  expect(await (await server.ask('/api/impact')).json()).toMatchObject({ measures: [{ before: { count: 3, mean: 4 } }] })
  const twofold = 'date,errors\n03/04/2020,4\n'
  expect((await (await send(twofold)).json()) as object).toMatchObject({ code: 'metrics.dayOrder', params: { example: '03/04/2020' } })
  expect((await send(twofold, 'year')).status).toBe(400)
  expect(await (await send(twofold, 'month')).json()).toEqual({ imported: 1, known: 0 })
  expect((await server.rowsOf('impactReading')).map(({ takenOn }) => takenOn)).toContain('2020-03-04')
})
