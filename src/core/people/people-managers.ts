/** Who leads whom: a manager given by address, number or name as an address. */
import { bareEmail, isEmail } from '#core/people/people-emails.ts'
import { plainHeading } from '#core/people/people-headers.ts'
import { inOrder } from '#core/people/name-order.ts'

interface Reachable {
  readonly name: string
  readonly email: string | null
  readonly employeeNumber: string | null
}

/**
 * An e-mail address as it is; a number or a name that only one person has as that person's address.
 * @example managerFinder([{ name: 'Ann', email: 'ann@x.sr', employeeNumber: '7' }])('7', null) // 'ann@x.sr'
 */
export const managerFinder = (everyone: readonly Reachable[]): ((said: string | null, number: string | null) => string | null) => {
  const byNumber = new Map(everyone.flatMap(({ employeeNumber, email }) => (employeeNumber && email ? [[employeeNumber, email]] : [])))
  let byName: Map<string, string | null> | undefined
  /** Made when first asked for, because most lists name managers by address or number. */
  const emailByName = (name: string): string | null => {
    if (!byName) {
      byName = new Map()
      for (const one of everyone) {
        const key = plainHeading(one.name)
        const there = byName.get(key)
        byName.set(key, there === undefined || there === one.email ? one.email : null)
      }
    }
    return byName.get(plainHeading(name)) ?? null
  }
  const find = (said: string): string | null => {
    const email = bareEmail(said)
    return isEmail(email) ? email : (byNumber.get(said) ?? emailByName(inOrder(said)))
  }
  return (said, number) => (said && find(said)) ?? (number && byNumber.get(number)) ?? null
}
