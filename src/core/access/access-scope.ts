/** How far a command reaches: a member themselves, a champion their places, a lead everyone (AC-1, AC-2). */
import type { At } from '#core/kernel/command.ts'
import { Problem } from '#core/kernel/problem.ts'

/**
 * The person who gives the command. Problem: access.notAPerson, for an account that is nobody on the staff list.
 *
 * @example selfOf(at) // 'sherida'
 */
export const selfOf = ({ by }: At): string => {
  if (!by.personId) throw new Problem('access.notAPerson', {})
  return by.personId
}

/** Whether what is about this person and this place is within reach of whoever gives the command. */
export const withinReach = ({ by }: At, about: { readonly personId?: string | null; readonly locationId?: string | null }): boolean => {
  if (by.places == null) return true
  if (about.personId != null && about.personId === by.personId) return true
  return about.locationId != null && by.places.includes(about.locationId)
}

/** Refuses what is beyond reach as if it were not there. Problem: access.notFound. */
export const refuseBeyond = (at: At, about: { readonly personId?: string | null; readonly locationId?: string | null }): void => {
  if (!withinReach(at, about)) throw new Problem('access.notFound', {})
}
