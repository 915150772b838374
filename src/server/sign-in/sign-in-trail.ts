/** Puts coming in, going out and changing the way in on the audit trail; a burst of tries in vain becomes one entry (AC-3, AC-4). */
import type { signInCommands } from '#core/access/sign-in-commands.ts'
import type { CommandInputs } from '#core/registry/command-inputs.ts'
import { commandCall } from '#server/base/command-call.ts'
import { systemActor } from '#core/access/access.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Database } from '#server/db/database.ts'
import type { Write } from '#server/write/write.ts'

/** Who it was, in which organisation; the name is the account's. */
export interface Whose {
  readonly organisationId: string
  readonly accountId: string
  readonly name: string
}

/** The commands of `sign-in-commands.ts`. */
type SignInCommand = (typeof signInCommands)[number]['name']

export interface SignInTrail {
  /** Writes one entry: a command of `sign-in-commands.ts` with its input. */
  note<Name extends SignInCommand>(whose: Whose, device: string | null, name: Name, input: CommandInputs[Name]): Promise<void>
  /** Counts a try in vain; `named` is the e-mail address or the account that was tried, null where none was. Does not wait for anything. */
  refused(named: string | null): void
  /** Writes down what was counted for somebody who came in after all, before that is written down. */
  settle(named: string): Promise<void>
  /** Writes down all that was counted. */
  close(): Promise<void>
}

/** Tries so close together are one burst. */
const burst = 10 * 60_000
/** More names than this in one burst are a flood, and are counted as nobody in particular. */
const mostNames = 500

interface Burst {
  count: number
  readonly from: string
  to: string
}

/** What counts as a try in vain: a secret that was not right, or one that was not even looked at. */
const vain: ReadonlySet<string> = new Set([
  'access.wrongPassword',
  'access.passkeyUnfit',
  'access.mailedLinkUsedUp',
  'access.inviteUsedUp',
  'access.currentPasswordWrong',
  'access.tooManyTries',
])
export const isInVain = (trouble: unknown): boolean => trouble instanceof Problem && vain.has(trouble.code)

/** Writes an entry; of somebody who lost their access in the meantime nothing is left to say. */
const unlessGone = async (writing: () => Promise<unknown>): Promise<void> => {
  try {
    await writing()
  } catch (trouble) {
    if (!(trouble instanceof Problem) || trouble.code !== 'access.memberUnknown') throw trouble
  }
}

/** Makes the trail of a server's doors; `onFault` hears of what could not be written down. */
export const createSignInTrail = ({ db }: Database, write: Write, now: () => string, onFault: (fault: unknown) => void): SignInTrail => {
  const bursts = new Map<string | null, Burst>()
  let timer: NodeJS.Timeout | undefined

  /** Where a burst belongs: with the account that was named, else in the only organisation there is. */
  const placesOf = async (named: string | null): Promise<{ organisationId: string; accountId: string | null }[]> => {
    const members =
      named === null
        ? []
        : await db
            .selectFrom('account')
            .innerJoin('membership', 'membership.accountId', 'account.accountId')
            .select(['membership.organisationId', 'account.accountId'])
            .where((on) => on.or([on('account.email', '=', named), on('account.accountId', '=', named)]))
            .execute()
    if (members.length > 0) return members
    const found = await db.selectFrom('organisation').select('organisationId').limit(2).execute()
    return found.length === 1 ? found.map(({ organisationId }) => ({ organisationId, accountId: null })) : []
  }

  const writeDown = async (counted: readonly (readonly [string | null, Burst])[]): Promise<void> => {
    const entries = new Map<string, Burst & { organisationId: string; accountId: string | null }>()
    for (const [named, { count, from, to }] of counted)
      for (const place of await placesOf(named)) {
        const key = JSON.stringify(place)
        const before = entries.get(key)
        // Whoever is not known here shares one entry, however many names they tried.
        entries.set(
          key,
          before
            ? { ...before, count: before.count + count, from: before.from < from ? before.from : from, to: before.to > to ? before.to : to }
            : { ...place, count, from, to },
        )
      }
    for (const { organisationId, ...input } of entries.values())
      await unlessGone(() => write(systemActor(organisationId), commandCall(now(), 'access.refuseSignIns', input)))
  }

  const take = (keys: Iterable<string | null>): (readonly [string | null, Burst])[] =>
    [...keys].flatMap((key) => {
      const found = bursts.get(key)
      bursts.delete(key)
      return found ? [[key, found] as const] : []
    })

  const flush = async (keys: Iterable<string | null>): Promise<void> => {
    try {
      await writeDown(take([...keys]))
    } catch (fault) {
      onFault(fault)
    }
  }

  return {
    note: async ({ organisationId, accountId, name: called }, device, name, input) => {
      const actor = { ...systemActor(organisationId), accountId, name: called }
      await unlessGone(() => write(actor, commandCall(now(), name, input), { device }))
    },
    refused: (named) => {
      const wanted = named?.trim().toLowerCase() ?? null
      const key = bursts.has(wanted) || bursts.size < mostNames ? wanted : null
      const at = now()
      const found = bursts.get(key)
      if (found) {
        found.count += 1
        found.to = at
      } else bursts.set(key, { count: 1, from: at, to: at })
      timer ??= setTimeout(() => {
        timer = undefined
        void flush(bursts.keys())
      }, burst).unref()
    },
    settle: async (named) => {
      const key = named.trim().toLowerCase()
      if (bursts.has(key)) await flush([key])
    },
    close: async () => {
      clearTimeout(timer)
      await flush(bursts.keys())
    },
  }
}
