import { describe, expect, test } from 'vitest'
import { fileIn, inFolder, staffList, uitrol, uitrolProcess } from '#test/command-line.ts'

const gate = (checks: string): string => `asOf: 2027-02-01\nlevel: 0.95\nchecks:\n${checks}`
const active = (yes: number, more = ''): string =>
  `  - {key: active, metric: share, threshold: 0.8, population: 20, newest: 2027-01-31, answers: [${[...Array(20).keys()].map((at) => (at < yes ? 1 : 0)).join(',')}]${more}}\n`

const run = async (verb: string, text: string, ...options: string[]) => {
  let ran = { code: null as number | null, out: '', err: '' }
  await inFolder(async (folder) => {
    ran = await uitrol([verb, await fileIn(folder, 'input.yaml', text), ...options])
  })
  return ran
}
const json = async (verb: string, text: string) => {
  const { code, out } = await run(verb, text, '--json')
  return { code, data: JSON.parse(out) as Record<string, unknown> }
}

describe('uitrol gate', () => {
  test('[GA-2] [GA-3] [GA-8] gives the verdict, each check with its value, bounds, what settles it and its luck; only a pass ends with 0', async () => {
    const passed = await json('gate', gate(active(16)))
    expect(passed).toMatchObject({ code: 0, data: { verdict: 'pass', checks: [{ key: 'active', kind: 'signal', value: 0.8 }] } })
    const held = await json(
      'gate',
      gate(
        `${active(16)}  - {key: happy, metric: mean, threshold: 7, population: 10, newest: 2027-01-31, answers: [8, 9, 8, 8, 9, 7]}\n  - {key: trial, kind: guard, metric: number, compare: "<=", threshold: 0, answers: [3], newest: 2027-01-31, dryRun: true}\n`,
      ),
    )
    expect(held).toMatchObject({
      code: 1,
      data: {
        verdict: 'hold',
        checks: [
          { luck: expect.closeTo(0.883, 3) },
          { basis: 'answered', verdict: 'hold', settles: { soonest: 2, certainly: 2 }, bounds: { certain: { low: 4.9, high: 8.9 } } },
          { verdict: 'fail', dryRun: true },
        ],
      },
    })
  })

  test('[GA-2] several windows, the newest last; a missing one is no data', async () => {
    const two = `  - {key: active, metric: share, threshold: 0.5, population: 4, windows: 2, newest: 2027-01-31, answers: [[1,1,0,1],[1,1,1,1]]}\n`
    expect((await json('gate', gate(two))).data).toMatchObject({ verdict: 'pass' })
    expect((await json('gate', gate(active(20, ', windows: 2')))).data).toMatchObject({ verdict: 'no-data' })
  })

  test('a fault in the file is named with its line or field, and nothing is evaluated', async () => {
    const broken = await run('gate', 'asOf: 2027-02-01\nchecks: [{key: a\n', '--json')
    expect(broken.code).toBe(2)
    expect(broken.err).toMatch(/Line 3 is not valid YAML/)
    const outside = gate('  - {key: happy, metric: mean, threshold: 7, answers: [8, 11]}\n')
    expect(await json('gate', outside)).toMatchObject({ code: 2, data: { problem: { place: { field: 'checks.0.answers.1' } } } })
    const crowded = gate('  - {key: happy, metric: mean, threshold: 7, population: 1, answers: [8, 8]}\n')
    expect(await json('gate', crowded)).toMatchObject({ code: 2, data: { problem: { code: 'cli.tooManyAnswers' } } })
  })

  test('[RG-3] in the language that was asked for', async () => {
    expect((await run('gate', gate(active(12)), '--language', 'nl')).out).toContain('Go/no-go-moment: Wacht')
  })
})

describe('uitrol return', () => {
  test('[RV-4] plain amounts a period', async () => {
    const { code, data } = await json('return', 'currency: SRD\nrate: 0.1\nperiod: year\nflows: [-10000, 3000, 4200, 6800]\n')
    expect(code).toBe(0)
    expect(data).toMatchObject({
      npv: 1307.287754,
      irr: expect.closeTo(0.163406, 6),
      irrRoots: [expect.anything()],
      currency: 'SRD',
      stress: null,
    })
    expect(data['payback']).toBeCloseTo(2 + 2800 / 6800, 6)
    expect(data['roi']).toBeCloseTo(0.4, 9)
  })

  test('[RV-4] [RG-4] dated amounts in two currencies, with the stress case', async () => {
    const file = [
      'currency: SRD',
      'rate: 0.12',
      'flows:',
      '  - {date: 2026-01-01, amount: "-1200", currency: USD}',
      '  - {date: 2027-01-01, amount: 70000.50, currency: SRD}',
      'rates: [{date: 2025-12-31, from: USD, to: SRD, rate: 38.25}]',
      '',
    ].join('\n')
    const { data } = await json('return', file)
    expect(data).toMatchObject({ npv: Math.round((-45_900 + 70_000.5 / 1.12) * 1e6) / 1e6, method: { npv: 'datedActual365' } })
    expect(data['stress']).toMatchObject({ dearer: 0.4, npv: Math.round((-64_260 + 70_000.5 / 1.12) * 1e6) / 1e6 })
  })

  test('[RG-4] a rate of zero and a missing rate are refused with what to do', async () => {
    const flow = 'flows: [{date: 2026-01-01, amount: -1, currency: USD}]'
    const zero = await run(
      'return',
      `currency: SRD\nrate: 0.1\n${flow}\nrates: [{date: 2026-01-01, from: USD, to: SRD, rate: 0}]\n`,
      '--json',
    )
    expect(zero.code).toBe(2)
    expect(zero.err).toContain('rates.0.rate')
    const missing = await run('return', `currency: SRD\nrate: 0.1\n${flow}\n`, '--json')
    expect(missing.code).toBe(1)
    expect(missing.err).toContain('No exchange rate from USD to SRD is known on or before 2026-01-01')
  })
})

const televisions = `period,adopters\n${[747, 1480, 2646, 5118, 5777, 5982, 5962, 4631].map((adopters, at) => `${1963 + at},${adopters}`).join('\n')}\n`

describe('uitrol forecast', () => {
  test('[ME-10] fits the published series, continues it in its own periods, and scores itself', async () => {
    const { out, code } = await run('forecast', televisions, '--model', 'bass', '--horizon', '2', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      model: 'bass',
      parameters: { p: expect.closeTo(0.0185, 3), q: expect.closeTo(0.6159, 3), m: expect.closeTo(39_659, -1) },
      forecast: [{ period: 1971 }, { period: 1972 }],
      backtest: { level: 0.8, of: 3 },
    })
  })

  /** Ten people who go live on 4 January, eight of them active on most days since, and eight on 18 January, six of them active. */
  const cohorts = (): string => {
    const rows = (cohort: string, live: string, size: number, active: number, days: readonly string[]): string[] =>
      Array.from({ length: size }, (_, at) => (at < active ? days.map((day) => `${cohort},${cohort}${at},${live},${day}`) : [`${cohort},${cohort}${at},${live},`])).flat() // prettier-ignore
    const january = (from: number, to: number): string[] => Array.from({ length: to - from + 1 }, (_, at) => `2027-01-${String(from + at).padStart(2, '0')}`) // prettier-ignore
    return ['cohort,person,live,used', ...rows('early', '2027-01-04', 10, 8, january(5, 31)), ...rows('core', '2027-01-18', 8, 6, january(19, 31)), ...rows('rest', '2027-01-28', 5, 5, january(29, 31))].join('\n') // prettier-ignore
  }

  test('[ME-10] where the table has cohorts, who is active on day 28 is forecast of each, or why not', async () => {
    const { out, code } = await run('forecast', cohorts(), '--json')
    expect(code).toBe(0)
    const told = JSON.parse(out) as { forecast: { cohort: string; period: number; adopters: number; low: number; high: number }[] }
    expect(told).toMatchObject({ model: 'cohort', backtest: { level: 0.8 }, refused: [{ cohort: 'rest', reason: 'tooEarly' }] })
    const last = told.forecast.findLast(({ cohort }) => cohort === 'core')
    expect(last).toMatchObject({ people: 8, period: 28 })
    expect(last?.low).toBeGreaterThan(2)
    expect(last?.high).toBeLessThanOrEqual(8)
    expect(last?.low).toBeLessThan(last?.high ?? 0)
    const text = await run('forecast', cohorts())
    expect(text.out).toMatch(/core: \d+% to \d+% active on day 28/)
    expect(text.out).toContain('rest: too early for a forecast')
    const wrong = await run('forecast', 'cohort,person,live,used\nearly,a,4 January,\n', '--json')
    expect(wrong).toMatchObject({ code: 2 })
    expect(wrong.err).toContain('“4 January” under “live” is not a day')
    expect((await run('forecast', 'cohort,person,live\n', '--json')).err).toContain('used')
  })

  test('[ME-10] a gap, a short series and a word for a number are refused with their place', async () => {
    expect((await run('forecast', 'period,adopters\n1,4\n3,5\n', '--json')).err).toContain('Period 2 is missing')
    expect(await run('forecast', 'period,adopters\n1,4\n2,5\n', '--json')).toMatchObject({ code: 1 })
    const word = await run('forecast', 'period,adopters\n1,four\n', '--json')
    expect(word).toMatchObject({ code: 2 })
    expect(word.err).toMatch(/input\.yaml: 2: adopters/)
    expect((await run('forecast', televisions, '--horizon', 'x', '--json')).err).toContain('--horizon takes a whole number')
  })
})

describe('uitrol effect', () => {
  const columns = ['--outcome', 'minutes', '--unit', 'person', '--time', 'week', '--first', 'live', '--json'] as const
  const panel = (size: number): string =>
    `person,week,minutes,live\n${[2, 0]
      .flatMap((live) =>
        Array.from({ length: size }, (_, at) =>
          [1, 2, 3].map((week) => `${live}-${at},${week},${50 + at + week - (live > 0 && week >= live ? 6 : 0)},${live || ''}`),
        ),
      )
      .flat()
      .join('\n')}\n`

  test('[ME-13] estimates a planted effect', async () => {
    const { code, out } = await run('effect', panel(12), ...columns)
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      refused: null,
      overall: { estimate: expect.closeTo(-6, 9) },
      effects: [
        { first: 2, time: 2, estimate: expect.closeTo(-6, 9) },
        { first: 2, time: 3 },
      ],
      byWeeksSince: [{ weeks: 0 }, { weeks: 1 }],
    })
  })

  test('[ME-13] refuses small groups with the reason, and a wrong column with the ones there are', async () => {
    const small = await run('effect', panel(6), ...columns)
    expect(small.code).toBe(1)
    expect(JSON.parse(small.out)).toMatchObject({ overall: null, refused: { code: 'tooFewUnits', live: 6 } })
    const wrong = await run('effect', panel(12), '--outcome', 'hours', ...columns.slice(2))
    expect(wrong).toMatchObject({ code: 2 })
    expect(wrong.err).toContain('There is no column “hours”. The columns are “person”, “week”, “minutes” and “live”.')
  })
})

describe('uitrol pulse', () => {
  const forms = [
    'ID,Start time,Completion time,Email,Name,How satisfied are you with the new system?,Would you recommend it to a colleague?,Anything else?',
    '1,1/4/2027 9:01,1/4/2027 9:02,anita@x.example,Anita,8,9,Fast',
    '2,1/4/2027 9:03,1/4/2027 9:05,ravin@x.example,Ravin,6,6,',
    '3,1/4/2027 9:07,1/4/2027 9:09,ANITA@x.example,Anita,9,10,Changed my mind',
    '',
  ].join('\n')

  test('[ME-5] reads an export of a form: the last answer of each person, mean, promoters and the silent', async () => {
    await inFolder(async (folder) => {
      const survey = await fileIn(folder, 'answers.csv', forms)
      const staff = await fileIn(
        folder,
        'staff.csv',
        'Name,Email\nAnita,anita@x.example\nRavin,ravin@x.example\nDevika,devika@x.example\nMarlon,marlon@x.example\n',
      )
      const { code, out } = await uitrol(['pulse', survey, '--people', staff, '--json'])
      expect(code).toBe(0)
      expect(JSON.parse(out)).toMatchObject({ n: 2, mean: 7.5, promoters: 1, passives: 0, detractors: 1, nps: 0, silent: 2 })
    })
  })

  test('[ME-5] a score of 11 is refused with its line and column', async () => {
    const { code, err } = await run('pulse', 'Tevreden (0-10),Aanbevelen (0-10)\n8,9\n7,11\n', '--json')
    expect(code).toBe(2)
    expect(err).toMatch(/3: Aanbevelen \(0-10\): “11”/)
  })
})

describe('uitrol measure', () => {
  const staff =
    'Name,Email,Location,Status\nAnita,anita@x.example,Paramaribo,\nRavin,ravin@x.example,Paramaribo,\nDevika,devika@x.example,Nickerie,\n'
  const usage = (days: readonly string[]): string =>
    `Report Refresh Date,User Principal Name,Last Activity Date,Team Chat Message Count\n${days.map((day, at) => `2027-01-30,${['anita', 'ravin', 'devika'][at]}@x.example,${day},3`).join('\n')}\n`

  test('[ME-1] [ME-4] [ME-9] counts who was active over everyone assigned', async () => {
    await inFolder(async (folder) => {
      const people = await fileIn(folder, 'staff.csv', staff)
      const file = await fileIn(folder, 'teams.csv', usage(['2027-01-29', '2027-01-24', '2027-01-23']))
      const { code, out } = await uitrol(['measure', '--people', people, '--usage', file, '--as-of', '2027-01-30', '--json'])
      expect(code).toBe(0)
      expect(JSON.parse(out)).toMatchObject({
        source: 'microsoft.teamsUserActivity',
        asOf: '2027-01-30',
        eligible: 3,
        active: 2,
        share: 2 / 3,
        interval: { method: 'Wilson', level: 0.95, low: expect.closeTo(0.2077, 4), high: expect.closeTo(0.9385, 4) },
        byLocation: [
          { location: 'Nickerie', active: 0, eligible: 1 },
          { location: 'Paramaribo', active: 2, eligible: 2 },
        ],
        notDue: 0,
        gate: { verdict: 'hold', reason: 'below' },
      })
    })
  })

  test('[ME-4] a concealed report ends with 1 and says how to switch that off', async () => {
    await inFolder(async (folder) => {
      const people = await fileIn(folder, 'staff.csv', staff)
      const concealed = usage(['2027-01-29']).replace('anita@x.example', '0123456789ABCDEF0123456789ABCDEF')
      const file = await fileIn(folder, 'teams.csv', concealed)
      const { code, out, err } = await uitrol(['measure', '--people', people, '--usage', file, '--json'])
      expect(code).toBe(1)
      expect(JSON.parse(out)).toMatchObject({ problem: { code: 'metrics.concealed' } })
      expect(err).toContain('Display concealed user')
    })
  })
})

test('the built program says what the sources say, without colours where a pipe takes it', () =>
  inFolder(async (folder) => {
    for (const [verb, text] of [
      ['gate', gate(active(12))],
      ['people', staffList(3)],
      ['pulse', 'Tevreden (0-10),Aanbevelen (0-10)\n8,9\n7,11\n'],
    ] as const) {
      const parts = [verb, await fileIn(folder, verb, text), '--json']
      const ran = await uitrol(parts)
      expect(ran.err).not.toContain('\u001B')
      // What runs a continuous build says so in the environment.
      expect(await uitrolProcess(parts, { CI: 'true' })).toEqual(ran)
    }
  }))
