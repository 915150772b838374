/** What commands would change, looked at without doing them: decided here, or by the server where it alone holds the rows. */
import type { Change } from '#core/kernel/command.ts'
import type { CommandCall } from '#core/registry/command-inputs.ts'
import type { TableName } from '#core/registry/tables.ts'
import { decideOn, readyToDecide } from '#web/sync/decide-here.ts'
import { newId } from '#web/sync/new-id.ts'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { afterChanges, type RowSets } from '#web/sync/rows.ts'
import { ask, troubleIn } from '#web/sync/server-request.ts'
import { me } from '#web/sync/signed-in.ts'
import { rowsShown, scope, zone } from '#web/sync/store.ts'

/** How many rows of a table that is not on this device would change, and in which columns. */
export type Elsewhere = { readonly [T in TableName]?: { readonly rows: number; readonly columns: Readonly<Record<string, number>> } }

export type Previewed =
  | {
      readonly ok: true
      /** Of tables on this device. */
      readonly changes: readonly Change[]
      readonly after: RowSets
      readonly before: RowSets
      readonly elsewhere: Elsewhere
    }
  | { readonly ok: false; readonly trouble: ErrorNote }

const organisationHere = (): string => me.peek()?.organisation?.id ?? ''

/** Asks the server, which does them and takes them back. */
const previewElsewhere = async (commands: readonly CommandCall[], before: RowSets): Promise<Previewed> => {
  try {
    const issuedAt = new Date().toISOString()
    const body = commands.map((command) => ({ ...command, id: newId(), issuedAt }))
    const told = await ask<{ changes: readonly Change[]; before: readonly Change[]; elsewhere: Elsewhere }>('/api/commands/preview', {
      body,
    })
    const present = afterChanges(before, told.before, organisationHere())
    const { changes, elsewhere } = told
    return { ok: true, changes, before: present, after: afterChanges(present, changes, organisationHere()), elsewhere }
  } catch (problem) {
    const trouble = troubleIn(problem)
    return { ok: false, trouble: trouble.code === 'web.notReached' ? { code: 'web.needsConnection', params: {} } : trouble }
  }
}

/** What commands would change, one after the other, without doing them. */
export const previewAll = async (commands: readonly CommandCall[]): Promise<Previewed> => {
  if (!(await readyToDecide())) return { ok: false, trouble: { code: 'web.notReached', params: {} } }
  const before = rowsShown()
  let after = before
  let changes: readonly Change[] = []
  for (const { name, input } of commands) {
    const decided = decideOn({ id: newId(), name, input, issuedAt: new Date().toISOString() }, after, zone.peek(), scope.peek().absent)
    if ('trouble' in decided) return { ok: false, trouble: decided.trouble }
    if ('elsewhere' in decided) return previewElsewhere(commands, before)
    changes = changes.concat(decided.changes)
    after = afterChanges(after, decided.changes, organisationHere())
  }
  return { ok: true, changes, before, after, elsewhere: {} }
}
/** What a command would change, without doing it. */
export const preview = (call: CommandCall): Promise<Previewed> => previewAll([call])
