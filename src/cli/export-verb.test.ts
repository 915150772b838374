import { readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inFolder, sampleIn, uitrolProcess } from '#test/command-line.ts'
import { dialects } from '#test/dialects.ts'

const json = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>

test('[IM-3] an organisation leaves to a file and comes into an empty folder, where its owner gets a link', () =>
  inFolder(async (folder) => {
    const there = { UITROL_DATA: join(folder, 'there') }
    const here = { UITROL_DATA: join(folder, 'here'), UITROL_PUBLIC_URL: 'https://uitrol.example' }
    await sampleIn(there.UITROL_DATA)
    const file = join(folder, 'organisation.json')
    expect(json((await uitrolProcess(['export', '--out', file, '--json'], there)).out)).toMatchObject({ file, rows: { person: 42 } })
    const came = await uitrolProcess(['import', file], here)
    expect(came.out).toMatch(/^https:\/\/uitrol\.example\/sign-in#new-password=[\w-]{43}\n$/)
    expect(came.err).toContain('Kasnika')
    await uitrolProcess(['export', '--out', `${file}.2`], here)
    expect(await readFile(`${file}.2`)).toEqual(await readFile(file))
    expect(json((await uitrolProcess(['audit', 'verify', '--json'], here)).out)).toMatchObject({ whole: true })

    // Once more, a file that is no export, one that is not there, and a folder that nobody can write to.
    const again = await uitrolProcess(['import', file, '--json'], here)
    expect([again.code, json(again.out)]).toEqual([1, { problem: expect.objectContaining({ code: 'organisation.alreadyHere' }) }])
    await truncate(file, 100_000)
    const cut = await uitrolProcess(['import', file, '--json'], { UITROL_DATA: join(folder, 'cut') })
    expect([cut.code, json(cut.out)]).toEqual([2, { problem: expect.objectContaining({ code: 'organisation.exportDamaged' }) }])
    expect(await readdir(join(folder, 'cut'))).toEqual([])
    const missing = await uitrolProcess(['import', join(folder, 'nothing.json'), '--json'], here)
    expect([missing.code, json(missing.out)]).toEqual([2, { problem: expect.objectContaining({ code: 'cli.fileMissing' }) }])
    const nowhere = await uitrolProcess(['export', '--out', join(folder, 'no', 'file.json'), '--json'], there)
    expect(json(nowhere.out)).toMatchObject({ problem: { code: 'cli.fileUnwritable' } })
    expect((await uitrolProcess(['export', '--out', file], { UITROL_DATA: join(folder, 'none') })).code).toBe(1)
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
  }))

test('[IM-3] the people leave as a staff list in either form and language, which comes back in with everyone', () =>
  inFolder(async (folder) => {
    const here = { UITROL_DATA: join(folder, 'here') }
    await sampleIn(here.UITROL_DATA)
    for (const language of ['en', 'nl'])
      for (const format of ['csv', 'xlsx']) {
        const file = join(folder, `people-${language}.${format}`)
        const done = json((await uitrolProcess(['export', '--people', format, '--language', language, '--out', file, '--json'], here)).out)
        expect(done).toMatchObject({ written: { file, format } })
        expect((await stat(file)).mode & 0o077).toBe(0)
        const read = json((await uitrolProcess(['people', file, '--json'])).out) as { people: { champion: boolean }[]; refused: object[] }
        expect([read.people.length, read.refused]).toEqual([42, []])
        expect(read.people.some(({ champion }) => champion)).toBe(true)
      }
    const other = await uitrolProcess(['export', '--people', 'doc', '--out', join(folder, 'x')], here)
    expect(other.code).toBe(2)
  }))

test('[AC-4] a backup is complete or said not to be, is never written over, and is restored', () =>
  inFolder(async (folder) => {
    const here = { UITROL_DATA: join(folder, 'data') }
    await sampleIn(here.UITROL_DATA)
    const file = join(folder, 'copy.db')
    const made = json((await uitrolProcess(['backup', file, '--json'], here)).out)
    expect(json((await uitrolProcess(['backup', 'verify', file, '--json'])).out)).toEqual({ ...made, organisations: 1 })
    const again = await uitrolProcess(['backup', file, '--json'], here)
    expect([again.code, json(again.out)]).toEqual([1, { problem: expect.objectContaining({ code: 'cli.fileThere' }) }])
    expect((await uitrolProcess(['restore', file, '--into', join(folder, 'restored')])).code).toBe(0)
    expect((await uitrolProcess(['audit', 'verify'], { UITROL_DATA: join(folder, 'restored') })).code).toBe(0)

    const bytes = await readFile(file)
    await writeFile(`${file}.2`, bytes.subarray(0, 50_000))
    await writeFile(`${file}.3`, Buffer.concat([bytes.subarray(0, 50_000), Buffer.alloc(4096), bytes.subarray(54_096)]))
    await writeFile(`${file}.3.sha256`, await readFile(`${file}.sha256`))
    await writeFile(`${file}.4`, 'not a database')
    for (const number of [2, 3, 4]) {
      const found = await uitrolProcess(['backup', 'verify', `${file}.${number}`, '--json'])
      expect([found.code, json(found.out)]).toEqual([1, { problem: expect.objectContaining({ code: 'cli.backupUnfit' }) }])
    }
    expect((await uitrolProcess(['backup', 'verify', join(folder, 'nothing.db')])).code).toBe(2)
    expect((await uitrolProcess(['backup', join(folder, 'x.db')], { UITROL_DATA: join(folder, 'none') })).code).toBe(1)
  }))

test('[AC-4] an installation moves to PostgreSQL whole, and never into one that holds data', () =>
  inFolder(async (folder) => {
    const here = { UITROL_DATA: join(folder, 'data') }
    await sampleIn(here.UITROL_DATA)
    const place = await dialects.postgres.empty()
    try {
      const moved = await uitrolProcess(['migrate', 'to', place.url, '--json'], here)
      expect([moved.code, json(moved.out)]).toEqual([0, { rows: expect.any(Number), organisations: 1 }])
      const there = { UITROL_DATABASE_URL: place.url, UITROL_DATA: join(folder, 'other') }
      expect(json((await uitrolProcess(['audit', 'verify', '--json'], there)).out)).toMatchObject({ whole: true })
      const [one, other] = [join(folder, 'one.json'), join(folder, 'other.json')]
      await uitrolProcess(['export', '--out', one], here)
      await uitrolProcess(['export', '--out', other], there)
      expect(await readFile(other)).toEqual(await readFile(one))
      const again = await uitrolProcess(['migrate', 'to', place.url, '--json'], here)
      expect([again.code, json(again.out)]).toEqual([1, { problem: expect.objectContaining({ code: 'cli.migrateOccupied' }) }])
      const back = await uitrolProcess(['backup', join(folder, 'x.db'), '--json'], there)
      expect([back.code, json(back.out)]).toEqual([1, { problem: expect.objectContaining({ code: 'cli.backupPostgres' }) }])
      expect((await uitrolProcess(['migrate', 'to', place.url], there)).code).toBe(1)
    } finally {
      await place.drop()
    }
    expect((await uitrolProcess(['migrate', 'to', 'https://uitrol.example'], here)).code).toBe(2)
  }))
