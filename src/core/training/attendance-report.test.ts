import { cpuUsage } from 'node:process'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Problem } from '#core/kernel/problem.ts'
import { durationOf, momentOf } from '#core/training/attendance-cells.ts'
import { confirmedRows, isShortFor, matchReport, type MatchingFacts, namesIn } from '#core/training/attendance-matching.ts'
import { minutesThere, readReport } from '#core/training/attendance-report.ts'

const teams = [
  '1. Summary',
  'Meeting title\tTraining Kompas',
  'Attended participants\t3',
  'Start time\t1/11/27, 7:55:00 AM',
  'End time\t1/11/27, 9:25:00 AM',
  'Meeting duration\t1h 30m 0s',
  'Average attendance time\t1h 2m 3s',
  '',
  '2. Participants',
  'Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole',
  'Milton\t1/11/27, 8:00:00 AM\t1/11/27, 9:20:00 AM\t1h 20m 0s\tMilton@Marowijne.internal\tmilton@marowijne.internal\tPresenter',
  'Lee, Ann\t1/11/27, 8:00:00 AM\t1/11/27, 9:00:00 AM\t40m 0s\t\t\tAttendee',
  'Somebody Else (Guest)\t1/11/27, 8:10:00 AM\t1/11/27, 8:20:00 AM\t10m 0s\t\t\tAttendee',
  '',
  '3. In-Meeting Activities',
  'Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole',
  'Milton\t1/11/27, 8:00:00 AM\t1/11/27, 8:50:00 AM\t50m 0s\tmilton@marowijne.internal\tPresenter',
  'Milton\t1/11/27, 8:30:00 AM\t1/11/27, 9:20:00 AM\t50m 0s\tmilton@marowijne.internal\tPresenter',
  'Lee, Ann\t1/11/27, 8:00:00 AM\t1/11/27, 8:20:00 AM\t20m 0s\t\tAttendee',
  'Lee, Ann\t1/11/27, 8:40:00 AM\t1/11/27, 9:00:00 AM\t20m 0s\t\tAttendee',
  'Somebody Else (Guest)\t1/11/27, 8:10:00 AM\t1/11/27, 8:20:00 AM\t10m 0s\t\tAttendee',
].join('\r\n')

const inDutch = [
  '1. Samenvatting',
  'Titel van vergadering\tUitleg nieuw systeem',
  'Begintijd\t11-1-2027 07:55:00',
  'Eindtijd\t11-1-2027 09:25:00',
  '',
  '2. Deelnemers',
  'Naam\tEerste deelname\tLaatst verlaten\tDuur in vergadering\tE-mail\tDeelnemer-id (UPN)\tRol',
  'Milton\t11-1-2027 08:00:00\t11-1-2027 09:20:00\t1 u 2 min. 3 sec.\tmilton@marowijne.internal\t\tDeelnemer',
].join('\n')

const older = [
  'Full Name\tUser Action\tTimestamp',
  'Milton\tJoined\t1/11/2027, 8:00:00 AM',
  'Lee Ann\tJoined before\t1/11/2027, 8:05:00 AM',
  'Milton\tLeft\t1/11/2027, 8:30:00 AM',
  'Milton\tJoined\t1/11/2027, 8:40:00 AM',
  'Milton\tLeft\t1/11/2027, 9:20:00 AM',
].join('\n')

const zoomHead =
  'Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants\n86012345678,Kompas,01/11/2027 07:58:00 AM,01/11/2027 09:21:00 AM,host@x.example,83,2\n\n'
const zoomRows = [
  'Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest',
  'Milton (he/him),MILTON@marowijne.internal,01/11/2027 08:00:00 AM,01/11/2027 08:30:00 AM,30,No',
  '"Annie (Ann Lee)",,01/11/2027 08:00:00 AM,01/11/2027 09:20:00 AM,80,Yes',
].join('\n')
const zoomTotals =
  'Name (Original Name),User Email,Total Duration (Minutes),Guest\nMilton,milton@marowijne.internal,62,No\nMilton,milton@marowijne.internal,30,No\n'

const facts: MatchingFacts = {
  session: { startsAt: '2027-01-11T08:00:00-03:00', minutes: 80 },
  tool: 'Kompas',
  zones: ['America/Paramaribo'],
  people: [
    { personId: 'milton', name: 'Milton', email: 'milton@marowijne.internal', leftOn: null },
    { personId: 'ann', name: 'Ánn Lee', email: 'ann@marowijne.internal', leftOn: null },
    { personId: 'gone', name: 'Somebody Else', email: null, leftOn: '2026-01-01' },
    { personId: 'one', name: 'Jan Smit', email: null, leftOn: null },
    { personId: 'other', name: 'Jan Smit', email: null, leftOn: null },
  ],
  seated: new Set(['milton', 'ann']),
  today: '2027-01-11',
}
const summary = (text: string, more: Partial<MatchingFacts> = {}) =>
  matchReport(readReport(text), { ...facts, ...more }).participants.map(({ name, minutes, match, personId }) => [
    name,
    minutes,
    match,
    personId,
  ])
const refusal = (doing: () => unknown): unknown => {
  try {
    doing()
  } catch (trouble) {
    if (trouble instanceof Problem) return [trouble.code, (trouble.params as { what?: string }).what ?? null]
    throw trouble
  }
  return 'not refused'
}

describe('reports of Teams', () => {
  test('[TR-6] two joins of one person count once, overlap not twice; addresses are sure, names are proposals, strangers are nobody', () => {
    expect(summary(teams)).toEqual([
      ['Milton', 80, 'email', 'milton'],
      ['Lee, Ann', 40, 'name', 'ann'],
      ['Somebody Else (Guest)', 10, 'none', null],
    ])
    const { source, title, doubts, absent } = matchReport(readReport(teams), facts)
    expect({ source, title, doubts, absent }).toEqual({ source: 'teams', title: 'Training Kompas', doubts: [], absent: ['ann'] })
  })

  test('[TR-6] with a mark at the front, in Dutch, and of the older kinds', () => {
    expect(summary(`\uFEFF${teams}`)).toHaveLength(3)
    // First join and last leave say more than the time that was really spent there.
    expect(summary(inDutch)).toEqual([['Milton', 62.1, 'email', 'milton']])
    expect(summary(older)).toEqual([
      ['Milton', 70, 'name', 'milton'],
      ['Lee Ann', 75, 'name', 'ann'],
    ])
  })
})

describe('reports of Zoom', () => {
  test('[TR-6] with and without a head about the meeting; pronouns are no name, an original name is one', () => {
    const expected = [
      ['Milton (he/him)', 30, 'email', 'milton'],
      ['Annie (Ann Lee)', 80, 'name', 'ann'],
    ]
    expect(summary(zoomHead + zoomRows)).toEqual(expected)
    expect(summary(zoomRows)).toEqual(expected)
    expect(readReport(zoomHead + zoomRows)).toMatchObject({ source: 'zoom', title: 'Kompas' })
    expect(namesIn('Annie (Ann Lee) (she/her)')).toEqual(['Annie', 'Ann Lee'])
  })

  test('[TR-6] time in the waiting room is no attendance', () => {
    const report = readReport(readFileSync(new URL('../../../test/cases/zoom-waiting-sample.csv', import.meta.url), 'utf8'))
    expect(report.participants.map((one) => [one.name, Math.round(minutesThere([one], 80)), one.joins])).toEqual([
      ['Andrew Persaud', 80, 1],
      ['Curtis Adams', 0, 0],
      ['Nadia Khan', 30, 1],
    ])
  })

  test('[TR-6] a short name gets the one person with a seat for whom it can be short, as a proposal', () => {
    const people = [
      { personId: 'vikash', name: 'Vikash Kalloe', email: null, leftOn: null },
      { personId: 'vik2', name: 'Vikash Karan', email: null, leftOn: null },
      { personId: 'ann', name: 'Ann Lee', email: null, leftOn: null },
    ]
    const said = (name: string, seated: string[]) =>
      summary(`Name (Original Name),User Email,Total Duration (Minutes),Guest\n${name},,60,No\n`, { people, seated: new Set(seated) })
    for (const name of ['Vikash K.', 'vikash', 'V. Kalloe']) {
      expect(said(name, ['vikash', 'ann'])).toEqual([[name, 60, 'name', 'vikash']])
      expect(said(name, ['ann'])).toEqual([[name, 60, 'none', null]])
    }
    expect(said('Vikash K.', ['vikash', 'vik2'])).toEqual([['Vikash K.', 60, 'none', null]])
    for (const [short, whole] of [
      ['Kalloe, V.', 'Vikash Kalloe'],
      ['Lucja W.', 'Łucja Wałęsa'],
      ['LUCJA WALESA', 'Łucja Wałęsa'],
      ['DAndre O.', 'D’Andre O’Brien'],
      ['Jose A.', 'José Ángel Núñez'],
    ] as const)
      expect([short, isShortFor(short, whole)]).toEqual([short, true])
    expect([isShortFor('V. K.', 'Vikash Kalloe'), isShortFor('Kalloe Vikash', 'Vikash Kalloe'), isShortFor('Vik', 'Vikash')]).toEqual([
      false,
      false,
      false,
    ])
  })

  test('[TR-6] totals without times add up to the session at most, and say that no day is proved', () => {
    expect(summary(zoomTotals)).toEqual([['Milton', 80, 'email', 'milton']])
    expect(matchReport(readReport(zoomTotals), facts).doubts).toEqual(['noDate'])
  })

  test('[TR-6] a name that two people have is nobody’s, unless one of them has a seat', () => {
    const jan = 'Name (Original Name),User Email,Total Duration (Minutes),Guest\nJan Smit,,60,No\n'
    expect(summary(jan)).toEqual([['Jan Smit', 60, 'none', null]])
    expect(summary(jan, { seated: new Set(['other']) })).toEqual([['Jan Smit', 60, 'name', 'other']])
  })
})

describe('a report of another meeting', () => {
  const on = (startsAt: string) => ({ ...facts, session: { startsAt, minutes: 80 } })
  test('[TR-6] is refused, and says whether its day or its title does not fit', () => {
    expect(refusal(() => matchReport(readReport(teams), on('2027-01-12T08:00:00-03:00')))).toEqual(['training.otherMeeting', 'time'])
    expect(refusal(() => matchReport(readReport(teams), on('2027-01-11T13:00:00-03:00')))).toEqual(['training.otherMeeting', 'time'])
    const dinner = `Topic,ID\nStaff dinner,1\n\n${zoomTotals}`
    expect(refusal(() => matchReport(readReport(dinner), facts))).toEqual(['training.otherMeeting', 'title'])
  })

  test('[TR-6] is one of this session on the clock of another place, or with day and month the other way round', () => {
    expect(matchReport(readReport(teams), { ...on('2027-01-11T08:00:00+01:00'), zones: ['Europe/Amsterdam'] }).participants).toHaveLength(3)
    expect(refusal(() => matchReport(readReport(teams), on('2027-01-11T05:00:00-03:00')))).toBe('not refused')
    const swapped = zoomRows.replaceAll('01/11/2027', '11/01/2027').replaceAll(' AM', '')
    expect(matchReport(readReport(swapped), facts).participants).toHaveLength(2)
  })

  test('what is no report is said to be none', () => {
    for (const text of ['', 'hello', 'a,b\n1,2', '{"a":1}', '1. Summary\n\n2. Participants\nName\tEmail\tDuration'])
      expect(refusal(() => readReport(text))).toEqual(['training.noReport', null])
    expect(refusal(() => readReport(`Name,Duration\n${'x,1\n'.repeat(30_000)}`))).toEqual(['training.reportTooLong', null])
  })
})

test('lengths and moments as people and programmes write them', () => {
  const lengths = ['1h 2m 3s', '1 u 2 m 3 s', '1 uur 2 min. 3 sec.', '1:02:03', '62,05', '3723']
  expect(lengths.map((text) => durationOf(text, text === '3723' ? 'seconds' : 'minutes'))).toEqual([
    62.05, 62.05, 62.05, 62.05, 62.05, 62.05,
  ])
  expect(['', 'soon', '1 parsec', '-5', '9'.repeat(30)].map((text) => durationOf(text, 'minutes'))).toEqual(Array(5).fill(undefined))
  const moment = Date.UTC(2027, 0, 31, 14, 5, 6)
  const spelled = [
    '1/31/27, 2:05:06\u202FPM',
    '31-1-2027 14:05:06',
    '31.01.2027, 14:05:06',
    '2027-01-31T14:05:06Z',
    'Jan 31, 2027 02:05:06 PM',
    '31 jan. 2027 14:05:06',
  ]
  expect(spelled.map((text, at) => momentOf(text, at === 0 ? 'mdy' : 'dmy'))).toEqual(spelled.map(() => moment))
  const none = ['31/2/2027 10:00', '2027-13-01 10:00', '10:00', '1/1/27 25:00', '1/1/27 13:00 PM']
  expect(none.map((text) => momentOf(text, 'dmy'))).toEqual(none.map(() => undefined))
})

test('[TR-6] two lines that turn out to be one person count as one', () => {
  const lines = [
    { personId: 'ann', spans: [[0, 1_800_000]] as const, loose: 0 },
    { personId: 'ann', spans: [[1_200_000, 3_000_000]] as const, loose: 5 },
    { personId: null, spans: [], loose: 60 },
  ]
  expect(confirmedRows(lines, 80)).toEqual([{ personId: 'ann', minutes: 55 }])
})

describe('whatever comes in', () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(
      'Name',
      'Naam',
      'Email',
      'Duration',
      'Duur',
      'Join Time',
      'Leave Time',
      'User Action',
      'Timestamp',
      'Topic',
      'Start Time',
    ),
    fc.constantFrom(
      '1/11/27, 8:00:00 AM',
      '11-1-2027 08:00',
      '1h 2m',
      '62',
      'Joined',
      'Left',
      '"',
      'milton@marowijne.internal',
      'NaN',
      '1e999',
    ),
  )
  const sheet = fc
    .tuple(fc.constantFrom('\t', ',', ';'), fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 30 }))
    .map(([sign, rows]) => rows.map((row) => row.join(sign)).join('\n'))

  test('[TR-6] a report is read or refused with a sentence, never a fault, and minutes stay within the session', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          sheet,
          fc.string({ maxLength: 300 }),
          sheet.map((text) => `Name\tDuration\tEmail\n${text}`),
        ),
        (text) => {
          try {
            for (const one of matchReport(readReport(text), facts).participants) {
              expect(one.minutes).toBeGreaterThanOrEqual(0)
              expect(one.minutes).toBeLessThanOrEqual(80)
            }
          } catch (trouble) {
            if (!(trouble instanceof Problem)) throw trouble
          }
        },
      ),
      { numRuns: 600 },
    )
  })

  test('[TR-6] cutting a stay in pieces that overlap never changes the minutes', () => {
    const minute = fc.integer({ min: 0, max: 80 })
    fc.assert(
      fc.property(fc.array(fc.tuple(minute, minute), { maxLength: 20 }), (pieces) => {
        const spans = pieces.map(([a, b]) => [Math.min(a, b) * 60_000, Math.max(a, b) * 60_000] as const)
        const there = new Set(spans.flatMap(([from, to]) => Array.from({ length: (to - from) / 60_000 }, (_, at) => from / 60_000 + at)))
        expect(minutesThere([{ spans, loose: 0 }], 80)).toBe(there.size)
      }),
    )
  })

  test('a line without an end is read in the time it takes to look at it once', () => {
    for (const text of [
      `Name,Duration\n"${'a'.repeat(600_000)}`,
      `Name\tDuration\n${'\t'.repeat(600_000)}`,
      ','.repeat(600_000),
      '(['.repeat(50_000),
    ]) {
      const before = cpuUsage()
      refusal(() => matchReport(readReport(text), facts))
      expect(cpuUsage(before).user / 1000).toBeLessThan(5000)
    }
  })
})
