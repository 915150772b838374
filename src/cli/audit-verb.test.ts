import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { TrailVerdict } from '#core/trail/trail.ts'
import { inFolder, sampleIn, uitrol } from '#test/command-line.ts'

interface Checked {
  readonly whole: boolean
  readonly trails: readonly (TrailVerdict & { name: string })[]
  readonly problem?: { code: string; text: string }
}

test('[AC-4] uitrol audit verify: whole is 0, broken is 1 and names the first, in the language of the reader', () =>
  inFolder(async (folder) => {
    const here = { UITROL_DATA: folder }
    const empty = await uitrol(['audit', 'verify', '--json'], here)
    expect([empty.code, JSON.parse(empty.out)]).toEqual([0, { whole: true, trails: [] }])
    await sampleIn(folder)
    const whole = await uitrol(['audit', 'verify', '--json'], here)
    const { trails } = JSON.parse(whole.out) as Checked
    expect([whole.code, trails]).toEqual([0, [expect.objectContaining({ name: 'Kasnika N.V.', whole: true, broken: null })]])
    const said = await uitrol(['audit', 'verify'], here)
    const seal = trails[0]?.seal ?? ''
    expect(said.out).toContain(seal)
    await uitrol(['do', 'plan.draft', '{"rolloutId":"sample"}'], here)
    const noted = await uitrol(['audit', 'verify', '--anchor', seal], here)
    expect([noted.code, noted.out]).toEqual([0, expect.stringContaining(`belongs to version ${trails[0]?.version}`)])
    const unknown = await uitrol(['audit', 'verify', '--anchor', 'f'.repeat(64), '--json'], here)
    expect([unknown.code, (JSON.parse(unknown.out) as Checked).problem?.code]).toEqual([1, 'cli.anchorUnknown'])

    const file = new Sqlite(join(folder, 'uitrol.db'))
    file.prepare(`update "audit" set "accountId" = 'somebody' where "version" in (2, 3)`).run()
    file.close()
    const broken = await uitrol(['audit', 'verify', '--json'], here)
    const told = JSON.parse(broken.out) as Checked
    expect([broken.code, told.whole, told.problem?.code]).toEqual([1, false, 'cli.trailBroken'])
    expect(told.trails[0]?.broken).toMatchObject({ version: 2, flaw: 'edited', commandId: expect.any(String) as string })
    const inDutch = await uitrol(['audit', 'verify', '--language', 'nl'], here)
    expect([inDutch.code, inDutch.out]).toEqual([1, ''])
    expect(inDutch.err).toContain('versie 2 is gewijzigd nadat ze geschreven was')
  }))

test('[AC-4] uitrol audit verify: says how many rows were emptied, and stays whole', () =>
  inFolder(async (folder) => {
    const here = { UITROL_DATA: folder }
    await sampleIn(folder)
    const personId = 'sample-desiree-vola'
    await uitrol(['do', 'people.leave', JSON.stringify({ personId, leftOn: '2026-01-30' })], here)
    expect((await uitrol(['do', 'people.forget', JSON.stringify({ personId })], here)).code).toBe(0)
    const said = await uitrol(['audit', 'verify'], here)
    expect([said.code, said.out]).toEqual([0, expect.stringMatching(/In \d+ entr(y|ies) the personal data of/)])
    const whole = JSON.parse((await uitrol(['audit', 'verify', '--json'], here)).out) as Checked
    expect(whole.trails[0]?.emptied).toBeGreaterThan(0)
    const list = await uitrol(['audit', 'list', '--language', 'nl'], here)
    expect(list.out).toContain('Wiste de persoonsgegevens van een oud-medewerker')
    expect(list.out + (await uitrol(['audit', 'list', '--json'], here)).out).not.toMatch(/desiree vola/i)
  }))

test('[AC-4] uitrol audit list: who did what, filtered', () =>
  inFolder(async (folder) => {
    const here = { UITROL_DATA: folder }
    await sampleIn(folder)
    const drafts = await uitrol(['audit', 'list', '--command', 'plan.draft', '--limit', '1', '--json'], here)
    const { trails } = JSON.parse(drafts.out) as { trails: { entries: { name: string }[] }[] }
    expect(trails[0]?.entries.map(({ name }) => name)).toEqual(['plan.draft'])
    const lines = await uitrol(['audit', 'list', '--language', 'nl', '--limit', '1000'], here)
    expect(lines.out).toMatch(/^\d+\t\d{4} .+\t.+\tMaakte het plan van /m)
    expect((await uitrol(['audit', 'list', '--to', '2001-01-01'], here)).out).toBe('No entries in the activity log match.\n')
    const wrong = await uitrol(['audit', 'list', '--from', 'monday'], here)
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('--from')])
    expect((await uitrol(['audit', 'list', '--limit', 'many'], here)).code).toBe(2)
    expect((await uitrol(['audit', 'list', '--person', 'Nobody'], here)).out).toBe('No entries in the activity log match.\n')
  }))
