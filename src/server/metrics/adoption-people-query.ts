/** The people behind a figure of adoption: who is on a list, with what each source saw last and who can help them (ME-8, ME-14). */
import { type Actor, readsAll } from '#core/access/access.ts'
import { dayOf } from '#core/kernel/calendar.ts'
import type { AdoptionPerson } from '#core/metrics/adoption-figures.ts'
import type { PeopleTold } from '#core/metrics/adoption-overview.ts'
import { isSaid } from '#core/metrics/usage-source.ts'
import { type AdoptionList, isOnList, nextStep } from '#core/metrics/adoption-people.ts'
import type { FlowKind } from '#core/metrics/flows.ts'
import { surestHelp } from '#core/metrics/what-helped.ts'
import type { ServerContext } from '#server/context.ts'
import { activeWindow, readAdoption, type AdoptionReading } from '#server/metrics/adoption-reading.ts'
import { flowsOn } from '#server/metrics/flow-queries.ts'
import { helpedOn } from '#server/metrics/helped-queries.ts'
import { usageDaysOf } from '#server/metrics/usage-days.ts'
import { keyWorkflows, workflowsDone } from '#server/metrics/usage-history.ts'

export interface PeopleAsked {
  readonly rollout?: string | undefined
  readonly asOf?: string | undefined
  readonly source?: string | undefined
  readonly list: AdoptionList
  readonly phase?: string | undefined
  readonly location?: string | undefined
  readonly department?: string | undefined
  readonly active?: string | undefined
  readonly inactive?: string | undefined
  readonly flow?: FlowKind | undefined
  readonly after: string
}

/** People in one answer. */
const pageSize = 50

type Parts = Pick<ServerContext, 'database' | 'now'>

/** Whether a source of the new system ever saw somebody. */
const everUsed = async (
  { database }: Parts,
  { directory, asOf, deciding, sources }: AdoptionReading,
): Promise<(personId: string) => boolean> => {
  const kept = await usageDaysOf(database, directory)
  const counts = ({ system, sourceId }: { readonly system: string; readonly sourceId: string }): boolean =>
    system === 'new' && (deciding === null || deciding === sourceId)
  const numbers = sources
    .filter((source) => counts(source))
    .flatMap(({ sourceId }) => directory.numberOf('source', `${directory.rolloutId}/${sourceId}`) ?? [])
  const said = sources.filter((source) => isSaid(source.sourceId) && counts(source))
  const used = kept.between(numbers, 1, asOf)
  return (personId) => used.get(personId) !== undefined || said.some(({ lastSeen }) => (lastSeen.get(personId) ?? null) !== null)
}

/** For some people, the last day on which each source saw them; null for somebody it covers who was not seen. */
export const lastDays = async ({ database }: Parts, { directory, asOf, sources }: AdoptionReading, personIds: readonly string[]) => {
  const kept = await usageDaysOf(database, directory)
  // Sources that tell each day were only looked at for the last weeks.
  const looked = sources.map(({ sourceId, system, grain, lastSeen }) => {
    const number = grain === 'daily' ? directory.numberOf('source', `${directory.rolloutId}/${sourceId}`) : undefined
    return { sourceId, system, lastSeen: number === undefined ? lastSeen : kept.lastSeen(number, { after: 0, until: asOf, tellsNever: false }) } // prettier-ignore
  })
  return new Map(
    personIds.map((personId) => [
      personId,
      looked.flatMap(({ sourceId, system, lastSeen }) => {
        const day = lastSeen.get(personId)
        return day === undefined ? [] : [{ sourceId, system, day }]
      }),
    ]),
  )
}

/** Everybody of one flow between this week and the week before (ME-12). */
const peopleOfFlow = async (
  { database }: Parts,
  { directory, asOf, deciding }: AdoptionReading,
  kind: FlowKind | undefined,
): Promise<ReadonlySet<string>> => {
  const flows = await flowsOn(database, directory, asOf, deciding)
  return new Set(typeof flows === 'string' || kind === undefined ? [] : flows.people.get(kind))
}

/** Who did a workflow that counts in the new system in the last days. */
const whoWorks = async ({ database }: Parts, { directory, asOf, deciding }: AdoptionReading): Promise<Pick<ReadonlySet<string>, 'has'>> =>
  (
    await workflowsDone(database, directory, {
      key: await keyWorkflows(database, directory),
      from: asOf - activeWindow + 1,
      until: asOf,
      deciding,
    })
  ).doing

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
  const differing =
    asked.list === 'flow'
      ? await peopleOfFlow(parts, reading, asked.flow)
      : asked.list === 'workflow'
        ? await whoWorks(parts, reading)
        : new Set(pair?.people)
  const test = isOnList(asked.list, sources, { asOf, window: activeWindow, deciding, everUsed: await everUsed(parts, reading), differing })
  const found = people
    .filter(
      (person) =>
        (reach === null || (person.locationId !== null && reach.has(person.locationId))) &&
        (asked.phase === undefined || person.phaseKey === asked.phase) &&
        (asked.location === undefined || person.locationId === asked.location) &&
        (asked.department === undefined || person.department === asked.department) &&
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
  return {
    total: found.length,
    next: from + pageSize < found.length ? from + pageSize : null,
    sources: sources.map(({ sourceId, system }) => ({ sourceId, name: directory.sources.get(sourceId)?.name ?? sourceId, system })),
    people: page.map((person) => {
      const { personId, goLive, locationId, department, phaseKey, out } = person
      const own = seen.get(personId) ?? []
      const last = own.reduce((latest, { system, day }) => (system === 'new' && day !== null && day > latest ? day : latest), 0)
      const since = Math.max(last, goLive ?? 0)
      const buddy = helperOf(buddies.find((one) => one.personId === personId)?.buddyId)
      const champion = helperOf(champions.find((one) => one.locationId === locationId && one.personId !== personId)?.personId)
      const days = since === 0 ? 0 : asOf - since
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
        lastOn: last === 0 ? null : dayOf(last),
        seen: own.map(({ day, ...source }) => ({ ...source, day: day === null ? null : dayOf(day) })),
        next: { step, helper: step === 'buddy' ? buddy : step === 'champion' ? champion : null },
      }
    }),
  }
}
