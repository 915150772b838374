/** Uploads the file of a recorded export of the old system, and shows how much of it has left (CO-5, GA-7). */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { StoredRow } from '#core/registry/tables.ts'
import { f, voice, w } from '#web/base/language.ts'
import { oldSystemPageWords } from '#web/contingency/old-system-page-words.ts'
import { sendFile } from '#web/contingency/send-file.ts'
import { Button } from '#web/parts/button.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { FileField } from '#web/parts/field.tsx'
import { announce } from '#web/parts/toast.tsx'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { troubleIn } from '#web/sync/server-request.ts'

const words = voice(oldSystemPageWords)

/** Where the file of an export is uploaded and downloaded. */
export const exportFilePath = ({ rolloutId, exportId }: Pick<StoredRow<'oldExport'>, 'rolloutId' | 'exportId'>): string =>
  `/api/rollouts/${encodeURIComponent(rolloutId)}/old-system/exports/${encodeURIComponent(exportId)}/file`

export const KeepExportDialog = ({ of, onClose }: { of: StoredRow<'oldExport'>; onClose: () => void }) => {
  const [file, setFile] = useState<File>()
  const [share, setShare] = useState<number>()
  const [trouble, setTrouble] = useState<ErrorNote>()
  const sending = useRef<AbortController | undefined>(undefined)
  useEffect(() => () => sending.current?.abort(), [])
  const send = async (): Promise<void> => {
    if (!file) return
    const control = new AbortController()
    sending.current = control
    setTrouble(undefined)
    setShare(0)
    try {
      await sendFile(exportFilePath(of), file, setShare, control.signal)
      announce(words('kept'))
      onClose()
    } catch (problem) {
      if (!control.signal.aborted) setTrouble(troubleIn(problem))
    } finally {
      setShare(undefined)
    }
  }
  return (
    <Dialog title={words('keepTitle', { file: of.fileName })} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <FileField
          label={words('chooseFile')}
          hint={words('keepHint')}
          onFile={(chosen) => {
            setTrouble(undefined)
            setFile(chosen)
          }}
        />
        <div role="status">{share !== undefined && <p>{words('uploading', { percent: f().percent(share) })}</p>}</div>
        <TroubleNote trouble={trouble} />
        <div class="ends">
          <Button kind="quiet" onClick={onClose}>
            {w('cancel')}
          </Button>
          <Button kind="first" type="submit" busy={share !== undefined} disabled={!file}>
            {words('upload')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
