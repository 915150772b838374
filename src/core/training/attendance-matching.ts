/** Who in a report is whom: by address for sure, by name as a proposal, and whether the report is of this session at all (TR-6). */
import { worksOn } from '#core/kernel/employment.ts'
import { zoneOffset } from '#core/kernel/calendar.ts'
import { folded as withoutAccents } from '#core/kernel/folded.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row } from '#core/kernel/rows.ts'
import { inOrder } from '#core/people/name-order.ts'
import { type AttendanceReport, minutesThere, type Participant, type Span } from '#core/training/attendance-report.ts'

export interface MatchedParticipant {
  readonly name: string
  readonly email: string | null
  /** Capped at the length of the session. */
  readonly minutes: number
  readonly joins: number
  /** `email`: the same address, which is sure. `name`: the same name, to be confirmed. `none`: nobody, or more than one. */
  readonly match: 'email' | 'name' | 'none'
  readonly personId: string | null
  /** The times behind the minutes, for when two lines turn out to be one person (`minutesThere`). */
  readonly spans: readonly Span[]
  readonly loose: number
}

export interface AttendancePreview {
  readonly source: 'teams' | 'zoom'
  readonly title: string | null
  /** What the report does not prove: that it is of this day (`noDate`), or that its title speaks of this training (`title`). */
  readonly doubts: readonly ('noDate' | 'title')[]
  readonly participants: readonly MatchedParticipant[]
  /** Who had a seat and is not in the report, as far as it is sure. */
  readonly absent: readonly string[]
}

const folded = (text: string): string =>
  withoutAccents(text.normalize('NFKC'))
    .replace(/[\p{M}'’ʼ]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
/** Words of a name in one order, so that “Lee, Ann” is “Ann Lee”. */
const nameKey = (name: string): string => folded(name).split(' ').toSorted().join(' ')

/**
 * Whether a name as somebody typed it may be short for a whole one: its words stand in the same order, each whole or as a first letter, and one of them whole.
 *
 * @example isShortFor('Vikash K.', 'Vikash Kalloe') // true
 */
export const isShortFor = (short: string, whole: string): boolean => {
  const [given, all] = [folded(inOrder(short)).split(' '), folded(whole).split(' ')]
  let at = 0
  for (const word of given) {
    const found = all.findIndex((one, place) => place >= at && (one === word || (word.length === 1 && one.startsWith(word))))
    if (found < 0) return false
    at = found + 1
  }
  return given.some((word) => word.length > 1)
}

const pronouns = /^(?:she|he|they|it|ze|zij|hij|hen|die)\b|^(?:her|him|them|haar|hem)\b/i
const asides = /^(?:guest|gast|external|extern|unverified|niet geverifieerd|host|me|ik)\b/i

/**
 * The names a participant may have: without what stands in brackets, and what stands there where that is a name and not how to speak of them.
 *
 * @example namesIn('Annie (Ann Lee) (she/her)') // ['Annie', 'Ann Lee']
 */
export const namesIn = (name: string): string[] => {
  const bracketed = [...name.matchAll(/[([]([^()[\]]{1,100})[)\]]/g)].map(([, inside = '']) => inside.trim())
  const bare = name
    .replace(/[([][^()[\]]{0,100}[)\]]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return [bare, ...bracketed.filter((inside) => !pronouns.test(inside) && !asides.test(inside))].filter((one) => one !== '')
}

export interface MatchingFacts {
  readonly session: Pick<Row<'session'>, 'startsAt' | 'minutes'>
  readonly tool: string
  /** The zones in which the report may tell the time: of the session first. */
  readonly zones: readonly string[]
  readonly people: readonly Pick<Row<'person'>, 'personId' | 'name' | 'email' | 'leftOn'>[]
  /** Who has a seat. */
  readonly seated: ReadonlySet<string>
  readonly today: string
}

const trainingWords = /train|\bles\b|lessen|sessi|cursus|course|workshop|uitleg|intro/
/** How far before the start or after the end a meeting may begin and still be this session: somebody opened it early or forgot to close it. */
const slack = 90 * 60_000

/** Whether a report tells of a meeting at the time of the session, on any clock it may have been made by. */
const isThen = (report: AttendanceReport, { session, zones }: MatchingFacts): boolean => {
  const starts = Date.parse(session.startsAt)
  const ends = starts + session.minutes * 60_000
  return [report.span, report.otherSpan].some(
    (span) =>
      span !== null &&
      [...zones, 'UTC'].some((zone) => {
        const [from, to] = span.map((local) => local - zoneOffset(zone, local) * 60_000)
        return from !== undefined && to !== undefined && from < ends && to > starts && from > starts - slack && to < ends + slack * 2
      }),
  )
}

/**
 * What a report would make of a session's attendance (TR-6): nothing is taken over that was not confirmed.
 * Problem: `training.otherMeeting`, which says whether the day or the title does not fit.
 *
 * @example matchReport(report, facts).participants[0]?.match // 'email'
 */
export const matchReport = (report: AttendanceReport, facts: MatchingFacts): AttendancePreview => {
  const { session, tool, zones, people, seated, today } = facts
  const zone = zones[0] ?? 'UTC'
  const title = report.title === null ? null : folded(report.title)
  const titleFits = title === null || (folded(tool) !== '' && title.includes(folded(tool))) || trainingWords.test(title)
  if (report.span !== null && !isThen(report, facts))
    throw new Problem('training.otherMeeting', {
      what: 'time',
      title: report.title,
      on: new Date(report.span[0]).toISOString(),
      startsAt: session.startsAt,
      zone,
    })
  if (report.span === null && !titleFits)
    throw new Problem('training.otherMeeting', { what: 'title', title: report.title, on: null, startsAt: session.startsAt, zone })
  const here = people.filter((person) => worksOn(person, today))
  const byEmail = new Map(here.flatMap((row) => (row.email === null ? [] : [[row.email.toLowerCase(), row.personId] as const])))
  const byName = Map.groupBy(here, (row) => nameKey(row.name))
  /** One person of that name; of several, the one who has a seat. */
  const named = (name: string): string | undefined => {
    const same = byName.get(nameKey(name)) ?? []
    const sitting = same.filter(({ personId }) => seated.has(personId))
    return (same.length === 1 ? same : sitting.length === 1 ? sitting : [])[0]?.personId ?? (same.length === 0 ? short(name) : undefined)
  }
  /** The one with a seat for whom a name can be short; a proposal, like every match by name. */
  const short = (name: string): string | undefined => {
    const found = here.filter((row) => seated.has(row.personId) && isShortFor(name, row.name))
    return found.length === 1 ? found[0]?.personId : undefined
  }
  const matched = report.participants.map((one): MatchedParticipant => {
    const { name, email, joins, spans, loose } = one
    const sure = email === null ? undefined : byEmail.get(email)
    const alike =
      sure === undefined
        ? [
            ...new Set(
              namesIn(name)
                .map(named)
                .filter((found) => found !== undefined),
            ),
          ]
        : []
    const personId = sure ?? (alike.length === 1 ? alike[0] : undefined) ?? null
    return {
      name,
      email,
      joins,
      spans,
      loose,
      minutes: minutesThere([one], session.minutes),
      match: sure !== undefined ? 'email' : personId !== null ? 'name' : 'none',
      personId,
    }
  })
  const sure = new Set(matched.filter(({ match }) => match === 'email').map(({ personId }) => personId))
  return {
    source: report.source,
    title: report.title,
    doubts: [...(report.span === null ? (['noDate'] as const) : []), ...(titleFits ? [] : (['title'] as const))],
    participants: matched,
    absent: [...seated].filter((personId) => !sure.has(personId)).toSorted(),
  }
}

/**
 * The rows to take over, from what was matched for sure or confirmed: several lines of one person count as one (TR-6).
 *
 * @example confirmedRows(preview.participants, 80) // [{ personId: 'ann', minutes: 74 }]
 */
export const confirmedRows = (
  confirmed: readonly (Pick<Participant, 'spans' | 'loose'> & { readonly personId: string | null })[],
  sessionMinutes: number,
): { personId: string; minutes: number }[] =>
  [...Map.groupBy(confirmed, ({ personId }) => personId)].flatMap(([personId, lines]) =>
    personId === null ? [] : [{ personId, minutes: minutesThere(lines, sessionMinutes) }],
  )
