/** What a sponsor's page is computed from: the rows of one rollout, and counts of people made by the database. */
import { systemActor } from '#core/access/access.ts'
import { talliesOf } from '#core/communication/message-status.ts'
import { runbookStanding } from '#core/contingency/runbook.ts'
import type { SponsorFacts } from '#core/home/sponsor.ts'
import type { StoredRow, TableName } from '#core/registry/tables.ts'
import { isOverdue } from '#core/support/support-clock.ts'
import { countedDeliveries } from '#server/communication/delivery-queries.ts'
import { readAdoption } from '#server/metrics/adoption-reading.ts'
import { isFresh } from '#core/metrics/known-use.ts'
import type { Database } from '#server/db/database.ts'
import type { PulseOn } from '#server/pulse/pulse-queries.ts'
import { summarisePeople } from '#server/people/people-queries.ts'
import { completionByPhase } from '#server/training/training-queries.ts'

export const sponsorFacts = async (
  database: Database,
  rollout: StoredRow<'rollout'>,
  { now, today }: { readonly now: string; readonly today: string },
  pulseOn: PulseOn,
): Promise<SponsorFacts> => {
  const { db } = database
  const { organisationId, rolloutId } = rollout
  const actor = systemActor(organisationId)
  const rowsOf = <T extends TableName>(table: T): Promise<StoredRow<T>[]> =>
    db
      .selectFrom(table as 'phase')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('rolloutId', '=', rolloutId)
      .execute() as unknown as Promise<StoredRow<T>[]>
  // None of these tables grows with every person; people, seats and deliveries are only counted.
  const [phases, sites, items, messages, pauses] = await Promise.all([
    rowsOf('phase'),
    rowsOf('phaseSite'),
    rowsOf('checklistItem'),
    rowsOf('message'),
    rowsOf('pause'),
  ])
  const [sessions, officeHours, baseline, posts, warnings, gates, toldPhases] = await Promise.all([
    rowsOf('session'),
    rowsOf('officeHour'),
    rowsOf('baseline'),
    rowsOf('post'),
    rowsOf('warning'),
    rowsOf('gate'),
    rowsOf('toldPhase'),
  ])
  const [[runbook], steps, drills] = await Promise.all([rowsOf('runbook'), rowsOf('runbookStep'), rowsOf('drill')])
  const open = await db
    .selectFrom('ticket')
    .select(['state', 'dueAt'])
    .where('organisationId', '=', organisationId)
    .where('rolloutId', '=', rolloutId)
    .where('state', '=', 'open')
    .execute()
  const { figures } = await readAdoption({ database, now: () => now }, actor, { rollout: rolloutId })
  const pulse = await pulseOn({ organisationId, rolloutId, asOf: today })
  const { championsAt } = await summarisePeople(database, actor, rolloutId, today)
  return {
    today,
    now,
    tool: rollout.tool,
    oldSystem: rollout.oldSystem,
    isApproved: rollout.approvedAt !== null,
    phases: phases.toSorted((a, b) => a.position - b.position),
    sites,
    starts: sites.map(({ phaseKey, goLiveOn, headCount }) => ({ phaseKey, goLiveOn, people: headCount })),
    active: isFresh(figures)
      ? [...figures.phases].flatMap(([phaseKey, { assigned, notLive, coveredLive, activeLive }]) =>
          phaseKey === null ? [] : [{ phaseKey, live: assigned - notLive, covered: coveredLive, active: activeLive }],
        )
      : [],
    ease: [...pulse.phases].flatMap(([phaseKey, { atEase }]) =>
      phaseKey === null ? [] : [{ phaseKey, asked: atEase.people, answered: atEase.answered, yes: atEase.yes }],
    ),
    items,
    messages,
    tallies: talliesOf(await countedDeliveries(database, actor, rolloutId), posts),
    pauses: pauses.filter(({ endedAt }) => endedAt === null),
    gates,
    toldPhases,
    sessions,
    officeHours,
    completion: await completionByPhase(database, actor, rolloutId, { now, today }),
    championsAt: new Set(championsAt),
    runbookLacks: runbookStanding({ runbook, steps, drills }).lacks,
    baseline,
    warnings: warnings.length,
    overdueQuestions: open.filter((one) => isOverdue(one, now)).length,
  }
}
