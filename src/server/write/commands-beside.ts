/**
 * Commands about everyone go to a thread where the organisation is large or the list is long; sent twice at once, they are carried out once. One
 * that is known to change nothing is answered at once.
 */
import { largest } from '#core/kernel/many.ts'
import type { Actor } from '#core/access/access.ts'
import type { Stage } from '#server/threads/thread-task.ts'
import { isBody } from '#server/write/command-body.ts'
import { createNoChanges, type NoChanges } from '#server/write/no-change.ts'
import type { CommandAsked } from '#server/write/command-in-thread.ts'
import type { Written, WriterParts } from '#server/write/write.ts'

/** The rows that an input lists; it is long where it is still to be read. */
export const listed = (input: unknown): number =>
  isBody(input)
    ? Infinity
    : largest([0, ...Object.values((input ?? {}) as object).map((value) => (Array.isArray(value) ? value.length : 0))])

export interface CommandsBeside {
  readonly carryOut: NonNullable<WriterParts['beside']>
  /** How far a command is that this account issued; null for one that is not under way here. */
  stageOf(actor: Actor, commandId: string): Stage | null
  /** What is known of commands in large organisations. */
  readonly noChanges: NoChanges
}

interface UnderWay {
  readonly over: Promise<unknown>
  stage: Stage
}

const keyOf = ({ organisationId, accountId }: Actor, commandId: string): string => `${organisationId} ${accountId} ${commandId}`

/** What carries them out. */
export interface CommandThreads {
  isLong(organisationId: string, rows?: number): Promise<boolean>
  run(
    organisationId: string,
    name: 'command',
    asked: CommandAsked,
    more: { readonly rows: number; readonly progress: (stage: Stage) => void },
  ): Promise<Written>
}

export const createCommandsBeside = (threads: CommandThreads, now: () => string): CommandsBeside => {
  const noChanges = createNoChanges()
  const underWay = new Map<string, UnderWay>()
  return {
    noChanges,
    stageOf: (actor, commandId) => underWay.get(keyOf(actor, commandId))?.stage ?? null,
    carryOut: async (actor, issued, { device, at }, nearby) => {
      const rows = listed(issued.input)
      const { organisationId } = actor
      if (!(await threads.isLong(organisationId, rows))) return null
      const key = keyOf(actor, issued.id)
      // What is sent again while it is carried out is answered once that is over, as any command that was carried out before.
      for (let there = underWay.get(key); there; there = underWay.get(key)) await there.over
      const few = await nearby(noChanges.of(organisationId, issued))
      if (few) {
        noChanges.keep(organisationId, issued, few.noChange)
        return few
      }
      const asked = { actor, issued, now: at ?? now(), ...(device === undefined ? {} : { device }) }
      const progress = (stage: Stage): void => {
        const here = underWay.get(key)
        if (here) here.stage = stage
      }
      const work = threads.run(organisationId, 'command', asked, { rows, progress })
      const forget = (): void => void underWay.delete(key)
      underWay.set(key, { over: work.then(forget, forget), stage: 'reading' })
      const done = await work
      noChanges.keep(organisationId, issued, done.noChange)
      return done
    },
  }
}
