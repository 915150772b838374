/** The dialog around a file that is sent to the server: what it holds, its other fields, why it was refused, and what came of it. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { w } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { type DayOrderAsked, DayOrderField } from '#web/parts/day-order-field.tsx'
import { FileField } from '#web/parts/field.tsx'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { ask, troubleIn } from '#web/sync/server-request.ts'

/** Files that hold a table. */
export const tableFiles = '.csv,.tsv,.txt,.xlsx,.ods,.fods'

interface Props<A> {
  readonly title: string
  readonly text: string
  readonly fileLabel: string
  readonly doLabel: string
  readonly closeLabel?: string
  /** Where the file is sent, with what. */
  readonly path: string
  readonly fields: Readonly<Record<string, string>>
  /** What the dialog shows once the file was taken; without it the dialog closes. */
  readonly told?: (answer: A) => ComponentChildren
  readonly onDone?: (answer: A) => void
  readonly onClose: () => void
  readonly children?: ComponentChildren
}

export const FileDialog = <A,>(props: Props<A>) => {
  const { title, text, fileLabel, doLabel, closeLabel, path, fields, told, onDone, onClose, children } = props
  const [file, setFile] = useState<File>()
  const [answer, setAnswer] = useState<A>()
  const [trouble, setTrouble] = useState<ErrorNote>()
  const [busy, setBusy] = useState(false)
  /** A day of the file that can be read in two ways, and which of day and month comes first. */
  const [example, setExample] = useState('')
  const [order, setOrder] = useState<DayOrderAsked>('')
  const send = async (): Promise<void> => {
    if (!file) return
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    if (order !== '') form.append('order', order)
    form.append('file', file)
    setBusy(true)
    try {
      const taken = await ask<A>(path, { form })
      onDone?.(taken)
      if (told) setAnswer(taken)
      else onClose()
    } catch (problem) {
      const found = troubleIn(problem)
      setTrouble(found)
      if (found.code === 'metrics.dayOrder') setExample((found.params as { example: string }).example)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <div role="status">{answer !== undefined && told?.(answer)}</div>
        {answer === undefined && (
          <>
            <p class="small soft">{text}</p>
            {children}
            <FileField
              label={fileLabel}
              accept={tableFiles}
              onFile={(chosen) => {
                setTrouble(undefined)
                setExample('')
                setOrder('')
                setFile(chosen)
              }}
            />
            {example !== '' && <DayOrderField example={example} value={order} onValue={setOrder} />}
            <TroubleNote trouble={trouble} />
          </>
        )}
        <div class="ends">
          <Button kind="quiet" onClick={onClose}>
            {answer === undefined ? w('cancel') : closeLabel}
          </Button>
          {answer === undefined && (
            <Button kind="first" type="submit" busy={busy} disabled={!file || (example !== '' && order === '')}>
              {doLabel}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  )
}
