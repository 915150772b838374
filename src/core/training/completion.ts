/** Who is trained: present for long enough, as a share of everyone assigned (TR-6, TR-7). */
import { worksOn } from '#core/kernel/employment.ts'
import type { Row } from '#core/kernel/rows.ts'

/** How somebody stands: trained, there for too short a time, did not come, or still to come. */
export type Trained = 'complete' | 'short' | 'missed' | 'toCome'

/** The session's minutes for which somebody must be there, from the share that is asked (TR-6). */
export const isComplete = (minutes: number, sessionMinutes: number, presentShare: number): boolean =>
  sessionMinutes > 0 && minutes >= sessionMinutes * presentShare - 1e-9

export interface CompletionRows {
  readonly rolloutId: string
  readonly participants: readonly Pick<Row<'participant'>, 'rolloutId' | 'personId' | 'phaseKey' | 'excludedAt'>[]
  readonly phases: readonly Pick<Row<'phase'>, 'rolloutId' | 'phaseKey' | 'position' | 'headCount'>[]
  readonly sessions: readonly Row<'session'>[]
  readonly attendance: readonly Row<'attendance'>[]
  /** People with a seat in a session to come. */
  readonly seatedAhead: ReadonlySet<string>
  /** People who left before today are assigned nothing any more. */
  readonly people: readonly Pick<Row<'person'>, 'personId' | 'leftOn'>[]
}

export interface CohortCompletion {
  readonly phaseKey: string
  /** Everyone assigned: who is in the phase and has not left, whether they came or not (TR-7). */
  readonly assigned: number
  readonly complete: number
  /** Not trained yet, with a seat in a session to come. */
  readonly seated: number
  /** `complete` of `assigned`, 0 to 1; nought where nobody is assigned. */
  readonly share: number
  /** Who is not trained, by person, and how they stand. */
  readonly missing: readonly { readonly personId: string; readonly state: Exclude<Trained, 'complete'> }[]
}

/**
 * How each person of a rollout stands: the best of the sessions they were at counts, whichever phase it was for (TR-6).
 *
 * @example trainedOf(sessions, attendance, 0.75).get('milton') // 'complete'
 */
export const trainedOf = (
  sessions: readonly Pick<Row<'session'>, 'rolloutId' | 'sessionKey' | 'minutes'>[],
  attendance: readonly Row<'attendance'>[],
  presentShare: number,
): ReadonlyMap<string, Exclude<Trained, 'toCome'>> => {
  const lengths = new Map(sessions.map((row) => [`${row.rolloutId} ${row.sessionKey}`, row.minutes]))
  const rank = { missed: 0, short: 1, complete: 2 } as const
  const standing = new Map<string, keyof typeof rank>()
  for (const { rolloutId, sessionKey, personId, minutes } of attendance) {
    const length = lengths.get(`${rolloutId} ${sessionKey}`)
    if (length === undefined) continue
    const here = isComplete(minutes, length, presentShare) ? 'complete' : minutes > 0 ? 'short' : 'missed'
    const before = standing.get(personId)
    if (before === undefined || rank[here] > rank[before]) standing.set(personId, here)
  }
  return standing
}

/**
 * Training completion per cohort: a share of everyone assigned, not of those who came (TR-7). Phases without people are left out.
 *
 * @example completionOf(rows, 0.75, '2026-12-04')[0] // { phaseKey: 'early', assigned: 15, complete: 12, seated: 2, share: 0.8, missing: [...] }
 */
export const completionOf = (rows: CompletionRows, presentShare: number, today: string): CohortCompletion[] => {
  const trained = trainedOf(
    rows.sessions.filter((row) => row.rolloutId === rows.rolloutId),
    rows.attendance,
    presentShare,
  )
  const gone = new Set(rows.people.filter((person) => !worksOn(person, today)).map(({ personId }) => personId))
  const assigned = rows.participants.filter((row) => row.rolloutId === rows.rolloutId && row.excludedAt === null && !gone.has(row.personId))
  const byPhase = Map.groupBy(assigned, (row) => row.phaseKey)
  return rows.phases
    .filter((row) => row.rolloutId === rows.rolloutId && row.headCount > 0)
    .toSorted((a, b) => a.position - b.position)
    .map(({ phaseKey }): CohortCompletion => {
      const everyone = byPhase.get(phaseKey) ?? []
      const missing = everyone.flatMap(({ personId }): CohortCompletion['missing'][number][] => {
        const state = trained.get(personId) ?? 'toCome'
        return state === 'complete' ? [] : [{ personId, state }]
      })
      const complete = everyone.length - missing.length
      const seated = missing.filter(({ personId }) => rows.seatedAhead.has(personId)).length
      return {
        phaseKey,
        assigned: everyone.length,
        complete,
        seated,
        share: everyone.length === 0 ? 0 : complete / everyone.length,
        missing,
      }
    })
}
