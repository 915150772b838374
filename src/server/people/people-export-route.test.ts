import { expect, test } from 'vitest'
import { albina, issue, person, rollout } from '#test/cast.ts'
import { problemIn, started } from '#test/started.ts'

test.each(['csv', 'xlsx'])('[IM-3] everyone leaves as %s, and the preview of that file finds everyone unchanged', async (format) => {
  const server = await started()
  const people = [
    { ...person('ann'), employeeNumber: '0012', phone: '+597 881-2345', startsOn: '2020-04-03' },
    { ...person('bo', null), department: '=1+1' },
  ]
  for (const command of [
    issue('regional.addLocation', albina),
    issue('plan.startRollout', rollout),
    ...people.map((one) => issue('people.add', one)),
  ])
    expect((await server.post('/api/commands', command)).status).toBe(200)
  for (const language of ['en', 'nl']) {
    const answer = await server.ask(`/api/people/export?format=${format}&rollout=${rollout.rolloutId}`, {
      headers: { 'accept-language': language },
    })
    expect([answer.status, answer.headers.get('content-disposition')]).toEqual([200, expect.stringContaining(`.${format}"`)])
    const form = new FormData()
    form.set('file', new Blob([await answer.arrayBuffer()]), `list.${format}`)
    const preview = (await (await server.ask('/api/people/preview', { method: 'POST', body: form })).json()) as {
      refused: unknown[]
      asked: unknown[]
      changes: { rows: { state: string; fields: string[] }[]; leavers: unknown[]; clashes: unknown[] }
    }
    expect([preview.refused, preview.asked, preview.changes.leavers, preview.changes.clashes]).toEqual([[], [], [], []])
    expect(preview.changes.rows.map(({ state, fields }) => [state, fields])).toEqual(people.map(() => ['same', []]))
  }
})

test('[IM-3] another form is refused with what is expected', async () => {
  const server = await started()
  expect((await problemIn(await server.ask('/api/people/export?format=doc'))).status).toBe(400)
})

test('[IM-1] a row that is asked about goes in by its line, and another sheet by its name', async () => {
  const server = await started()
  const preview = async (fields: Record<string, string>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    form.set('file', new Blob(['Naam;Status\r\nAnn;Actief\r\nBo;Zwevend\r\n']), 'lijst.csv')
    return server.ask('/api/people/preview', { method: 'POST', body: form })
  }
  expect(await (await preview({})).json()).toMatchObject({ people: [{ name: 'Ann' }], asked: [{ line: 3, code: 'people.askStatus' }] })
  expect(await (await preview({ accepted: '[3]' })).json()).toMatchObject({ people: [{ name: 'Ann' }, { name: 'Bo' }], asked: [] })
  expect((await problemIn(await preview({ accepted: '[' }))).status).toBe(400)
  expect((await problemIn(await preview({ sheet: 'Blad2' }))).code).toBe('people.noSheets')
})
