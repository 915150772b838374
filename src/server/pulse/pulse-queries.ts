/** Reads what figures of satisfaction, recommendation and being at ease are made of, and statements about the old system. */
import type { Kysely } from 'kysely'
import { addDays } from '#core/kernel/calendar.ts'
import { append } from '#core/kernel/many.ts'
import { type PulseFigures, pulseFigures, type PulsePerson, type PulseRows, type PulseTold } from '#core/pulse/pulse-figures.ts'
import { atEaseEveryDays, weekOf } from '#core/pulse/pulse-week.ts'
import { besideIndex } from '#server/db/beside-index.ts'
import type { Schema } from '#server/db/schema.ts'
import { stillWorks } from '#server/db/works-on.ts'
import { inSlices, slice } from '#server/db/rows-in-slices.ts'

type People = readonly PulsePerson[]

/** Those of a rollout who count on a day (assigned, not excluded, still employed), a slice at a time. */
const peopleInSlices = (db: Kysely<Schema>, organisationId: string, rolloutId: string, asOf: string): AsyncGenerator<People> => {
  const counting = db
    .selectFrom('participant')
    .innerJoin('person', (join) =>
      join.onRef('person.organisationId', '=', 'participant.organisationId').onRef('person.personId', '=', 'participant.personId'),
    )
    .select(['participant.personId', 'participant.phaseKey', 'participant.goLiveOn', 'person.locationId'])
    .where('participant.organisationId', '=', organisationId)
    .where('participant.rolloutId', '=', rolloutId)
    .where('participant.excludedAt', 'is', null)
    .where(stillWorks('person.leftOn', asOf))
    .orderBy('participant.personId')
    .limit(slice)
  return inSlices(
    (after) => counting.where('participant.personId', '>', after).execute(),
    ({ personId }) => personId,
  )
}

/** Everyone of a rollout who counts on a day. */
export const pulsePeople = async (db: Kysely<Schema>, organisationId: string, rolloutId: string, asOf: string): Promise<People> => {
  const people: PulsePerson[] = []
  for await (const some of peopleInSlices(db, organisationId, rolloutId, asOf)) append(people, some)
  return people
}

/** What figures of a day are made of, and of `back` weeks before it; others are answered in between. */
const pulseRows = async (db: Kysely<Schema>, organisationId: string, rolloutId: string, asOf: string, back: number): Promise<PulseRows> => {
  const of = <T extends 'pulseMode' | 'phase'>(table: T) =>
    db
      .selectFrom(table as 'phase')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('rolloutId', '=', rolloutId)
      .execute()
  const from = addDays(weekOf(asOf), -7 * (back + 1))
  const since = addDays(asOf, -7 * back - atEaseEveryDays - 7)
  const [people, replies, ease]: [PulsePerson[], PulseRows['replies'][number][], PulseRows['ease'][number][]] = [[], [], []]
  for await (const some of peopleInSlices(db, organisationId, rolloutId, asOf)) {
    const [first, last] = [some[0]?.personId ?? '', some.at(-1)?.personId ?? '']
    append(people, some)
    append(
      replies,
      await db
        .selectFrom('pulseReply')
        .select(['personId', 'weekOn', 'answeredOn', 'satisfied', 'recommend'])
        .where('organisationId', '=', organisationId)
        .where('rolloutId', '=', rolloutId)
        .where('personId', '>=', first)
        .where('personId', '<=', last)
        .where(besideIndex('weekOn'), '>=', from)
        .execute(),
    )
    append(
      ease,
      await db
        .selectFrom('atEase')
        .select(['personId', 'saidOn', 'saidBy', 'answer'])
        .where('organisationId', '=', organisationId)
        .where('rolloutId', '=', rolloutId)
        .where('personId', '>=', first)
        .where('personId', '<=', last)
        .where('saidOn', '>=', since)
        .execute(),
    )
  }
  const answers = db
    .selectFrom('pulseAnswer')
    .select(['weekOn', 'groupKey', 'answerId', 'satisfied', 'recommend'])
    .where('organisationId', '=', organisationId)
    .where('rolloutId', '=', rolloutId)
    .where('weekOn', '>=', from)
  return { people, phases: await of('phase'), modes: (await of('pulseMode')) as never, replies, answers: await answers.execute(), ease }
}

export interface PulseAsked {
  readonly organisationId: string
  readonly rolloutId: string
  /** `YYYY-MM-DD`. */
  readonly asOf: string
}

/** Counts the figures of a day: here, or in a thread where there are many people. */
export type PulseOn = (asked: PulseAsked) => Promise<PulseFigures>

/**
 * Satisfaction, NPS and who is at ease on a day (`YYYY-MM-DD`), of all and of each cohort, with how many were asked and who is silent
 * (ME-5, GA-7, GA-8). Ids of people; whoever shows them keeps to ME-8.
 */
export const pulseFiguresOn = async (db: Kysely<Schema>, organisationId: string, rolloutId: string, asOf: string): Promise<PulseFigures> =>
  pulseFigures(await pulseRows(db, organisationId, rolloutId, asOf, 0), asOf)

/** The figures of a day, and what is told of all at the end of some weeks before it, oldest first and the day itself last. */
export const pulseSeriesTo = async (db: Kysely<Schema>, organisationId: string, rolloutId: string, asOf: string, weeks: number) => {
  const rows = await pulseRows(db, organisationId, rolloutId, asOf, weeks)
  const figures = pulseFigures(rows, asOf)
  const told: PulseTold['weeks'][number][] = []
  for (let back = weeks; back >= 0; back--) {
    const { asOf: on, all } = back === 0 ? figures : pulseFigures(rows, addDays(weekOf(asOf), 6 - 7 * back))
    const { mean, nps, answered, people } = all.pulse
    told.push({ on, mean, nps, answered, people })
  }
  return { figures, weeks: told }
}

/** The newest statement about the old system up to a day, and what it says is still done only there (GA-7); undefined without one. */
export const oldUseOn = (db: Kysely<Schema>, organisationId: string, rolloutId: string, asOf: string) =>
  db
    .selectFrom('oldUse')
    .select(['statedOn', 'stillThere', 'statedBy'])
    .where('organisationId', '=', organisationId)
    .where('rolloutId', '=', rolloutId)
    .where('statedOn', '<=', asOf)
    .orderBy('statedOn', 'desc')
    .limit(1)
    .executeTakeFirst()
