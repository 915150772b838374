/** Previews of commands about everyone: in a thread where the organisation is large, but for one that is known to change nothing. */
import { largest } from '#core/kernel/many.ts'
import { todayIn } from '#core/kernel/calendar.ts'
import type { Database } from '#server/db/database.ts'
import type { ThreadTasks } from '#server/thread-tasks.ts'
import type { Threads } from '#server/threads/threads.ts'
import { isBody } from '#server/write/command-body.ts'
import { type CommandsBeside, listed } from '#server/write/commands-beside.ts'
import { stillHolds } from '#server/write/no-change.ts'
import { allowed, type Preview, type PreviewAsked, zoneOf } from '#server/write/preview.ts'

interface PreviewParts {
  readonly database: Database
  readonly threads: Threads<ThreadTasks>
  readonly commandsBeside: Pick<CommandsBeside, 'noChanges'>
}

/** As `previewCommands`, with the same problems. */
export const previewAboutEveryone = async (
  { database: { db }, threads, commandsBeside: { noChanges } }: PreviewParts,
  asked: PreviewAsked,
): Promise<Preview> => {
  const { actor, issued, now } = asked
  const { organisationId } = actor
  const one = isBody(issued) || issued.length > 1 ? undefined : issued[0]
  const alone = one && (await threads.isLong(organisationId)) ? one : undefined
  if (alone) {
    allowed(actor, alone)
    const known = noChanges.of(organisationId, alone)
    const zone = known && (await zoneOf(db, organisationId))
    if (zone && (await stillHolds(db, organisationId, known, { now, zone, today: todayIn(zone, now) })))
      return { changes: [], before: [], elsewhere: {} }
  }
  const rows = isBody(issued) ? Infinity : largest(issued.map(({ input }) => listed(input)))
  const { noChange, ...preview } = await threads.run(organisationId, 'commandPreview', asked, { rows })
  if (alone) noChanges.keep(organisationId, alone, noChange)
  return preview
}
