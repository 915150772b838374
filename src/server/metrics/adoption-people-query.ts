/** The people behind a figure of adoption: who is on a list, with what each source saw last and who can help them (ME-8, ME-14). */
import { type Actor, readsAll } from '#core/access/access.ts'
import { dayNumber, dayOf } from '#core/kernel/calendar.ts'
import type { AdoptionPerson } from '#core/metrics/adoption-figures.ts'
import type { PeopleTold } from '#core/metrics/adoption-overview.ts'
import type { UsageSystem } from '#core/metrics/usage-source.ts'
import { type AdoptionList, isOnList, nextStep } from '#core/metrics/adoption-people.ts'
import { surestHelp } from '#core/metrics/what-helped.ts'
import type { ServerContext } from '#server/context.ts'
import { activeWindow, readAdoption, type AdoptionReading } from '#server/metrics/adoption-reading.ts'
import { helpedOn } from '#server/metrics/helped-queries.ts'

export interface PeopleAsked {
  readonly rollout?: string | undefined
  readonly asOf?: string | undefined
  readonly source?: string | undefined
  readonly list: AdoptionList
  readonly phase?: string | undefined
  readonly location?: string | undefined
  readonly active?: string | undefined
  readonly inactive?: string | undefined
  readonly after: string
}

/** People in one answer. */
const pageSize = 50

type Parts = Pick<ServerContext, 'database' | 'now'>

/** Everybody whom a source of the new system ever saw, as far as it is kept. */
const everUsers = async ({ database }: Parts, { directory, asOf, deciding }: AdoptionReading): Promise<ReadonlySet<string>> => {
  const numbers = [...directory.sources.values()]
    .filter(({ system, sourceId }) => system === 'new' && (deciding === null || deciding === sourceId))
    .flatMap(({ sourceId }) => directory.numberOf('source', `${directory.rolloutId}/${sourceId}`) ?? [])
  if (numbers.length === 0) return new Set()
  const undone = directory.undone()
  let query = database.db
    .selectFrom('usageDay')
    .select('person')
    .distinct()
    .where('organisation', '=', directory.state.organisation)
    .where('source', 'in', numbers)
    .where('day', '>', 0)
    .where('day', '<=', asOf)
  if (undone.length > 0) query = query.where('import', 'not in', undone)
  return new Set((await query.execute()).flatMap(({ person }) => directory.personNumbered(person) ?? []))
}

/** For some people, the last day on which each source saw them. */
const lastDays = async ({ database }: Parts, { directory, asOf }: AdoptionReading, personIds: readonly string[]) => {
  const numbers = personIds.flatMap((personId) => directory.numberOf('person', personId) ?? [])
  const sources = new Map([...directory.sources.keys()].map((sourceId) => [directory.numberOf('source', `${directory.rolloutId}/${sourceId}`), sourceId])) // prettier-ignore
  const seen = new Map<string, { sourceId: string; day: string | null }[]>()
  if (numbers.length === 0) return seen
  const undone = directory.undone()
  let query = database.db
    .selectFrom('usageDay')
    .select((on) => ['person', 'source', on.fn.max('day').as('day')])
    .where('organisation', '=', directory.state.organisation)
    .where(
      'source',
      'in',
      [...sources.keys()].filter((number) => number !== undefined),
    )
    .where('person', 'in', numbers)
    .where('day', '<=', asOf)
    .groupBy(['person', 'source'])
    .orderBy('source')
  if (undone.length > 0) query = query.where('import', 'not in', undone)
  for (const { person, source, day } of await query.execute()) {
    const personId = directory.personNumbered(person)
    const sourceId = sources.get(source)
    if (personId === undefined || sourceId === undefined) continue
    seen.set(personId, [...(seen.get(personId) ?? []), { sourceId, day: Number(day) === 0 ? null : dayOf(Number(day)) }])
  }
  return seen
}

/** Never used comes first, then whoever was seen longest ago; the day is known for as far as the sources were looked at. */
const order = (reading: AdoptionReading) => {
  const lastOf = ({ personId }: AdoptionPerson): number =>
    reading.sources.reduce((latest, { system, lastSeen }) => (system === 'new' ? Math.max(latest, lastSeen.get(personId) ?? 0) : latest), 0)
  return (one: AdoptionPerson, other: AdoptionPerson): number =>
    lastOf(one) - lastOf(other) || (one.goLive ?? 0) - (other.goLive ?? 0) || (one.personId < other.personId ? -1 : 1)
}

/** One page of a list. A champion gets the people of their own locations; whoever else asks has all of them. */
export const peopleOnList = async (parts: Parts, actor: Actor, asked: PeopleAsked): Promise<PeopleTold> => {
  const reading = await readAdoption(parts, actor, asked)
  const { db } = parts.database
  const { organisationId } = actor
  const { rolloutId, asOf, people, sources, figures, deciding, directory } = reading
  const reach = readsAll(actor) ? null : new Set(actor.locationIds)
  const pair = figures.disagreements.find(({ active, inactive }) => active === asked.active && inactive === asked.inactive)
  const differing = new Set(pair?.people)
  const test = isOnList(asked.list, sources, { asOf, window: activeWindow, deciding, everUsed: await everUsers(parts, reading), differing })
  const found = people
    .filter(
      (person) =>
        (reach === null || (person.locationId !== null && reach.has(person.locationId))) &&
        (asked.phase === undefined || person.phaseKey === asked.phase) &&
        (asked.location === undefined || person.locationId === asked.location) &&
        test(person),
    )
    .toSorted(order(reading))
  const from = Number(asked.after)
  const page = found.slice(from, from + pageSize)
  const ids = page.map(({ personId }) => personId)
  const seen = await lastDays(parts, reading, ids)
  const places = [...new Set(page.flatMap(({ locationId }) => locationId ?? []))]
  const buddies =
    ids.length === 0
      ? []
      : await db
          .selectFrom('buddy')
          .select(['personId', 'buddyId'])
          .where('organisationId', '=', organisationId)
          .where('rolloutId', '=', rolloutId)
          .where('personId', 'in', ids)
          .execute()
  const champions =
    places.length === 0
      ? []
      : await db
          .selectFrom('champion')
          .select(['personId', 'locationId'])
          .where('organisationId', '=', organisationId)
          .where('rolloutId', '=', rolloutId)
          .where('locationId', 'in', places)
          .orderBy('personId')
          .execute()
  const wanted = [...new Set([...ids, ...buddies.map(({ buddyId }) => buddyId), ...champions.map(({ personId }) => personId)])]
  const rows =
    wanted.length === 0
      ? []
      : await db
          .selectFrom('person')
          .select(['personId', 'name', 'phone', 'email', 'leftOn'])
          .where('organisationId', '=', organisationId)
          .where('personId', 'in', wanted)
          .execute()
  const known = new Map(rows.map((row) => [row.personId, row]))
  const helperOf = (personId: string | undefined) => {
    const helper = personId === undefined ? undefined : known.get(personId)
    return helper && helper.leftOn === null
      ? { personId: helper.personId, name: helper.name, phone: helper.phone, email: helper.email }
      : null
  }
  const helped = await helpedOn(parts.database, organisationId, reading)
  const kind = 'noData' in helped ? null : surestHelp(helped.figures)
  const surest = kind === 'visit' ? 'champion' : kind
  const isNew = new Set([...directory.sources.values()].filter(({ system }) => system === 'new').map(({ sourceId }) => sourceId))
  return {
    total: found.length,
    next: from + pageSize < found.length ? from + pageSize : null,
    sources: [...directory.sources.values()].map(({ sourceId, name, system }) => ({ sourceId, name, system: system as UsageSystem })),
    people: page.map((person) => {
      const { personId, goLive, locationId, department, phaseKey, out } = person
      const own = seen.get(personId) ?? []
      const last = own.reduce<string | null>((latest, { sourceId, day }) => (isNew.has(sourceId) && day !== null && (latest === null || day > latest) ? day : latest), null) // prettier-ignore
      const since = last ?? (goLive === null ? null : dayOf(goLive))
      const buddy = helperOf(buddies.find((one) => one.personId === personId)?.buddyId)
      const champion = helperOf(champions.find((one) => one.locationId === locationId && one.personId !== personId)?.personId)
      const days = since === null ? 0 : asOf - Math.max(goLive ?? 0, dayNumber(since))
      const step = nextStep({ days, hasBuddy: buddy !== null, hasChampion: champion !== null, surest })
      return {
        personId,
        name: known.get(personId)?.name ?? '',
        phone: known.get(personId)?.phone ?? null,
        locationId,
        department,
        phaseKey,
        out,
        goLiveOn: goLive === null ? null : dayOf(goLive),
        dayOfUse: goLive === null ? null : asOf - goLive,
        lastOn: last,
        seen: own,
        next: { step, helper: step === 'buddy' ? buddy : step === 'champion' ? champion : null },
      }
    }),
  }
}
