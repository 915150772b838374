/** The pairs of one person who was moved to another phase: those that no longer fit are made anew with people around them (TR-5). */
import { type At, type Change, put, remove } from '#core/kernel/command.ts'
import type { Row, StoredRow } from '#core/kernel/rows.ts'
import type { PlanPerson } from '#core/plan/plan.ts'
import { peopleFromRows, type PlanRows } from '#core/plan/plan-facts.ts'
import { byText } from '#core/plan/ranking.ts'
import { settingsOf } from '#core/plan/settings.ts'
import { reasoning } from '#core/training/buddies.ts'
import { candidatesFor } from '#core/training/buddy-candidates.ts'

type Rows = Pick<
  PlanRows,
  'organisation' | 'rollouts' | 'people' | 'locations' | 'participants' | 'phases' | 'attendees' | 'buddies' | 'warnings'
>

/** A person, those who sit in their sessions, the buddies of these, their buddies, and so on. */
const circleOf = (personId: string, { attendees, buddies }: Rows): ReadonlySet<string> => {
  const own = new Set(attendees.flatMap((row) => (row.personId === personId ? [row.sessionKey] : [])))
  const buddyOf = new Map(buddies.map((row) => [row.personId, row.buddyId]))
  const circle = new Set([personId, ...attendees.flatMap((row) => (own.has(row.sessionKey) ? [row.personId] : []))])
  for (const one of circle) {
    const buddy = buddyOf.get(one)
    if (buddy !== undefined) circle.add(buddy)
  }
  return circle
}

/** Whether the plan says already that there are too few buddies for somebody's language in their phase. */
const isKnownShort = (warnings: Rows['warnings'], { language, current }: PlanPerson): boolean =>
  warnings.some(({ code, params }) => {
    if (code !== 'training.buddiesShort' && code !== 'training.pilotsShort') return false
    const said = JSON.parse(params) as { language: string; phase: string }
    return said.language === language && said.phase === current
  })

/**
 * The pairs that change when somebody was moved to another phase: their own buddy where that one no longer goes before them, and those whom they
 * help and no longer go before. Others around them take over: whoever learns with them, and who helps these. Where none has room, the pair ends if
 * the plan says already that buddies are short there; else null: the whole plan may know somebody. Pairs that somebody chose stay.
 *
 * @example pairsAfterMove(after, moved, at) // [put buddy { personId: 'milton', buddyId: 'sherida', … }]
 */
export const pairsAfterMove = (from: Rows, { rolloutId, personId }: StoredRow<'participant'>, at: At): Change[] | null => {
  const { people, locations } = peopleFromRows(from, at)
  const circle = circleOf(personId, from)
  const near = people.filter(({ id, leftOn }) => circle.has(id) && leftOn === null).sort((one, other) => byText(one.id, other.id))
  const settings = settingsOf(from.rollouts[0]?.settings ?? '{}')
  const phases = from.phases.filter(({ headCount }) => headCount > 0)
  const because = reasoning({ locations })
  const buddies = new Map(from.buddies.map((row): [string, Row<'buddy'>] => [row.personId, row]))
  const concerned = new Set([personId, ...from.buddies.flatMap((row) => (row.buddyId === personId ? [row.personId] : []))])
  const changes: Change[] = []
  for (const person of people.filter(({ id }) => concerned.has(id)).sort((one, other) => byText(one.id, other.id))) {
    const pair = buddies.get(person.id)
    const candidates = candidatesFor(person, { people: near, settings }, phases, [...buddies.values()])
    if (pair && (pair.chosenAt !== null || candidates.some((one) => one.person.id === pair.buddyId))) continue
    const buddy = candidates.find(({ free }) => free)?.person
    if (buddy) {
      const row = { rolloutId, personId: person.id, buddyId: buddy.id, because: JSON.stringify(because(person, buddy)), chosenAt: null }
      changes.push(put('buddy', row))
      buddies.set(person.id, row)
    } else if (!isKnownShort(from.warnings, person)) return null
    else if (pair) {
      changes.push(remove('buddy', pair))
      buddies.delete(person.id)
    }
  }
  return changes
}
