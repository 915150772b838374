import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fileIn, inFolder, staffList, uitrol, uitrolProcess } from '#test/command-line.ts'

const wish = ['--tool', 'New CRM', '--old-system', 'Old CRM', '--start', '2027-02-01', '--as-of', '2026-12-01', '--language', 'en']

interface Planned {
  approach: { chosen: string; recommended: string; risk: string; reasons: string[] }
  shape: string
  people: number
  phases: {
    key: string
    name: string
    goLive: string
    ends: string
    share: number
    people: { id: string; because: string; location: string }[]
  }[]
  messages: { key: string; stage: string; phase: string | null; sendOn: string; readers: number }[]
  sessions: {
    phase: string
    location: string | null
    language: string
    startsAt: string
    minutes: number
    seats: number
    attendees: string[]
  }[]
  officeHours: unknown[]
  buddies: { person: string; buddy: string; because: string }[]
  champions: { location: string; person: string; because: string }[]
  checklist: { phase: string; list: string; key: string; due: string }[]
  oldSystemOff: { earliest: string; gate: string }
  warnings: { code: string; text: string }[]
}

const planOf = async (count: number, more: readonly string[] = []): Promise<Planned> => {
  const { code, out, err } = await uitrol(['plan', '-', ...wish, '--json', ...more], {}, staffList(count))
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return JSON.parse(out) as Planned
}

const weeks = ({ phases }: Planned) => phases.map(({ key, goLive, ends, people }) => [key, goLive, ends, people.length])

describe('the plan for the sizes of the guide', () => {
  test('[PH-6] one person: a day to switch, a week to learn', async () => {
    const plan = await planOf(1)
    expect([plan.approach.chosen, plan.shape]).toEqual(['big-bang', 'solo'])
    expect(weeks(plan)).toEqual([['switch', '2027-02-01', '2027-02-05', 1]])
    expect(plan.oldSystemOff).toEqual({ earliest: '2027-02-08', gate: 'GA-7' })
  })

  test('[PH-6] eight people: half, half, everyone, old system off', async () => {
    expect(weeks(await planOf(8))).toEqual([
      ['week-1', '2027-02-01', '2027-02-05', 4],
      ['week-2', '2027-02-08', '2027-02-12', 4],
      ['full', '2027-02-15', '2027-02-19', 0],
      ['off', '2027-02-22', '2027-02-22', 0],
    ])
  })

  test('[PH-6] twenty people: pilot, two departments, everyone, old system off', async () => {
    const plan = await planOf(20)
    expect(plan.phases.map(({ key, goLive }) => [key, goLive])).toEqual([
      ['pilot', '2027-02-01'],
      ['department-1', '2027-02-15'],
      ['department-2', '2027-03-01'],
      ['everyone', '2027-03-15'],
      ['off', '2027-03-30'],
    ])
    expect(plan.phases.reduce((sum, { people }) => sum + people.length, 0)).toBe(20)
  })
})

test('[PH-2] [PH-9] the JSON has everyone once, with a reason, and every part that others rely on', async () => {
  const plan = await planOf(60)
  const ids = plan.phases.flatMap(({ people }) => people.map(({ id }) => id))
  expect(new Set(ids).size).toBe(60)
  expect(ids).toHaveLength(60)
  expect(plan.phases.flatMap(({ people }) => people).filter(({ because }) => because === '')).toEqual([])
  expect(plan.phases.map(({ key }) => key)).toEqual(['early', 'core', 'rest', 'off'])
  expect(plan.people).toBe(60)
  expect(plan.approach).toMatchObject({ chosen: 'phased', recommended: 'phased' })
  expect(plan.approach.reasons.length).toBeGreaterThan(0)
  const day = /^\d{4}-\d{2}-\d{2}$/
  for (const { goLive, ends } of plan.phases) expect([goLive, ends].every((text) => day.test(text))).toBe(true)
  for (const { sendOn, stage, readers } of plan.messages) {
    expect(sendOn).toMatch(day)
    expect(['before', 'during', 'after']).toContain(stage)
    expect(readers).toBeGreaterThan(0)
  }
  for (const session of plan.sessions) {
    expect(session.startsAt).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}-03:00$/)
    expect(session.attendees.length).toBeLessThanOrEqual(session.seats)
  }
  expect(plan.officeHours.length).toBeGreaterThan(0)
  expect(plan.buddies.length).toBeGreaterThan(0)
  expect(new Set(plan.champions.map(({ location }) => location))).toEqual(new Set(['Paramaribo', 'Nieuw Nickerie']))
  expect(new Set(plan.checklist.map(({ key }) => key)).size).toBe(plan.checklist.length)
})

test('[PH-11] the same list gives the same bytes in another zone and another locale', async () => {
  const parts = ['plan', '-', ...wish, '--json']
  const here = await uitrolProcess(parts, { TZ: 'America/Paramaribo' }, staffList(40))
  const there = await uitrolProcess(parts, { TZ: 'Pacific/Kiritimati', LANG: 'nl_NL.UTF-8' }, staffList(40))
  expect(here.code).toBe(0)
  expect(there.out).toBe(here.out)
  // And from the sources, as the other tests run it.
  expect(await uitrol(parts, {}, staffList(40))).toEqual(here)
})

test('[TL-2] a start that is not allowed moves to the next day that is, and says so', async () => {
  const plan = await planOf(8, ['--start', '2027-01-30'])
  expect(plan.phases[0]?.goLive).toBe('2027-02-01')
  expect(plan.warnings.map(({ code }) => code)).toContain('plan.startMoved')
})

test('[TL-3] nothing starts in a closed window', async () => {
  const plan = await planOf(8, ['--freeze', '2027-02-06..2027-02-12', '--freeze', '2027-02-22..2027-02-26'])
  for (const { goLive } of plan.phases)
    expect((goLive >= '2027-02-06' && goLive <= '2027-02-12') || (goLive >= '2027-02-22' && goLive <= '2027-02-26')).toBe(false)
})

test('[AP-3] the approach can be chosen against the advice', async () => {
  const plan = await planOf(8, ['--approach', 'big-bang'])
  expect(plan.approach).toMatchObject({ chosen: 'big-bang', recommended: 'phased', risk: 'high' })
  expect(new Set(plan.phases.filter(({ people }) => people.length > 0).map(({ goLive }) => goLive)).size).toBe(1)
})

test('[PH-3] pilot users come from a file; an address that nobody has is a warning', () =>
  inFolder(async (folder) => {
    const pilots = await fileIn(folder, 'pilots.txt', 'P010@x.example\np011@x.example\nnobody@x.example\n')
    const plan = await planOf(60, ['--pilot', pilots])
    const early = plan.phases.find(({ key }) => key === 'early')?.people.map(({ id }) => id)
    expect(early).toEqual(expect.arrayContaining(['p003@x.example', 'p010@x.example', 'p011@x.example']))
    expect(plan.warnings.filter(({ code }) => code === 'plan.pilotUnknown').map(({ text }) => text)).toEqual([
      expect.stringContaining('nobody@x.example'),
    ])
  }))

test('a start as far ahead as may be is planned with the holidays of its own years', async () => {
  const plan = await planOf(8, ['--start', '2031-11-25'])
  expect(plan.phases.map(({ goLive }) => goLive)).not.toContain('2031-11-25')
  expect(plan.phases[0]?.goLive).toBe('2031-11-26')
})

describe('--pilot', () => {
  const early = async (file: string): Promise<{ ids: string[]; unknown: string[] }> => {
    const { phases, warnings } = await planOf(60, ['--pilot', file])
    return {
      ids: phases.find(({ key }) => key === 'early')?.people.map(({ id }) => id) ?? [],
      unknown: warnings.filter(({ code }) => code === 'plan.pilotUnknown').map(({ text }) => text.split(' ')[0] ?? ''),
    }
  }
  const wanted = ['p010@x.example', 'p011@x.example']

  test.each([
    ['a list with headings', 'email;naam\nP010@x.example;Tien\np011@x.example;Elf\n'],
    ['a list with a heading nobody knows', 'onze pioniers\np010@x.example\np011@x.example\n'],
    ['a row of addresses', 'p010@x.example; p011@x.example\n'],
    ['addresses copied out of a mail', '"Tien, P." <p010@x.example>\nElf <p011@x.example>\n'],
    ['UTF-16, as Excel saves it', Buffer.from('\uFEFFNaam\tE-mail\nTien\tp010@x.example\nElf\tp011@x.example\n', 'utf16le')],
  ])('[PH-3] %s', (_, body) =>
    inFolder(async (folder) => {
      const { ids, unknown } = await early(await fileIn(folder, 'pilots.txt', body))
      expect(ids).toEqual(expect.arrayContaining(wanted))
      expect(unknown).toEqual([])
    }),
  )

  test('[PH-3] a workbook', () =>
    inFolder(async (folder) => {
      const rows = [['Naam', 'E-mail'], ...wanted.map((email) => ['Iemand', email])]
      const { default: writeWorkbook } = await import('write-excel-file/node')
      const file = join(folder, 'pilots.xlsx')
      await writeWorkbook(rows.map((row) => row.map((value) => ({ value })))).toFile(file)
      expect(await early(file)).toEqual({ ids: expect.arrayContaining(wanted) as string[], unknown: [] })
    }))

  test.each([
    ['an empty file', '', 'people.emptyFile'],
    ['no table', '%PDF-1.7\n\u0000\u0001', 'people.notATable'],
    ['names alone', 'Ann\nBea\n', 'cli.noAddresses'],
    ['headings alone', 'Naam;E-mail\n', 'cli.noAddresses'],
  ])('%s is refused', (_, body, problem) =>
    inFolder(async (folder) => {
      const file = await fileIn(folder, 'pilots.txt', body)
      const { code, out } = await uitrol(['plan', '-', ...wish, '--json', '--pilot', file], {}, staffList(8))
      expect([code, JSON.parse(out)]).toEqual([
        2,
        { problem: expect.objectContaining({ code: problem, place: { file: 'pilots.txt' } }) as unknown },
      ])
    }),
  )
})

test.each(['csv', 'ics'])('what there is to know is said beside a %s, which has no room for it', async (format) => {
  const moved = ['plan', '-', ...wish, '--start', '2027-01-30', '--format', format]
  const beside = await uitrol(moved, {}, staffList(8))
  expect(beside.code).toBe(0)
  expect(beside.err).toContain('Warning: ')
  expect(beside.err).toContain('Monday 1 February')
  const dutch = await uitrol([...moved, '--language', 'nl'], {}, staffList(8))
  expect(dutch.err).toContain('Let op: ')
  expect((await uitrol([...moved, '--format', 'md'], {}, staffList(8))).err).toBe('')
})

describe('a country that cannot be', () => {
  test('[RG-7] without a calendar: says what to do on the command line', async () => {
    for (const [language, told] of [
      ['en', 'Enter the right country with --country'],
      ['nl', 'Geef het juiste land met --country'],
    ] as const) {
      const { code, out, err } = await uitrol(
        ['plan', '-', ...wish, '--country', 'AQ', '--language', language, '--json'],
        {},
        'Name,Site\nAnn,Base\n',
      )
      expect([code, JSON.parse(out)]).toMatchObject([
        1,
        { problem: { code: 'cli.noCalendar', params: { country: 'AQ', location: 'Base' } } },
      ])
      expect(err).toContain(told)
    }
  })

  test('in the list: names the line and the place, and which country counts instead', async () => {
    const list = 'Name,Site,Country\nAnn,Albina,SR\nBea,Cair Paravel,Narnia\n'
    const { code, out, err } = await uitrol(['plan', '-', ...wish, '--json'], {}, list)
    expect(code).toBe(0)
    expect((JSON.parse(out) as Planned).warnings.map(({ code: warning }) => warning)).toEqual(
      expect.arrayContaining(['people.note.unread', 'regional.unknownCountry']),
    )
    expect(err).toContain('line 3: “Narnia”')
    expect(err).toContain('One person (Cair Paravel) without a known country counts in Suriname')
    const together = await uitrol(['plan', '-', ...wish, '--json'], {}, 'Name,Site,Country\nAnn,Albina,SR\nBea,Albina,Narnia\n')
    expect(together.err).toBe('')
    const placeless = await uitrol(
      ['plan', '-', ...wish, '--json', '--country', 'GY'],
      {},
      'Name,Site,Country\nAnn,Albina,SR\nBea,,Narnia\n',
    )
    expect(placeless.err).toContain('One person without a known country counts in Suriname')
  })
})

test('[PH-2] people without a place count in one named after the country', async () => {
  const { code, out } = await uitrol(
    ['plan', '-', ...wish, '--json', '--language', 'nl'],
    {},
    'Naam,Vestiging\nAnn,Paramaribo\nBea,\nCor,Albina\nDea,\n',
  )
  const plan = JSON.parse(out) as Planned
  expect(code).toBe(0)
  expect(plan.phases.flatMap(({ people }) => people.map(({ location }) => location)).toSorted()).toEqual([
    'Albina',
    'Paramaribo',
    'Suriname',
    'Suriname',
  ])
  expect(plan.warnings.map(({ code: warning }) => warning)).toContain('plan.noPlace')
})

describe('bad input ends with a sentence and an exit code', () => {
  const good = staffList(3)
  const cases: readonly (readonly [name: string, parts: readonly string[], list: string, code: number, problem: string])[] = [
    ['no file', ['plan', '/nowhere/list.csv', ...wish], '', 2, 'cli.fileMissing'],
    ['an empty file', ['plan', '-', ...wish], '', 2, 'people.emptyFile'],
    ['a file that is no table', ['plan', '-', ...wish], '%PDF-1.7\n\u0000\u0001\u0002', 2, 'people.notATable'],
    ['headings without people', ['plan', '-', ...wish], 'Name,Email\n', 2, 'people.nobody'],
    ['a start in the past', ['plan', '-', ...wish, '--start', '2026-11-30'], good, 2, 'plan.startInPast'],
    ['a start too far ahead', ['plan', '-', ...wish, '--start', '9999-12-31'], good, 1, 'plan.startTooFar'],
    ['a start just too far ahead', ['plan', '-', ...wish, '--start', '2031-12-02'], good, 1, 'plan.startTooFar'],
    ['a start that is no day', ['plan', '-', ...wish, '--start', '2027-02-30'], good, 2, 'plan.dayUnreadable'],
    ['an unknown country', ['plan', '-', ...wish, '--country', 'XQ'], good, 2, 'regional.unknownCountry'],
    ['a window that ends before it starts', ['plan', '-', ...wish, '--freeze', '2027-02-10..2027-02-01'], good, 2, 'plan.freezeBackwards'],
    ['a window that is none', ['plan', '-', ...wish, '--freeze', 'christmas'], good, 2, 'plan.freezeUnreadable'],
    ['two people with one address', ['plan', '-', ...wish], 'Name,Email\nAnn,a@x.example\nBea,A@x.example\n', 1, 'cli.rowsRefused'],
    ['an unknown option', ['plan', '-', ...wish, '--colour'], good, 2, 'cli.unknownOption'],
    ['an unknown format', ['plan', '-', ...wish, '--format', 'docx'], good, 2, 'cli.badChoice'],
    ['no tool', ['plan', '-', '--start', '2027-02-01'], good, 2, 'cli.missingOption'],
    ['an unknown verb', ['plot'], good, 2, 'cli.unknownVerb'],
  ]
  test.each(cases)('%s', async (_, parts, list, code, problem) => {
    const ran = await uitrol([...parts, '--json'], {}, list)
    const said = JSON.parse(ran.out) as { problem: { code: string; text: string } }
    expect([ran.code, said.problem.code]).toEqual([code, problem])
    expect(ran.err).toContain(said.problem.text)
  })

  test('[RG-3] in the language that was asked for', async () => {
    const english = await uitrol(['plan', '-', ...wish], {}, '')
    const dutch = await uitrol(['plan', '-', ...wish, '--language', 'nl'], {}, '')
    expect([english.code, dutch.code]).toEqual([2, 2])
    expect(english.err).toContain('The file is empty')
    expect(dutch.err).toContain('Het bestand is leeg')
    expect([english.out, dutch.out]).toEqual(['', ''])
  })

  test('[IM-1] every refused row is listed with its line, and nothing is written', () =>
    inFolder(async (folder) => {
      const list = await fileIn(folder, 'list.csv', 'Name,Email\nAnn,a@x.example\nBea,A@x.example\nCor,not an address\n')
      const { code, out, err } = await uitrol(['plan', list, ...wish, '--out', join(folder, 'plan.html')])
      expect([code, out]).toEqual([1, ''])
      expect(err).toMatch(/line 3: .*a@x\.example/)
      expect(err).toMatch(/line 4: .*not an address/)
      expect(readdirSync(folder)).toEqual(['list.csv'])
      const skipping = await uitrol(['plan', list, ...wish, '--skip-refused', '--json'])
      expect([skipping.code, (JSON.parse(skipping.out) as Planned).people]).toEqual([0, 1])
      expect(skipping.err).toContain('line 3')
    }))
})

test('a file is written whole or not at all', () =>
  inFolder(async (folder) => {
    const list = await fileIn(folder, 'list.csv', staffList(3))
    const there = await fileIn(folder, 'plan.md', 'as it was')
    const failed = await uitrol(['plan', list, ...wish, '--start', '2020-01-06', '--out', there])
    expect([failed.code, await readFile(there, 'utf8')]).toEqual([2, 'as it was'])
    const nowhere = await uitrol(['plan', list, ...wish, '--out', join(folder, 'no/such/plan.md')])
    expect(nowhere.code).toBe(2)
    expect(nowhere.err).toContain('its folder is not there')
    const onFolder = await uitrol(['plan', list, ...wish, '--out', folder, '--format', 'md', '--language', 'nl'])
    expect(onFolder.code).toBe(2)
    expect(onFolder.err).toContain('er is een map die zo heet')
    expect(nowhere.err + onFolder.err).not.toMatch(/ENOENT|EISDIR/)
    const done = await uitrol(['plan', list, ...wish, '--out', there, '--json'])
    expect(done.code).toBe(0)
    expect(JSON.parse(done.out)).toMatchObject({ written: { file: there, format: 'md' } })
    expect(await readFile(there, 'utf8')).toContain('# Rollout of New CRM')
    expect(readdirSync(folder).toSorted()).toEqual(['list.csv', 'plan.md'])
  }))

const oracle = join(import.meta.dirname, '../../../shared/data/oracle_hr_107_employees.csv')
test.skipIf(!existsSync(oracle))('[PH-6] 107 people in seven cities (skipped where the list is not at hand)', async () => {
  const { code, out } = await uitrol(['plan', oracle, ...wish, '--country', 'US', '--json'])
  const plan = JSON.parse(out) as Planned
  expect(code).toBe(0)
  expect([plan.people, plan.shape]).toEqual([107, 'phased'])
  const [early, core] = plan.phases
  expect(early?.share).toBeGreaterThanOrEqual(0.1)
  expect(early?.share).toBeLessThanOrEqual(0.2)
  expect(core?.share).toBeGreaterThanOrEqual(0.3)
  expect(core?.share).toBeLessThanOrEqual(0.4)
})
