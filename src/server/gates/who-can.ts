/** Who can settle a check, by name and for a reminder: whoever owns its open tasks, who is not trained yet, and who has not answered (GA-2). */
import { type Actor, systemActor } from '#core/access/access.ts'
import type { GateCheck } from '#core/gates/default-gates.ts'
import type { AskedPeople } from '#core/gates/gate-told.ts'
import { goesOnAfter, type RemindedOf, remindedOf, restOf } from '#core/gates/reminders.ts'
import { todayIn } from '#core/kernel/calendar.ts'
import { Problem } from '#core/kernel/problem.ts'
import { mostReminded } from '#core/pulse/pulse-commands.ts'
import { weekOf } from '#core/pulse/pulse-week.ts'
import { zoneAt } from '#core/regional/at-location.ts'
import { commandCall } from '#server/base/command-call.ts'
import type { Database } from '#server/db/database.ts'
import { stillWorks } from '#server/db/works-on.ts'
import type { PulseOn } from '#server/pulse/pulse-queries.ts'
import { askedGroups } from '#server/gates/pulse-inputs.ts'
import { missingOfPhase } from '#server/training/training-queries.ts'
import type { Write } from '#server/write/write.ts'

const mostNamed = 3

interface Asked {
  readonly database: Database
  readonly organisationId: string
  readonly rolloutId: string
  readonly phaseKey: string
  readonly now: string
  readonly today: string
  readonly pulseOn: PulseOn
}

interface People {
  /** As many as were asked for, at least. */
  readonly ids: readonly string[]
  readonly count: number
}

const all = (ids: readonly string[]): People => ({ ids, count: ids.length })

const ownersOfTasks = async ({ database: { db }, organisationId, rolloutId, phaseKey, today }: Asked): Promise<People> => {
  const owners = await db
    .selectFrom('checklistItem')
    .innerJoin('person', (join) =>
      join.onRef('person.organisationId', '=', 'checklistItem.organisationId').onRef('person.personId', '=', 'checklistItem.ownerId'),
    )
    .select('person.personId')
    .distinct()
    .where('checklistItem.organisationId', '=', organisationId)
    .where('checklistItem.rolloutId', '=', rolloutId)
    .where('checklistItem.phaseKey', '=', phaseKey)
    .where('checklistItem.state', '=', 'open')
    .where('checklistItem.list', 'in', ['twoWeeksBefore', 'oneWeekBefore'])
    .where(stillWorks('person.leftOn', today))
    .execute()
  return all(owners.map(({ personId }) => personId))
}

const notTrained = async (
  { database, organisationId, rolloutId, now, today }: Asked,
  { phases }: GateCheck,
  most: number,
): Promise<People> => {
  const ids: string[] = []
  let count = 0
  for (const phaseKey of phases) {
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof missingOfPhase>> = await missingOfPhase(
        database,
        systemActor(organisationId),
        { rolloutId, phaseKey },
        { now, today },
        { after, limit: Math.min(most, mostReminded) },
      )
      if (after === null) count += page.total
      for (const { personId } of page.items) ids.push(personId)
      after = page.next
    } while (after !== null && ids.length < most)
  }
  return { ids, count }
}

/** Those who have not answered, as far as an answer could still count. */
const silent = async (asked: Asked, check: GateCheck): Promise<People> =>
  all((await askedGroups(asked, check)).flatMap((group) => (check.source === 'atEase' ? group.atEase : group.pulse).silent))

const people: Readonly<Record<RemindedOf, (asked: Asked, check: GateCheck, most: number) => Promise<People>>> = {
  tasks: ownersOfTasks,
  training: notTrained,
  survey: silent,
  atEase: silent,
}

const inOrder = (ids: readonly string[]): string[] => ids.toSorted((a, b) => (a < b ? -1 : 1))

/** The day on which the question of this week reminded people by itself; null where it has not yet. */
const weeklyOf = async ({ database: { db }, organisationId, rolloutId, today }: Asked): Promise<string | null> => {
  const round = await db
    .selectFrom('pulseRound')
    .innerJoin('organisation', 'organisation.organisationId', 'pulseRound.organisationId')
    .select(['pulseRound.remindedAt', 'organisation.zone'])
    .where('pulseRound.organisationId', '=', organisationId)
    .where('pulseRound.rolloutId', '=', rolloutId)
    .where('pulseRound.weekOn', '=', weekOf(today))
    .executeTakeFirst()
  return round ? todayIn(zoneAt(round), round.remindedAt) : null
}

/** The people who can settle a check, and when they were last reminded; null where nobody in particular can. */
const whoSettles = async (gate: Asked, check: GateCheck, most: number) => {
  const of = remindedOf[check.source]
  if (of === undefined) return null
  const { database, organisationId, rolloutId } = gate
  const reminder = await database.db
    .selectFrom('gateReminder')
    .select(['remindedOn', 'throughId'])
    .where('organisationId', '=', organisationId)
    .where('rolloutId', '=', rolloutId)
    .where('remindedOf', '=', of)
    .executeTakeFirst()
  const weekly = of === 'survey' ? await weeklyOf(gate) : null
  return { ...(await people[of](gate, check, most)), reminder, rest: restOf(reminder, weekly, gate.today) }
}

/** Who can settle a check, for its page; null where nobody in particular can. */
export const whoCan = async (gate: Asked, check: GateCheck): Promise<AskedPeople | null> => {
  const found = await whoSettles(gate, check, mostNamed)
  if (!found || found.count === 0) return null
  const { ids, count, reminder, rest } = found
  const named = await gate.database.db
    .selectFrom('person')
    .select('name')
    .where('organisationId', '=', gate.organisationId)
    .where('personId', 'in', ids.slice(0, mostNamed))
    .orderBy('name')
    .execute()
  return {
    names: named.map(({ name }) => name),
    count,
    remindedOn: rest?.on ?? reminder?.remindedOn ?? null,
    rests: rest !== null && goesOnAfter(reminder, gate.today) === null,
  }
}

/**
 * Reminds everyone who can settle a check, as many in one command as fit; one that was cut off goes on where it ended. Tells how many.
 * Problems: gates.nobodyToRemind, and those of `gates.remind`.
 */
export const remindWhoCan = async (gate: Asked & { readonly write: Write }, actor: Actor, check: GateCheck): Promise<number> => {
  const found = await whoSettles(gate, check, Infinity)
  const after = goesOnAfter(found?.reminder, gate.today) ?? ''
  const ids = inOrder(found?.ids ?? []).filter((personId) => personId > after)
  if (ids.length === 0) throw new Problem('gates.nobodyToRemind', {})
  const { rolloutId, phaseKey, write, now } = gate
  for (let from = 0; from < ids.length; from += mostReminded) {
    const more = from + mostReminded < ids.length
    const input = { rolloutId, phaseKey, checkKey: check.key, people: ids.slice(from, from + mostReminded), more }
    await write(actor, commandCall(now, 'gates.remind', input))
  }
  return ids.length
}
