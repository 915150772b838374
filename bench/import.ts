/** How long a list of 10,000 people takes from bytes to decided changes, and over HTTP to a durable commit, beside the bare parsing of the same bytes. */
import { strFromU8, unzipSync } from 'fflate'
import writeExcelFile from 'write-excel-file/node'
import { parse } from 'csv-parse/sync'
import type { At, Change } from '#core/kernel/command.ts'
import { type ImportPreview, importPreview } from '#core/people/people-import.ts'
import { importOf, importPeople } from '#core/people/people-import-command.ts'
import type { Row } from '#core/registry/tables.ts'
import { readPeopleFile } from '#files/people/staff-file.ts'
import { newId } from '#server/base/ids.ts'
import { csvOf, staffRows, windows1252 } from '#test/people-files.ts'
import { testServer } from '#test/server.ts'

const people = 10_000
const runs = 5
const at: At = {
  commandId: '0190',
  organisationId: 'o',
  now: '2026-11-02T12:00:00Z',
  today: '2026-11-02',
  zone: 'UTC',
  by: { accountId: 'a', name: 'Lead' },
}

interface Kept {
  readonly people: Row<'person'>[]
  readonly locations: Row<'location'>[]
}

const take = (bytes: Uint8Array, name: string, known: Kept): Change[] => {
  const preview = importPreview(readPeopleFile(bytes, name), { today: at.today, defaults: { country: 'SR', language: 'nl' }, known })
  if (preview.people.length !== people) throw new Error(`${preview.people.length} people were read`)
  const locations = preview.locations.map(({ likely: _, ...place }) => ({
    ...place,
    country: place.country ?? 'SR',
    zone: 'America/Paramaribo',
  }))
  const input = importPeople.input.parse(importOf(preview, { rolloutId: 'r', locations, leavers: [] }))
  const stored = <R extends object>(row: R) => ({ ...row, organisationId: 'o', version: 1 })
  const rollout = { rolloutId: 'r' } as Row<'rollout'>
  return importPeople.decide(
    {
      people: known.people.map(stored),
      locations: known.locations.map(stored),
      rollouts: [stored(rollout)],
      participants: [],
      members: [],
    },
    input,
    at,
  )
}

const time = (act: () => unknown): number => {
  const start = performance.now()
  act()
  return performance.now() - start
}

const report = (what: string, limit: number, act: () => unknown, bare: () => unknown): void =>
  print(
    what,
    limit,
    Array.from({ length: runs }, () => time(act)),
    bare,
  )

const print = (what: string, limit: number, measured: readonly number[], bare: () => unknown): void => {
  const times = measured.toSorted((one, other) => one - other)
  const floor = Array.from({ length: runs }, () => time(bare)).toSorted((one, other) => one - other)[runs >> 1] ?? 1
  const median = times[runs >> 1] ?? 0
  console.log(
    `${what.padEnd(38)} median ${median.toFixed(0)} ms of ${runs} (min ${times[0]?.toFixed(0)}, max ${times.at(-1)?.toFixed(0)}); goal ${limit} ms; ratio ${(median / limit).toFixed(2)}; bare parse ${floor.toFixed(0)} ms, ratio ${(median / floor).toFixed(1)}`,
  )
}

const nobody: Kept = { people: [], locations: [] }
const rows = staffRows(people)
const text = windows1252(csvOf(rows))
const book = await writeExcelFile(rows).toBuffer()
const kept: Kept = { people: [], locations: [] }
for (const change of take(text, 'lijst.csv', nobody)) {
  if (change.table === 'person') kept.people.push(change.row)
  else if (change.table === 'location') kept.locations.push(change.row)
}

const parseText = () => parse(new TextDecoder('windows-1252').decode(text), { delimiter: ';' })
const parseBook = () => Object.values(unzipSync(book)).map((part) => strFromU8(part).match(/<c [^>]*>/g)?.length)
report(`import ${people} people, CSV`, 1500, () => take(text, 'lijst.csv', nobody), parseText)
report(`import ${people} people again, CSV`, 1500, () => take(text, 'lijst.csv', kept), parseText)
report(`import ${people} people, XLSX`, 4000, () => take(book, 'lijst.xlsx', nobody), parseBook)

/** Milliseconds from sending the file for a preview to the answer after the commit, on a fresh server. */
const overHttp = async (bytes: Uint8Array<ArrayBuffer>, name: string): Promise<number> => {
  const server = await testServer()
  await server.welcome()
  const form = new FormData()
  form.append('file', new File([bytes], name))
  const start = performance.now()
  const preview = (await (await server.ask('/api/people/preview', { method: 'POST', body: form })).json()) as ImportPreview
  const locations = preview.locations.map(({ likely: _, ...place }) => ({
    ...place,
    country: place.country ?? 'SR',
    zone: 'America/Paramaribo',
  }))
  const input = importOf(preview, { rolloutId: null, locations, leavers: [] })
  const now = new Date().toISOString()
  const answer = await server.post('/api/commands', { id: newId(now), name: 'people.import', input, issuedAt: now })
  const spent = performance.now() - start
  if (answer.status !== 200) throw new Error(`Answered ${answer.status}: ${await answer.text()}`)
  await server.close()
  return spent
}

for (const [form, bytes, limit, bare] of [
  ['CSV', text, 1500, parseText],
  ['XLSX', book, 4000, parseBook],
] as const) {
  const times: number[] = []
  for (let run = 0; run < runs; run++) times.push(await overHttp(Uint8Array.from(bytes), `lijst.${form.toLowerCase()}`))
  print(`import ${people} people, ${form}, committed`, limit, times, bare)
}
