/** Who can supply what a check lacks, by name: whoever owns its open tasks, who is not trained yet, and who has not answered (GA-2). */
import type { CheckSource, GateCheck } from '#core/gates/default-gates.ts'
import type { AskedPeople } from '#core/gates/gate-told.ts'
import { systemActor } from '#core/access/access.ts'
import type { Database } from '#server/db/database.ts'
import { askedGroups } from '#server/gates/pulse-inputs.ts'
import { missingOfPhase } from '#server/training/training-queries.ts'

const mostNamed = 3

interface Asked {
  readonly database: Database
  readonly organisationId: string
  readonly rolloutId: string
  readonly phaseKey: string
  readonly now: string
  readonly today: string
}

const ownersOfTasks = async ({ database: { db }, organisationId, rolloutId, phaseKey }: Asked): Promise<AskedPeople> => {
  const owners = await db
    .selectFrom('checklistItem')
    .innerJoin('person', (join) =>
      join.onRef('person.organisationId', '=', 'checklistItem.organisationId').onRef('person.personId', '=', 'checklistItem.ownerId'),
    )
    .select(['person.personId', 'person.name'])
    .distinct()
    .where('checklistItem.organisationId', '=', organisationId)
    .where('checklistItem.rolloutId', '=', rolloutId)
    .where('checklistItem.phaseKey', '=', phaseKey)
    .where('checklistItem.state', '=', 'open')
    .where('checklistItem.list', 'in', ['twoWeeksBefore', 'oneWeekBefore'])
    .orderBy('person.name')
    .execute()
  return { names: owners.slice(0, mostNamed).map(({ name }) => name), count: owners.length }
}

const notTrained = async ({ database, organisationId, rolloutId, now, today }: Asked, { phases }: GateCheck): Promise<AskedPeople> => {
  const names: string[] = []
  let count = 0
  for (const phaseKey of phases) {
    const found = await missingOfPhase(
      database,
      systemActor(organisationId),
      { rolloutId, phaseKey },
      { now, today },
      { after: null, limit: mostNamed },
    )
    for (const { name } of found.items) if (names.length < mostNamed) names.push(name)
    count += found.total
  }
  return { names, count }
}

/** Those who have not answered, as far as an answer could still count. */
const silent = async (asked: Asked, check: GateCheck): Promise<AskedPeople> => {
  const { database, organisationId } = asked
  const groups = (await askedGroups(asked, check)).map((group) => (check.source === 'atEase' ? group.atEase : group.pulse))
  const ids = groups.flatMap((group) => group.silent)
  if (ids.length === 0) return { names: [], count: 0 }
  const people = await database.db
    .selectFrom('person')
    .select('name')
    .where('organisationId', '=', organisationId)
    .where('personId', 'in', ids.slice(0, mostNamed))
    .orderBy('name')
    .execute()
  return { names: people.map(({ name }) => name), count: ids.length }
}

const asked: Partial<Readonly<Record<CheckSource, (asked: Asked, check: GateCheck) => Promise<AskedPeople>>>> = {
  preparation: ownersOfTasks,
  training: notTrained,
  satisfaction: silent,
  recommendation: silent,
  atEase: silent,
}

/** Null where nobody in particular can. */
export const whoCan = async (gate: Asked, check: GateCheck): Promise<AskedPeople | null> => {
  const found = await asked[check.source]?.(gate, check)
  return found && found.count > 0 ? found : null
}
