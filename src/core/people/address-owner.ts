/** Whose address on the staff list somebody may change: it can lead to an account, so not of a role that they could not give (AC-1). */
import { type Role, rolesToGive } from '#core/access/access.ts'
import type { At } from '#core/kernel/command.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row } from '#core/kernel/rows.ts'

type Member = Pick<Row<'membership'>, 'personId' | 'role'>

/** The people whose address is not theirs to change, by the rights of whoever asks; who does not sign in here is nobody's secret. */
export const addressesKept = (members: readonly Member[], rights: At['by']['rights']): ReadonlySet<string> => {
  const mine = rolesToGive(rights ?? [])
  return new Set(members.flatMap(({ personId, role }) => (personId === null || mine.includes(role as Role) ? [] : [personId])))
}

/** Refuses another address for somebody whose role the editor could not give. Problem: people.addressNotYours. */
export const refuseAddress = (
  kept: ReadonlySet<string>,
  before: Pick<Row<'person'>, 'personId' | 'name' | 'email'>,
  after: Pick<Row<'person'>, 'email'>,
  field: string,
): void => {
  if (kept.has(before.personId) && after.email !== (before.email?.toLowerCase() ?? null))
    throw new Problem('people.addressNotYours', { name: before.name }, { field })
}
