/** What happens in the coming seven days, day by day, from the rows of the plan. */
import { addDays, dayOf, localOf } from '#core/kernel/calendar.ts'
import { frozenBy } from '#core/plan/pauses.ts'
import { waitOf, waitsForGate } from '#core/plan/waiting-starts.ts'
import type { StoredRow } from '#core/registry/tables.ts'

export type Happening =
  | {
      readonly kind: 'holiday'
      readonly nameEn: string
      readonly nameNl: string
      /** Names of the places, empty when all are closed. */ readonly places: readonly string[]
    }
  | { readonly kind: 'freeze'; readonly name: string; readonly until: string }
  | { readonly kind: 'goLive'; readonly phaseKey: string; readonly people: number; readonly plannedOn?: string }
  | {
      readonly kind: 'session'
      readonly startsAt: string
      readonly zone: string
      /** Null while seats are on the server alone. */
      readonly people: number | null
      readonly minutes: number
      readonly place: string | null
    }
  /** Many sessions of one day. */
  | { readonly kind: 'sessions'; readonly count: number; readonly people: number | null }
  | { readonly kind: 'message'; readonly message: string; readonly readers: number; readonly plannedOn?: string }
  | { readonly kind: 'officeHours'; readonly count: number }

export interface WeekRows {
  readonly phases: readonly StoredRow<'phase'>[]
  readonly sites: readonly StoredRow<'phaseSite'>[]
  readonly sessions: readonly StoredRow<'session'>[]
  /** Undefined where they are on the server alone. */
  readonly attendees: readonly StoredRow<'attendee'>[] | undefined
  readonly officeHours: readonly StoredRow<'officeHour'>[]
  readonly messages: readonly StoredRow<'message'>[]
  readonly holidays: readonly StoredRow<'holiday'>[]
  readonly freezes: readonly StoredRow<'freeze'>[]
  readonly places: readonly StoredRow<'location'>[]
  /** Those that have not ended. */
  readonly pauses: readonly StoredRow<'pause'>[]
  readonly gates: readonly StoredRow<'gate'>[]
  /** The organisation's zone, for what has no place. */
  readonly zone: string
}

/** More sessions than this on one day are told together. */
const mostSessions = 3

const fewerSessions = (happenings: readonly Happening[]): Happening[] => {
  const sessions = happenings.flatMap((one) => (one.kind === 'session' ? [one] : []))
  if (sessions.length <= mostSessions) return [...happenings]
  const people = sessions.reduce<number | null>((sum, one) => (sum === null || one.people === null ? null : sum + one.people), 0)
  return [...happenings.filter(({ kind }) => kind !== 'session'), { kind: 'sessions', count: sessions.length, people }]
}

/**
 * The days from today to a week on, those on which something happens, in order; what waits in a pause does not happen (CO-3). What was
 * planned for these days and waits for a go/no-go check comes last, without a day (GA-4).
 */
export const thisWeek = (rows: WeekRows, today: string): { day: string | null; happenings: Happening[] }[] => {
  const until = addDays(today, 7)
  const within = (day: string): boolean => day >= today && day <= until
  const days = new Map<string, Happening[]>()
  const add = (day: string, happening: Happening): void => {
    if (within(day)) days.set(day, [...(days.get(day) ?? []), happening])
  }
  const gated: Happening[] = []
  const addGated = (day: string, happening: Extract<Happening, { kind: 'goLive' | 'message' }>, plannedOn = day): void => {
    if (within(day)) gated.push({ ...happening, plannedOn })
  }
  const frozen = new Set<unknown>(
    rows.pauses.flatMap((pause) => {
      const { sites, sessions, off } = frozenBy(pause, { ...rows, phaseSites: rows.sites }, pause.pausedAt, rows.zone)
      return [...sites, ...sessions, off]
    }),
  )
  const placeOf = new Map(rows.places.map((place) => [place.locationId, place]))

  for (const holiday of rows.holidays) {
    if (holiday.off !== 1 || !within(holiday.day)) continue
    const closed = rows.places.filter((place) => place.country === holiday.country)
    if (closed.length === 0 && rows.places.length > 0) continue
    add(holiday.day, {
      kind: 'holiday',
      nameEn: holiday.nameEn,
      nameNl: holiday.nameNl,
      places: closed.length === rows.places.length ? [] : closed.map((place) => place.name),
    })
  }
  for (const freeze of rows.freezes) {
    if (freeze.toOn >= today && freeze.fromOn <= until)
      add(freeze.fromOn < today ? today : freeze.fromOn, { kind: 'freeze', name: freeze.name, until: freeze.toOn })
  }
  const seats = new Map<string, number>()
  for (const { sessionKey, state } of rows.attendees ?? []) if (state === 'seat') seats.set(sessionKey, (seats.get(sessionKey) ?? 0) + 1)
  for (const session of rows.sessions.toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))) {
    if (session.cancelledAt !== null || frozen.has(session)) continue
    const place = session.locationId === null ? undefined : placeOf.get(session.locationId)
    const zone = place?.zone ?? rows.zone
    add(dayOf(localOf(Date.parse(session.startsAt), zone).day), {
      kind: 'session',
      startsAt: session.startsAt,
      zone,
      people: rows.attendees ? (seats.get(session.sessionKey) ?? 0) : null,
      minutes: session.minutes,
      place: place?.name ?? null,
    })
  }
  const drops = new Map<string, number>()
  for (const hour of rows.officeHours) {
    const zone = (hour.locationId === null ? undefined : placeOf.get(hour.locationId)?.zone) ?? rows.zone
    const day = dayOf(localOf(Date.parse(hour.startsAt), zone).day)
    drops.set(day, (drops.get(day) ?? 0) + 1)
  }
  for (const [day, count] of drops) add(day, { kind: 'officeHours', count })
  const mails = new Map<string, { day: string; message: string; readers: number; wait: 'gate' | null }>()
  for (const message of rows.messages) {
    const wait = waitOf(rows, message)
    if (wait === 'pause') continue
    const { kind, sendOn, readers, phaseKey } = message
    const key = `${sendOn} ${kind} ${phaseKey}`
    mails.set(key, { day: sendOn, message: kind, readers: (mails.get(key)?.readers ?? 0) + readers, wait })
  }
  for (const phase of rows.phases) {
    const perDay = new Map<string, number>()
    const own = rows.sites.filter(({ phaseKey }) => phaseKey === phase.phaseKey)
    for (const site of own) if (!frozen.has(site)) perDay.set(site.goLiveOn, (perDay.get(site.goLiveOn) ?? 0) + site.headCount)
    if (own.length === 0 && !frozen.has(phase)) perDay.set(phase.goLiveOn, phase.headCount)
    const waits = waitsForGate(rows.gates, phase.phaseKey)
    for (const [day, people] of perDay) {
      const start = { kind: 'goLive' as const, phaseKey: phase.phaseKey, people }
      if (waits) addGated(day, start, phase.waitsSinceOn ?? day)
      else add(day, start)
    }
  }
  for (const { day, message, readers, wait } of mails.values())
    (wait === 'gate' ? addGated : add)(day, { kind: 'message', message, readers })
  const dated = [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, happenings]) => ({ day, happenings: fewerSessions(happenings) }))
  return gated.length === 0 ? dated : [...dated, { day: null, happenings: gated }]
}
