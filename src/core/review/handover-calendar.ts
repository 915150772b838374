/** What is still to come when a rollout is handed over, by day (RV-5). */
import { itemName, listName } from '#core/checklist/checklist.ts'
import { issueState } from '#core/contingency/issues.ts'
import { todayIn } from '#core/kernel/calendar.ts'
import { note, type Note } from '#core/kernel/note.ts'
import { exportDue, firstGoLive } from '#core/plan/old-system.ts'
import { phaseName } from '#core/plan/phase-guide.ts'
import type { Ahead, AheadKind, HandoverFacts } from '#core/review/handover-parts.ts'
import { completedOn, reviewsOf } from '#core/review/review-moments.ts'

const byDay = (one: Ahead, other: Ahead): number =>
  one.on === other.on ? Date.parse(one.at ?? one.on) - Date.parse(other.at ?? other.on) : one.on < other.on ? -1 : 1

/** Everything that is planned, due or ends from today on, and what is late. */
export const calendarOf = (facts: HandoverFacts): readonly Ahead[] => {
  const { today, now, zone, phases, oldSystem, rollout } = facts
  const placeOf = new Map(facts.locations.map((one) => [one.locationId, one]))
  const nameOf = new Map(facts.people.map((one) => [one.personId, one.name]))
  const day = (kind: AheadKind, on: string | null | undefined, about: Ahead['about'], more: Partial<Ahead> = {}): Ahead[] =>
    on == null ? [] : [{ on, until: null, count: 1, late: on < today, at: null, zone, kind, about, location: null, name: null, ...more }]
  const moment = (kind: AheadKind, at: string, about: Ahead['about'], locationId: string | null, name: string | null): Ahead[] => {
    if (Date.parse(at) <= Date.parse(now)) return []
    const place = placeOf.get(locationId ?? '')
    const here = place?.zone ?? zone
    const on = todayIn(here, at)
    return [{ on, until: null, count: 1, late: false, at, zone: here, kind, about, location: place?.name ?? null, name }]
  }
  /** The first of those alike, with how many there are. */
  const together = (alike: Iterable<readonly Ahead[]>): readonly Ahead[] =>
    [...alike].flatMap((some) => {
      const inOrder = some.toSorted(byDay)
      const [first] = inOrder
      if (!first) return []
      const last = inOrder.at(-1)?.on ?? first.on
      const names = new Set(inOrder.map(({ name }) => name))
      return [{ ...first, until: last === first.on ? null : last, count: inOrder.length, name: names.size === 1 ? first.name : null }]
    })
  const completed = completedOn({ phases, oldSystem, zone })
  const held = new Set(facts.reviews.map((one) => one.moment))
  const due =
    rollout.oldSystem === null ? null : exportDue({ oldSystem, exports: facts.exports, firstGoLiveOn: firstGoLive(phases) }, today)
  return [
    ...phases.flatMap((phase) =>
      phase.goLiveOn >= today
        ? day(phase.waitsSinceOn === null ? 'start' : 'waitingStart', phase.waitsSinceOn ?? phase.goLiveOn, phaseName(phase.phaseKey))
        : [],
    ),
    ...facts.sessions.flatMap((one) => moment('session', one.startsAt, phaseName(one.phaseKey), one.locationId, null)),
    ...together(
      [...Map.groupBy(facts.officeHours, ({ phaseKey, locationId }) => `${phaseKey}/${locationId}`).values()].map((hours) =>
        hours.flatMap((one) =>
          moment('officeHour', one.startsAt, phaseName(one.phaseKey), one.locationId, nameOf.get(one.hostId ?? '') ?? null),
        ),
      ),
    ),
    ...facts.messages.flatMap((one) =>
      day('message', one.sendOn, { code: `communication.kind.${one.kind}`, params: {} } as Note, {
        location: placeOf.get(one.locationId ?? '')?.name ?? null,
      }),
    ),
    ...together(
      [...Map.groupBy(facts.items, ({ dueOn, phaseKey, list }) => `${dueOn}/${phaseKey}/${list}`).values()].map((items) =>
        items.flatMap((one) =>
          day('task', one.dueOn, items.length === 1 ? itemName(one.item) : listName(one.list), {
            name: nameOf.get(one.ownerId ?? '') ?? null,
          }),
        ),
      ),
    ),
    ...(completed === null ? [] : reviewsOf(completed, facts.reviews, today).filter((one) => !held.has(one.moment))).flatMap((one) =>
      day('review', one.on, note('review.at', { moment: one.moment })),
    ),
    ...facts.actions
      .filter(({ doneAt }) => doneAt === null)
      .flatMap((one) => day('action', one.dueOn, one.title, { name: nameOf.get(one.ownerId) ?? null })),
    ...facts.issues.flatMap((one) => (issueState(one) === 'open' ? day('fix', one.vendorFixOn, one.title) : [])),
    ...day('export', due?.on, rollout.oldSystem, { name: nameOf.get(oldSystem?.keeperId ?? '') ?? null }),
    ...(oldSystem?.contractEndsOn != null && oldSystem.contractEndsOn >= today
      ? day('contract', oldSystem.contractEndsOn, rollout.oldSystem)
      : []),
    ...(oldSystem?.archiveUntilOn != null && oldSystem.archiveUntilOn >= today
      ? day('archive', oldSystem.archiveUntilOn, oldSystem.archivePlace)
      : []),
    ...(oldSystem?.celebrateAt == null ? [] : moment('celebration', oldSystem.celebrateAt, oldSystem.celebratePlace, null, null)),
  ].toSorted(byDay)
}
