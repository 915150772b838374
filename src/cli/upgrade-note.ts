/** What a verb says when it brought the database to a newer schema on the way: what was done, where the copy is, how to go back. */
import { restoreCommand } from '#server/db/database-file.ts'
import type { Upgrade } from '#server/db/migrate.ts'
import type { Output } from '#cli/output.ts'

/** The sentence, and the command that goes back; null for PostgreSQL, of which no copy is made here. */
export const upgradeNote = ({ words }: Output, { steps, copy }: Upgrade, file: string): { text: string; restore: string | null } => {
  const restore = copy === null ? null : restoreCommand(copy, file)
  const said = { count: steps.length, last: steps.at(-1) ?? '' }
  return {
    text: copy === null || restore === null ? words('upgrade.done', said) : words('upgrade.copied', { ...said, copy, restore }),
    restore,
  }
}
