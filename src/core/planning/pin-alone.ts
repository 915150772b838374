/** A pin that moves one person and nobody else: decided on the rows around them, not on everyone (PH-10). */
import { type At, type Change, type Facts, put, rows, rowsAmong } from '#core/kernel/command.ts'
import { fewPeople } from '#core/kernel/many.ts'
import { note, notesOf } from '#core/kernel/note.ts'
import type { StoredRow } from '#core/kernel/rows.ts'
import type { PlanRows } from '#core/plan/plan-facts.ts'
import { bandFor } from '#core/plan/shape.ts'
import { pairsAfterMove } from '#core/training/pairs-after-move.ts'
import { seatAfterMove } from '#core/training/seat-after-move.ts'

/** The rows of a plan that tell whether a pin touches nobody else. */
export type PinRows = Pick<
  PlanRows,
  | 'organisation'
  | 'rollouts'
  | 'people'
  | 'locations'
  | 'participants'
  | 'phases'
  | 'phaseSites'
  | 'champions'
  | 'messages'
  | 'sessions'
  | 'attendees'
  | 'buddies'
  | 'warnings'
>

export interface Pin {
  readonly rolloutId: string
  readonly personId: string
  readonly phaseKey: string | null
}

/** Of everyone only who learns with this person, who helps these, and so on; of the sessions only those of the phase at the person's location. */
export const pinNeeds = ({ rolloutId, personId, phaseKey }: Pin) => {
  const circle = [
    ['mates', 'personId'],
    ['helpers', 'buddyId'],
  ] as const
  const concerned = [...circle, ['helpedHere', 'personId']] as const
  return {
    organisation: rows('organisation'),
    rollouts: rows('rollout', { rolloutId }),
    locations: rows('location'),
    phases: rows('phase', { rolloutId }),
    warnings: rows('warning', { rolloutId }),
    champions: rows('champion', { rolloutId, personId }),
    person: rows('person', { personId }),
    part: rows('participant', { rolloutId, personId }),
    phaseSites: rowsAmong('phaseSite', 'locationId', [['person', 'locationId']], { rolloutId }),
    messages: rowsAmong('message', 'phaseKey', [['part', 'phaseKey']], { rolloutId }, [phaseKey ?? '']),
    own: rows('attendee', { rolloutId, personId }),
    attended: rowsAmong('session', 'sessionKey', [['own', 'sessionKey']], { rolloutId }),
    mates: rowsAmong('attendee', 'sessionKey', [['own', 'sessionKey']], { rolloutId }),
    offered: rowsAmong('session', 'locationId', [['person', 'locationId']], { rolloutId, phaseKey: phaseKey ?? '' }),
    seats: rowsAmong('attendee', 'sessionKey', [['offered', 'sessionKey']], { rolloutId }),
    helpers: rowsAmong('buddy', 'personId', circle, { rolloutId }, [personId]),
    helped: rowsAmong('buddy', 'buddyId', circle, { rolloutId }, [personId]),
    helpedHere: rows('buddy', { rolloutId, buddyId: personId }),
    people: rowsAmong('person', 'personId', concerned, {}, [personId]),
    participants: rowsAmong('participant', 'personId', concerned, { rolloutId }, [personId]),
  }
}

const once = <R extends object>(some: readonly R[], key: (row: R) => string): R[] => [
  ...new Map(some.map((row) => [key(row), row])).values(),
]

/** The same by the names that they have among all rows of a plan. */
export const pinRows = (facts: Facts<ReturnType<typeof pinNeeds>>): PinRows => ({
  ...facts,
  sessions: once([...facts.attended, ...facts.offered], ({ sessionKey }) => sessionKey),
  attendees: once([...facts.mates, ...facts.seats], ({ sessionKey, personId }) => `${sessionKey} ${personId}`),
  buddies: once([...facts.helpers, ...facts.helped], ({ personId }) => personId),
})

const isFixedNote = ({ code }: { readonly code: string }): boolean => code === 'plan.because.fixed'

/** Who stays in the phase: the reason is the one before, with or without the pin. */
const stays = ({ because, ...pinned }: StoredRow<'participant'>): Change[] => {
  const others = notesOf(because).filter((one) => !isFixedNote(one))
  const notes = pinned.pinnedAt === null ? others : [note('plan.because.fixed', {}), ...others]
  return [put('participant', { ...pinned, because: JSON.stringify(notes) })]
}

/** The counts of readers that messages of two phases come to. */
const readersAfter = (messages: PinRows['messages'], locationId: string, goes: string | null, comes: string | null, at: At): Change[] =>
  messages.flatMap((row) => {
    if (row.phaseKey === null || row.queuedAt !== null || row.sendOn < at.today) return []
    const by = row.phaseKey === comes ? 1 : row.phaseKey === goes ? -1 : 0
    const isOwn = ({ kind, phaseKey, locationId: place }: typeof row): boolean =>
      kind === row.kind && phaseKey === row.phaseKey && place === locationId
    const reads = row.locationId === locationId || (row.locationId === null && !messages.some(isOwn))
    return by !== 0 && reads ? [put('message', { ...row, readers: row.readers + by })] : []
  })

/**
 * What a pin changes where it touches nobody but the person and who is paired with them; null where more has to be planned anew: the plan is of
 * few people, the phase would be larger or smaller than it should be (PH-3, PH-4), a location comes or goes, no seat is free, nobody near
 * can be a buddy, or the person is a champion or was chosen to go first (PH-7).
 *
 * `pinned` is the participant as it is to be. Figures in reasons and warnings of others stay those of the last whole plan.
 */
export const pinAlone = (from: PinRows, pinned: StoredRow<'participant'>, at: At): Change[] | null => {
  const { personId, phaseKey } = pinned
  const before = from.participants.find((row) => row.personId === personId)
  const person = from.people.find((row) => row.personId === personId)
  const total = from.phases.reduce((sum, { headCount }) => sum + headCount, 0)
  if (!before || !person || before.phaseKey === null || before.excludedAt !== null || total <= fewPeople) return null
  if (before.phaseKey === phaseKey) return pinned.pinnedAt === null && pinned.pilot === 1 ? null : stays(pinned)

  const { locationId } = person
  const phaseOf = (key: string | null) => from.phases.find((row) => row.phaseKey === key)
  const siteOf = (key: string | null) => from.phaseSites.find((row) => row.phaseKey === key && row.locationId === locationId)
  const [goes, comes, leaves, joins] = [phaseOf(before.phaseKey), phaseOf(phaseKey), siteOf(before.phaseKey), siteOf(phaseKey)]
  if (locationId === null || !goes || !comes || !leaves || !joins || leaves.headCount < 2) return null
  const isChampion = from.champions.some((row) => row.personId === personId)
  if (isChampion || before.nominated === 1 || before.pilot === 1 || before.notBeforeOn !== null || person.leftOn !== null) return null
  const phases = [
    { ...goes, headCount: goes.headCount - 1 },
    { ...comes, headCount: comes.headCount + 1 },
  ]
  const isWithin = ({ phaseKey: key, headCount }: (typeof phases)[number]): boolean => {
    const { least, most } = bandFor(key, total) ?? { least: 0, most: headCount }
    return headCount >= least && headCount <= most
  }
  if (!phases.every(isWithin)) return null

  const earlier = new Set(from.phases.filter(({ position }) => position < comes.position).map((row) => row.phaseKey))
  const helpers = from.phaseSites
    .filter((row) => row.locationId === locationId && earlier.has(row.phaseKey))
    .reduce((sum, row) => sum + row.headCount - (row === leaves ? 1 : 0), 0)
  const place = from.locations.find((row) => row.locationId === locationId)?.name ?? locationId
  const because = [note('plan.because.fixed', {}), ...(helpers > 0 ? [note('plan.because.helpAtPlace', { place, helpers })] : [])]
  const moved = { ...pinned, because: JSON.stringify(because), goLiveOn: joins.goLiveOn }
  const after = {
    ...from,
    participants: from.participants.map((row) => (row === before ? moved : row)),
    phases: from.phases.map((row) => phases.find((one) => one.phaseKey === row.phaseKey) ?? row),
  }
  const seat = seatAfterMove(after, moved, at)
  const pairs = pairsAfterMove(after, moved, at)
  if (!seat || !pairs) return null
  return [
    put('participant', moved),
    ...phases.map((row) => put('phase', { ...row, share: row.headCount / total })),
    put('phaseSite', { ...leaves, headCount: leaves.headCount - 1 }),
    put('phaseSite', { ...joins, headCount: joins.headCount + 1 }),
    ...readersAfter(from.messages, locationId, goes.phaseKey, comes.phaseKey, at),
    ...seat,
    ...pairs,
  ]
}
