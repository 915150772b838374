/** A person in a rollout before anything has been planned for them. */
import type { Row } from '#core/kernel/rows.ts'

/** A participant of whom nothing is known yet. */
export const participantOf = (rolloutId: string, personId: string): Row<'participant'> => ({
  rolloutId,
  personId,
  pilot: 0,
  keenness: 0,
  oldUse: null,
  nominated: 0,
  phaseKey: null,
  because: '[]',
  goLiveOn: null,
  pinnedAt: null,
  pinnedBy: null,
  excludedAt: null,
  excludedBecause: null,
  notBeforeOn: null,
})
