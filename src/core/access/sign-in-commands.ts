/** Coming in, going out and changing the way in, as the audit trail keeps them: they change no rows, and the server alone issues them (AC-3, AC-4). */
import { type At, type Command, command, rows } from '#core/kernel/command.ts'
import { id, nullable, oneOf, shape, text, whole } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import * as z from 'zod/mini'

/** How somebody came in; by a personal link is `access.acceptInvitation`. */
export const signInWays = ['password', 'passkey', 'mailedLink', 'company', 'otherOrganisation'] as const
export type SignInWay = (typeof signInWays)[number]

const instant = z.iso.datetime()

/** An entry about an account: the one that does it, unless the input says of whom it speaks. Problem: `access.memberUnknown`. */
const told = <const Name extends `access.${string}`, Input>(
  name: Name,
  about: string,
  input: Command<Name, Input>['input'],
  of: (input: Input, at: At) => string | null = (_input, at) => at.by.accountId,
) =>
  command({
    name,
    inside: true,
    about,
    may: 'access.roles',
    input,
    needs: (given, at) => ({ members: rows('membership', { accountId: of(given, at) ?? '' }) }),
    decide: ({ members }, given, at) => {
      if (of(given, at) !== null && members.length === 0) throw new Problem('access.memberUnknown', {})
      return []
    },
  })

/** Somebody came in (AC-3): which way; the trail has the device. */
export const signIn = told('access.signIn', 'Says on the trail that somebody signed in, and which way.', shape({ way: oneOf(signInWays) }))

/** Somebody went out: on this device, or on others of theirs. */
export const signOut = told(
  'access.signOut',
  'Says on the trail that somebody signed out, here or on other devices of theirs.',
  shape({ where: oneOf(['here', 'there']) }),
)

/** Tries in vain, a whole burst at once; `accountId` is null where nobody here was named (AC-3). */
export const refuseSignIns = told(
  'access.refuseSignIns',
  'Says on the trail how often signing in was refused in a while, and for whom; a burst of tries is one entry.',
  shape({ accountId: nullable(id), count: whole(1, 1_000_000_000), from: instant, to: instant }),
  ({ accountId }) => accountId,
)

/** A passkey more; its own name for the device, never its id. */
export const addPasskey = told('access.addPasskey', 'Says on the trail that somebody added a passkey.', shape({ name: text(80) }))

/** A passkey less. */
export const removePasskey = told('access.removePasskey', 'Says on the trail that somebody removed a passkey.', shape({ name: text(80) }))

/** Another password: with the current one, by a mailed link, or the first one. */
export const changePassword = told(
  'access.changePassword',
  'Says on the trail that somebody changed their password, and by what they were known.',
  shape({ by: oneOf(['password', 'mailedLink']) }),
)

export const signInCommands = [signIn, signOut, refuseSignIns, addPasskey, removePasskey, changePassword] as const
