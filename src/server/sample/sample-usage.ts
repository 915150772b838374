/** Six weeks of usage of the sample company: what both systems tell of its people, as they tell it, made from the plan. */
import { addDays, daysBetween } from '#core/kernel/calendar.ts'
import type { Language } from '#core/kernel/language.ts'
import { catalogue, speak } from '#core/kernel/words.ts'
import { samplePersonId } from '#core/organisation/sample-company.ts'
import { say } from '#core/registry/vocabulary.ts'
import type { Row } from '#core/registry/tables.ts'
import { moment } from '#server/sample/sample-step.ts'

const sampleUsageWords = catalogue({
  en: { order: 'Orders', offer: 'Offers', visit: 'Customer visits', users: 'User list', log: 'Log of the old CRM' },
  nl: { order: 'Orders', offer: 'Offertes', visit: 'Klantbezoeken', users: 'Gebruikerslijst', log: 'Logboek van het oude CRM' },
})

/** Lines that the new system sends by itself, or a file that somebody imports. */
export type SampleUsage = { readonly at: string } & (
  | { readonly lines: readonly { readonly person: string; readonly day: string; readonly workflow: string; readonly count: number }[] }
  | {
      readonly file: string
      readonly text: string
      readonly sourceId: string
      readonly name: string
      readonly system: 'new' | 'old'
      readonly mapping: { readonly identity: string; readonly day: string; readonly count: string | null; readonly workflow: string | null }
      readonly grain: 'daily' | 'last-seen'
    }
)

/** The locations of which the new system tells; Georgetown has its own server, which tells nothing yet (ME-3). */
export const coveredLocations: readonly string[] = ['paramaribo', 'nieuw-nickerie']

/** The new system as a source: it tells each day, of two of the three locations. */
export const sampleSource = (language: Language) => ({
  sourceId: 'crm',
  name: say(language)('organisation.sample.tool'),
  grain: 'daily' as const,
  system: 'new' as const,
  mapping: null,
  locationIds: [...coveredLocations],
})

/** Somebody who signs in and does nothing, somebody who stopped, and somebody of a later phase who will not begin. */
export const [signsInOnly, stopped, neverBegins] = ['Roy Pansa', 'Soenil Jagroep', 'Wilfred Djojosoeparto'].map(samplePersonId)

/** Two people of the next phase for whom nobody has made an account yet. */
const withoutAccount = [neverBegins, samplePersonId('Marlon Fraser')]

/** The core team of the main office was too busy to begin: half of it begins after a visit of its champion, the others when they have seen that. */
export const lateBeginners = (people: readonly Row<'person'>[], participants: readonly Row<'participant'>[]) => {
  const core = new Set(participants.flatMap(({ personId, phaseKey, pilot }) => (phaseKey === 'core' && !pilot ? [personId] : [])))
  const late = people.filter(({ personId, locationId, email }) => email !== null && locationId === 'paramaribo' && core.has(personId))
  const ids = late.map(({ personId }) => personId).toSorted()
  return { visited: ids.filter((_, nth) => nth % 2 === 0), others: ids.filter((_, nth) => nth % 2 === 1) }
}
/** Days from a go-live to the visit of those who have not begun. */
export const visitedAfter = 8

/** The same number from 0 to 1 for the same text. */
export const chance = (text: string): number => {
  let hash = 2_166_136_261
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619) >>> 0
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_507) >>> 0
  return ((hash ^ (hash >>> 13)) >>> 0) / 4_294_967_296
}

interface Worker {
  readonly personId: string
  readonly email: string
  readonly locationId: string | null
  readonly isPilot: boolean
  readonly oldUse: number
  readonly goLive: string | null
  /** Days from their go-live before they begin. */
  readonly begins: number
}

/** How likely somebody works in the new system on a working day. */
const inNew = ({ personId, isPilot, goLive, begins }: Worker, day: string): number => {
  if (personId === signsInOnly || personId === neverBegins) return 0
  const since = goLive === null ? -1 : daysBetween(goLive, day)
  if (since < 0) return isPilot ? 0.5 : 0
  if (personId === stopped) return since < 2 ? 1 : 0
  return since < begins ? 0 : 0.85
}

/** How likely somebody works in the old system on a working day: less and less after their go-live. */
const inOld = ({ oldUse, goLive }: Worker, day: string): number => {
  if (oldUse === 0) return 0
  const usual = Math.min(0.97, 0.3 + oldUse / 25)
  const since = goLive === null ? -1 : daysBetween(goLive, day)
  return since < 0 ? usual : usual * Math.max(0.08, 0.6 - since * 0.06)
}

const isWorkingDay = (day: string): boolean => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
const daysFrom = (from: string, to: string): string[] => Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, nth) => addDays(from, nth)) // prettier-ignore

/** Weeks of usage before the plan was agreed to that the first files tell of. */
const weeksBefore = 2

/**
 * What the two systems tell, in order of time: the new one by itself, once a week before the first go-live and each morning after it;
 * the old one and the list of users of the new one as a file each Monday.
 *
 * @example sampleUsage(rows, { begunOn: '2026-10-26', language: 'en', until: '2026-11-26T12:00:00.000Z' })[0]?.at // '2026-10-26T14:00:00.000Z'
 */
export const sampleUsage = (
  { people, participants }: { readonly people: readonly Row<'person'>[]; readonly participants: readonly Row<'participant'>[] },
  { begunOn, language, until }: { readonly begunOn: string; readonly language: Language; readonly until: string },
): SampleUsage[] => {
  const words = speak(sampleUsageWords, language)
  const works = [words('order'), words('offer'), words('visit')]
  const parts = new Map(participants.map((part) => [part.personId, part]))
  const late = lateBeginners(people, participants)
  const beginsAfter = (personId: string): number => {
    const early = Math.floor(chance(`${personId} begins`) * 4)
    const nth = late.others.indexOf(personId)
    // Of those who were not visited, one begins by themselves in the same days.
    return late.visited.includes(personId)
      ? visitedAfter + 1 + (early % 2)
      : nth === 0
        ? visitedAfter + 3
        : nth > 0
          ? 2 * visitedAfter + 1 + early
          : early
  }
  const workers = people.flatMap(({ personId, email, locationId }): Worker[] => {
    const part = parts.get(personId)
    if (email === null || !part) return []
    const begins = beginsAfter(personId)
    return [{ personId, email, locationId, isPilot: Boolean(part.pilot), oldUse: part.oldUse ?? 0, goLive: part.goLiveOn, begins }]
  })
  const firstGoLive = workers.reduce((first, { goLive }) => (goLive !== null && goLive < first ? goLive : first), '9999')
  const seen = (system: 'new' | 'old', worker: Worker, day: string): boolean => {
    if (!isWorkingDay(day)) return false
    return chance(`${system} ${worker.personId} ${day}`) < (system === 'new' ? inNew : inOld)(worker, day)
  }
  const linesOf = (system: 'new' | 'old', from: string, to: string) =>
    daysFrom(from, to).flatMap((day) =>
      workers.flatMap((worker) => {
        if (system === 'new' && !coveredLocations.includes(worker.locationId ?? '')) return []
        if (!seen(system, worker, day)) return []
        const one = chance(`${worker.personId} ${day} what`)
        const workflow = works[Math.floor(one * works.length)] ?? words('order')
        return [{ person: worker.email, day, workflow, count: 1 + Math.floor(one * 9) }]
      }),
    )
  const file = (rows: readonly (readonly (string | number)[])[]): string => rows.map((row) => row.join(';')).join('\n')
  const told: SampleUsage[] = []
  let [newFrom, oldFrom] = [addDays(begunOn, -7 * weeksBefore), addDays(begunOn, -7 * weeksBefore)]
  for (const day of daysFrom(begunOn, until.slice(0, 10))) {
    const yesterday = addDays(day, -1)
    const isMonday = daysBetween(begunOn, day) % 7 === 0
    if (isMonday || day > firstGoLive) {
      const at = moment(day, day === begunOn ? '11:00' : '06:00')
      const lines = linesOf('new', newFrom, yesterday)
      if (at <= until && lines.length > 0) {
        told.push({ at, lines })
        newFrom = day
      }
    }
    if (!isMonday) continue
    const old = linesOf('old', oldFrom, yesterday)
    oldFrom = day
    told.push({
      at: moment(day, '11:10'),
      file: `old-crm-${day}.csv`,
      text: file([
        ['Login', 'Date', 'Module', 'Count'],
        ...old.map(({ person, day: on, workflow, count }) => [person, on, workflow, count]),
      ]),
      sourceId: 'old-crm',
      name: words('log'),
      system: 'old',
      mapping: { identity: 'Login', day: 'Date', count: 'Count', workflow: 'Module' },
      grain: 'daily',
    })
    if (day <= firstGoLive) continue
    const users = workers
      .filter(({ personId, locationId }) => coveredLocations.includes(locationId ?? '') && !withoutAccount.includes(personId))
      .map((worker) => {
        const last = daysFrom(begunOn, yesterday).findLast((on) => seen('new', worker, on))
        return [worker.email, worker.personId === signsInOnly ? day : (last ?? 'never')]
      })
    told.push({
      at: moment(day, '11:20'),
      file: `users-${day}.csv`,
      text: file([['Login', 'Last login'], ...users]),
      sourceId: 'users',
      name: words('users'),
      system: 'new',
      mapping: { identity: 'Login', day: 'Last login', count: null, workflow: null },
      grain: 'last-seen',
    })
  }
  return told.filter(({ at }) => at <= until)
}
