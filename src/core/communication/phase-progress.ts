/** How far each phase is, as the weekly update tells it: started, trained, active (CM-3). */
import type { LetterRows } from '#core/communication/letter-facts.ts'
import type { Reader } from '#core/communication/recipients.ts'
import { toldShare } from '#core/metrics/small-groups.ts'
import { settingsOf } from '#core/plan/settings.ts'
import { trainedOf } from '#core/training/completion.ts'

/** A share as readers may know it, who see no names: of fewer than five people nothing is told, of a small group the band (ME-8). */
const told = (part: number | null, of: number | null) => (part === null || of === null ? ('unknown' as const) : toldShare(part, of))

/** How far each phase is, counted once for all readers. */
export const progressOf = (
  { rollouts, phases, sessions, attendances, goals }: LetterRows,
  everyone: ReadonlyMap<string, Reader>,
  today: string,
) => {
  const trained = trainedOf(sessions, attendances, settingsOf(rollouts[0]?.settings ?? '{}').presentShare)
  const used = new Map(goals.filter(({ goal }) => goal === 'active').map((row) => [row.phaseKey, row]))
  const members = Map.groupBy(everyone.values(), ({ participant }) => participant?.phaseKey ?? null)
  return phases
    .toSorted((a, b) => a.position - b.position)
    .flatMap(({ phaseKey: phase, goLiveOn: goLive, waitsSinceOn: planned }) => {
      const people = members.get(phase) ?? []
      if (people.length === 0) return []
      const started = people.filter(({ participant }) => (participant?.goLiveOn ?? goLive) <= today).length
      const known = people.some(({ person }) => trained.has(person.personId))
      const done = people.filter(({ person }) => trained.get(person.personId) === 'complete').length
      const { active = null, covered = null } = used.get(phase) ?? {}
      const use = told(active, covered)
      return [{ phase, goLive, planned, started, all: people.length, trained: told(known ? done : null, people.length), use }]
    })
}
