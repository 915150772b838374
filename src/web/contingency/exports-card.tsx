/** The exports of the old system: each file with its size, hash and restore, and when the next is due (CO-5). */
import { exportEveryDays } from '#core/plan/old-system.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { f, voice } from '#web/base/language.ts'
import { sizeSaid } from '#web/contingency/export-dialogs.tsx'
import { exportFilePath } from '#web/contingency/keep-export-dialog.tsx'
import { oldSystemPageWords } from '#web/contingency/old-system-page-words.ts'
import { due, exports, oldSystem } from '#web/contingency/old-system-selectors.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { type Column, Table } from '#web/parts/table.tsx'

const words = voice(oldSystemPageWords)

const short = (day: string): string => f().day(day, 'short')

interface Props {
  readonly onRecord: () => void
  readonly onRhythm: () => void
  readonly onRestore: (of: StoredRow<'oldExport'>) => void
  readonly onKeep: (of: StoredRow<'oldExport'>) => void
}

export const ExportsCard = ({ onRecord, onRhythm, onRestore, onKeep }: Props) => {
  const next = due.value
  const columns: readonly Column<StoredRow<'oldExport'>>[] = [
    {
      key: 'file',
      head: words('file'),
      cell: ({ fileName, fileHash, bytes }) => (
        <>
          <b class="file-name">{fileName}</b>
          <span class="small soft block hash" title={fileHash}>
            {`${sizeSaid(bytes)} · ${fileHash.slice(0, 4)}…${fileHash.slice(-4)}`}
          </span>
        </>
      ),
    },
    { key: 'made', head: words('madeOn'), cell: ({ madeOn, recordedBy }) => `${short(madeOn)} · ${recordedBy}` },
    {
      key: 'restore',
      head: words('restore'),
      cell: (row) => (
        <span class="row">
          <Chip kind={row.restoreWorked === 1 ? 'pass' : row.restoreWorked === 0 ? 'fail' : 'nodata'}>
            {words(row.restoreWorked === 1 ? 'worked' : row.restoreWorked === 0 ? 'failed' : 'notTried')}
          </Chip>
          <Button
            kind="quiet"
            opens={row.restoredOn === null ? 'form' : 'view'}
            aria-label={words(row.restoredOn === null ? 'recordProof' : 'openProof', {
              proof: words('restoreTitle', { file: row.fileName }),
            })}
            onClick={() => onRestore(row)}
          >
            {words(row.restoredOn === null ? 'record' : 'open')}
          </Button>
        </span>
      ),
    },
    {
      key: 'copy',
      head: words('copy'),
      cell: (row) =>
        row.keptAt === null ? (
          <Button kind="quiet" opens="form" aria-label={`${words('upload')}: ${row.fileName}`} onClick={() => onKeep(row)}>
            {words('upload')}
          </Button>
        ) : (
          <a class="button quiet" href={exportFilePath(row)} download={row.fileName} aria-label={`${words('download')}: ${row.fileName}`}>
            {words('download')}
          </a>
        ),
    },
  ]
  return (
    <section class="card">
      <div class="row between">
        <h2>{words('exports')}</h2>
        <span class={next?.state === 'overdue' ? 'small strong' : 'small soft'}>
          {[
            words('every', { days: oldSystem.value?.everyDays ?? exportEveryDays }),
            next && words(next.state === 'overdue' ? 'overdueSince' : 'nextBy', { day: short(next.on) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      {exports.value.length === 0 ? (
        <EmptyState text={words('noExports')} />
      ) : (
        <Table label={words('exports')} columns={columns} rows={exports.value} rowKey={({ exportId }) => exportId} />
      )}
      <div class="row">
        <Button kind={next && next.state !== 'fine' ? 'first' : 'plain'} opens="form" onClick={onRecord}>
          {words('recordExport')}
        </Button>
        <Button kind="quiet" opens="form" onClick={onRhythm}>
          {words('rhythm')}
        </Button>
      </div>
    </section>
  )
}
