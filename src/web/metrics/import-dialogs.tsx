/** What an import said, line by line; and undoing it, after what that changes was shown. */
import { useEffect, useState } from 'preact/hooks'
import type { StoredRow } from '#core/registry/tables.ts'
import { f, voice } from '#web/base/language.ts'
import { importsWords } from '#web/metrics/imports-words.ts'
import { Button } from '#web/parts/button.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { Table } from '#web/parts/table.tsx'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { ask, troubleIn } from '#web/sync/server-request.ts'

const words = voice(importsWords)

interface Line {
  readonly personId: string | null
  readonly name: string | null
  readonly day: string | null
  readonly system: 'new' | 'old'
  readonly workflow: string | null
  readonly count: number
}

interface Total {
  readonly people: number
  readonly lines: number
}

export const ImportDialog = ({ of, name, onClose }: { of: StoredRow<'usageImport'>; name: string; onClose: () => void }) => {
  const [lines, setLines] = useState<readonly Line[]>()
  const [total, setTotal] = useState<Total>()
  const [next, setNext] = useState<number | null>(null)
  const [hasLeftOut, setHasLeftOut] = useState(false)
  const [trouble, setTrouble] = useState<ErrorNote>()
  const bring = (after: number): void => {
    const query = new URLSearchParams({ rollout: of.rolloutId, after: String(after) })
    ask<{ total: Total; leftOut: boolean; lines: readonly Line[]; next: number | null }>(
      `/api/usage/imports/${encodeURIComponent(of.importId)}?${query}`,
    ).then(
      (page) => {
        setLines((before) => [...(after === 0 ? [] : (before ?? [])), ...page.lines])
        setTotal(page.total)
        setHasLeftOut(page.leftOut)
        setNext(page.next)
      },
      (problem: unknown) => setTrouble(troubleIn(problem)),
    )
  }
  useEffect(() => bring(0), [of.importId])
  return (
    <Dialog title={words('said', { name })} broad onClose={onClose}>
      <TroubleNote trouble={trouble} />
      {lines?.length === 0 && <p class="soft">{words('noLines')}</p>}
      {total && lines && lines.length > 0 && <p>{words('total', total)}</p>}
      {lines && lines.length > 0 && (
        <Table
          label={words('said', { name })}
          rows={lines}
          rowKey={(line) => `${line.personId} ${line.day} ${line.system} ${line.workflow}`}
          columns={[
            { key: 'who', head: words('person'), cell: (line) => line.name ?? words('gone') },
            { key: 'day', head: words('day'), cell: (line) => (line.day === null ? words('never') : f().day(line.day, 'brief')) },
            { key: 'system', head: words('system'), cell: (line) => (line.system === 'new' ? words('isNew') : words('isOld')) },
            { key: 'what', head: words('workflow'), cell: (line) => line.workflow ?? '' },
            { key: 'count', head: words('count'), num: true, cell: (line) => f().number(line.count) },
          ]}
        />
      )}
      {hasLeftOut && (
        <p>
          <a
            class="touch"
            target="_blank"
            rel="noreferrer noopener"
            href={`/api/usage/imports/${encodeURIComponent(of.importId)}/left-out?rollout=${encodeURIComponent(of.rolloutId)}`}
          >
            {words('leftOut')}
          </a>
        </p>
      )}
      <div class="ends">
        {next !== null && <Button onClick={() => bring(next)}>{words('more')}</Button>}
        <Button kind="first" onClick={onClose}>
          {words('close')}
        </Button>
      </div>
    </Dialog>
  )
}

export const UndoDialog = ({ of, name, onClose }: { of: StoredRow<'usageImport'>; name: string; onClose: () => void }) => (
  <FormDialog
    title={words('undoTitle', { name })}
    doLabel={words('undoDo')}
    doneText={words('undoneDone')}
    danger
    command={{ name: 'metrics.takeBackImport', input: { rolloutId: of.rolloutId, importId: of.importId } }}
    preview={() => <p>{words('undoText', { lines: of.taken, people: of.people })}</p>}
    onClose={onClose}
  />
)
