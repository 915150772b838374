/** From stored rows back to a plan: what was decided, not what would be decided anew. */
import { adviseApproach } from '#core/plan/approach.ts'
import { planMarks } from '#core/plan/plan-marks.ts'
import type { Plan, PlanFacts, PlannedPhase, Shape } from '#core/plan/plan.ts'
import type { PlanRows } from '#core/plan/plan-facts.ts'
import { notesOf, type Note } from '#core/kernel/note.ts'
import type { Language } from '#core/kernel/language.ts'

const shapeOfKeys = (keys: ReadonlySet<string>): Shape => {
  if (keys.has('switch')) return keys.has('off') ? 'big-bang' : 'solo'
  if (keys.has('week-1')) return 'small'
  return keys.has('pilot') ? 'growing' : 'phased'
}

const listOf = <K, V>(rows: Iterable<readonly [K, V]>): ReadonlyMap<K, V[]> => {
  const found = new Map<K, V[]>()
  for (const [key, value] of rows) {
    const here = found.get(key)
    if (here) here.push(value)
    else found.set(key, [value])
  }
  return found
}

/**
 * The plan as it was drafted and kept, for papers and downloads (TL-5); undefined before the first draft. Who has left since
 * is not in it; whatever else changed is for the next draft to say.
 *
 * @example planFromRows(rows, facts)?.phases[0]?.goLive // '2026-12-07'
 */
export const planFromRows = (rows: PlanRows, facts: PlanFacts): Plan | undefined => {
  if (rows.phases.length === 0) return undefined
  const here = new Set(facts.people.map(({ id }) => id))
  const phaseRows = rows.phases.toSorted((a, b) => a.position - b.position)
  const members = listOf(
    rows.participants.flatMap((row) => (row.phaseKey === null || !here.has(row.personId) ? [] : [[row.phaseKey, row] as const])),
  )
  const sites = listOf(rows.phaseSites.map((row) => [row.phaseKey, row] as const))
  const seated = listOf(
    rows.attendees
      .filter(({ personId, state }) => state === 'seat' && here.has(personId))
      .map((row) => [row.sessionKey, row.personId] as const),
  )
  const phases = phaseRows.map((row): PlannedPhase => ({
    key: row.phaseKey,
    position: row.position,
    goLive: row.goLiveOn,
    ends: row.endsOn,
    anchorOn: row.anchorOn,
    share: row.share,
    sites: (sites.get(row.phaseKey) ?? []).map(({ locationId, goLiveOn, headCount }) => ({ locationId, goLive: goLiveOn, headCount })),
    people: (members.get(row.phaseKey) ?? []).map((person) => ({
      id: person.personId,
      goLive: person.goLiveOn ?? row.goLiveOn,
      because: notesOf(person.because),
    })),
  }))
  const headCount = phases.reduce((sum, phase) => sum + phase.people.length, 0)
  const places = new Set(rows.phaseSites.map((row) => row.locationId)).size
  const last = phases.at(-1)
  const off = phases.find(({ key }) => key === 'off')
  return {
    approach: adviseApproach({ headCount, places, complexity: facts.complexity, critical: facts.critical, approach: facts.approach }),
    shape: shapeOfKeys(new Set(phases.map(({ key }) => key))),
    headCount,
    phases,
    messages: rows.messages
      .map((row) => ({
        key: row.messageKey,
        kind: row.kind as Plan['messages'][number]['kind'],
        stage: row.stage as Plan['messages'][number]['stage'],
        phase: row.phaseKey,
        locationId: row.locationId,
        sendOn: row.sendOn,
        readers: row.readers,
      }))
      .toSorted((a, b) => (a.sendOn < b.sendOn ? -1 : a.sendOn > b.sendOn ? 1 : a.key < b.key ? -1 : 1)),
    sessions: rows.sessions
      .filter(({ cancelledAt }) => cancelledAt === null)
      .map((row) => ({
        key: row.sessionKey,
        phase: row.phaseKey,
        locationId: row.locationId,
        language: row.language as Language,
        startsAt: row.startsAt,
        minutes: row.minutes,
        seats: row.seats,
        trainer: row.trainer,
        room: row.room,
        form: row.form as Plan['sessions'][number]['form'],
        attendees: seated.get(row.sessionKey) ?? [],
      }))
      .toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt) || (a.key < b.key ? -1 : 1)),
    officeHours: rows.officeHours
      .map((row) => ({
        key: row.officeKey,
        phase: row.phaseKey,
        locationId: row.locationId,
        startsAt: row.startsAt,
        minutes: row.minutes,
        hostId: row.hostId,
      }))
      .toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt) || (a.key < b.key ? -1 : 1)),
    buddies: rows.buddies
      .filter(({ personId, buddyId }) => here.has(personId) && here.has(buddyId))
      .map((row) => ({ person: row.personId, buddy: row.buddyId, because: notesOf(row.because) })),
    champions: rows.champions
      .filter(({ personId }) => here.has(personId))
      .map((row) => ({ locationId: row.locationId, person: row.personId, because: notesOf(row.because) })),
    checklist: rows.items
      .map((row) => ({
        key: row.itemKey,
        phase: row.phaseKey,
        list: row.list as Plan['checklist'][number]['list'],
        item: row.item,
        due: row.dueOn,
      }))
      .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.key < b.key ? -1 : 1)),
    marks: planMarks(facts, phases),
    oldSystemOff: { earliest: off?.goLive ?? last?.ends ?? facts.startOn, gate: 'GA-7' },
    warnings: rows.warnings
      .toSorted((a, b) => a.position - b.position)
      .map((row) => ({ code: row.code, params: JSON.parse(row.params) as unknown }) as Note),
  }
}
