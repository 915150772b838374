/** The dialog that brings a staff list in. */
import { useState } from 'preact/hooks'
import { voice, w } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { StaffListFields } from '#web/people/staff-list-fields.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { peopleImportWords } from '#web/people/people-import-words.ts'
import { previewAll } from '#web/sync/preview.ts'
import { useStaffList } from '#web/people/use-staff-list.ts'
import { useCommand } from '#web/parts/use-command.ts'

const p = voice(peopleImportWords)

export const PeopleImportDialog = ({ rolloutId, onClose }: { rolloutId: string | null; onClose: () => void }) => {
  const staff = useStaffList()
  const { run, trouble, setTrouble } = useCommand()
  const [busy, setBusy] = useState(false)
  const people = staff.preview?.people.length ?? 0

  const bringIn = async (): Promise<void> => {
    const commands = await staff.commands(rolloutId)
    // All of it or nothing: what would be refused shows before anything is begun.
    const seen = await previewAll(commands)
    if (!seen.ok) return setTrouble(seen.trouble)
    for (const [index, command] of commands.entries()) {
      const done = index === commands.length - 1 ? p('broughtIn', { count: people }) : ''
      if ((await run(command, done)) === undefined) return
    }
    onClose()
  }

  return (
    <Dialog title={p('title')} broad onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          setBusy(true)
          setTrouble(undefined)
          void bringIn().finally(() => setBusy(false))
        }}
      >
        <StaffListFields staff={staff} />
        <TroubleNote trouble={trouble} />
        <div class="ends">
          <Button kind="quiet" onClick={onClose}>
            {w('cancel')}
          </Button>
          {staff.preview && (
            <Button kind="first" type="submit" busy={busy} disabled={people + staff.leavers.size === 0}>
              {p('bringIn', { count: people })}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  )
}
