/** The imports of usage: what was taken in from which source, files that were refused with the reason, and the import of a file (ME-4). */
import { todayIn } from '#core/kernel/calendar.ts'
import { useState } from 'preact/hooks'
import type { StoredRow } from '#core/registry/tables.ts'
import { f, tell, voice } from '#web/base/language.ts'
import { ImportDialog, UndoDialog } from '#web/metrics/import-dialogs.tsx'
import { importsWords } from '#web/metrics/imports-words.ts'
import { UsageUpload } from '#web/metrics/usage-upload.tsx'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { SelectField } from '#web/parts/field.tsx'
import { FilteredList } from '#web/parts/filtered-list.tsx'
import { useFilters } from '#web/parts/use-filters.ts'
import { listHere } from '#web/sync/list-source.ts'
import { NotFound } from '#web/parts/not-found.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { runCommand } from '#web/parts/use-command.ts'
import { mayI } from '#web/sync/signed-in.ts'
import { all, ownZone, rollout, where } from '#web/sync/store.ts'

const words = voice(importsWords)

type Import = StoredRow<'usageImport'>
type Opened = { readonly what: 'upload' } | { readonly what: 'lines' | 'undo'; readonly of: Import; readonly name: string }

const at = (instant: string): string => f().moment(instant, ownZone.value)

const RefusedFiles = ({ rolloutId }: { rolloutId: string }) => {
  const files = all('usageRefusal').filter((file) => file.settledAt === null && (file.rolloutId ?? rolloutId) === rolloutId)
  if (files.length === 0) return null
  return (
    <section class="card" aria-label={words('refused')}>
      <h2>{words('refused')}</h2>
      <ul class="needs">
        {files.map(({ refusalId, fileName, reason, refusedAt }) => (
          <li class="need" key={refusalId}>
            <div class="words">
              <span class="strong">{fileName}</span>
              <span>{tell(JSON.parse(reason) as { code: string; params: unknown })}</span>
              <span class="small soft">{words('refusedAt', { at: at(refusedAt) })}</span>
            </div>
            <Button
              aria-label={words('settleOf', { name: fileName })}
              onClick={() => void runCommand({ name: 'metrics.settleRefusal', input: { refusalId } }, words('settled', { name: fileName }))}
            >
              {words('settle')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

export const ImportsPage = () => {
  const [opened, setOpened] = useState<Opened>()
  const filters = useFilters('source')
  const close = () => setOpened(undefined)
  if (!mayI('metrics.run')) return <NotFound />
  const rolloutId = rollout.value?.rolloutId ?? ''
  const sources = new Map(where('usageSource', { rolloutId }).map((source) => [source.sourceId, source]))
  const imports = where('usageImport', { rolloutId }).toSorted((one, other) => (one.importedAt < other.importedAt ? 1 : -1))
  const sourceName = ({ sourceId }: Import): string => sources.get(sourceId)?.name ?? sourceId
  const nameOf = (one: Import): string => one.fileName ?? `${sourceName(one)}, ${f().day(todayIn(ownZone.value, one.importedAt), 'brief')}`
  const found = imports.filter(
    (one) =>
      (filters.values.source === '' || one.sourceId === filters.values.source) &&
      filters.fits(nameOf(one), sourceName(one), one.importedBy),
  )
  const number = (count: number | null): string => (count === null ? '?' : f().number(count))
  return (
    <>
      <PageHeading
        over={
          <a class="touch" href="/adoption">
            ← {words('back')}
          </a>
        }
        title={words('title', { sources: sources.size })}
      >
        {rollout.value && (
          <Button opens="form" kind="first" onClick={() => setOpened({ what: 'upload' })}>
            {words('import')}
          </Button>
        )}
      </PageHeading>
      <div class="stack">
        <RefusedFiles rolloutId={rolloutId} />
        {imports.length === 0 ? (
          <EmptyState text={words('emptyText')} />
        ) : (
          <section class="card" aria-label={words('imports')}>
            <h2>{words('imports')}</h2>
            <FilteredList
              label={words('imports')}
              filters={filters}
              list={listHere(found)}
              of={imports.length}
              searchLabel={words('searchImports')}
              fields={
                sources.size > 1 && (
                  <SelectField
                    label={words('source')}
                    {...filters.field('source')}
                    options={[
                      { value: '', text: words('allSources') },
                      ...[...sources.values()].map(({ sourceId, name }) => ({ value: sourceId, text: name })),
                    ]}
                  />
                )
              }
              rowKey={({ importId }) => importId}
              columns={[
                {
                  key: 'file',
                  head: words('file'),
                  cell: (one) => (
                    <>
                      <span class="strong">{one.fileName ?? `${sourceName(one)} (${words('api')})`}</span>
                      {one.people === null && <span class="block small soft">{words('countedOpen')}</span>}
                    </>
                  ),
                },
                { key: 'source', head: words('source'), wideOnly: true, cell: sourceName },
                {
                  key: 'when',
                  head: words('when'),
                  cell: (one) => (
                    <>
                      {at(one.importedAt)}
                      <span class="block small soft">{one.importedBy}</span>
                    </>
                  ),
                },
                { key: 'people', head: words('people'), num: true, wideOnly: true, cell: ({ people }) => number(people) },
                { key: 'lines', head: words('lines'), num: true, wideOnly: true, cell: ({ taken }) => number(taken) },
                {
                  key: 'left',
                  head: words('left'),
                  num: true,
                  wideOnly: true,
                  cell: ({ refused, unknown }) => number(refused === null ? null : refused + (unknown ?? 0)),
                },
                {
                  key: 'do',
                  head: <span class="unseen">{words('state')}</span>,
                  cell: (one) =>
                    one.takenBackAt === null ? (
                      <div class="import-actions">
                        <Button
                          opens="view"
                          kind="quiet"
                          aria-label={words('openOf', { name: nameOf(one) })}
                          onClick={() => setOpened({ what: 'lines', of: one, name: nameOf(one) })}
                        >
                          {words('open')}
                        </Button>
                        <Button
                          opens="form"
                          kind="quiet"
                          aria-label={words('undoOf', { name: nameOf(one) })}
                          onClick={() => setOpened({ what: 'undo', of: one, name: nameOf(one) })}
                        >
                          {words('undo')}
                        </Button>
                      </div>
                    ) : (
                      <Chip>{words('undone', { by: one.takenBackBy ?? '' })}</Chip>
                    ),
                },
              ]}
            />
          </section>
        )}
        <p class="small soft">
          {words('tokensText')}{' '}
          <a class="touch" href="/settings/integrations">
            {words('tokens')}
          </a>
        </p>
      </div>
      {opened?.what === 'upload' && <UsageUpload onClose={close} />}
      {opened?.what === 'lines' && <ImportDialog of={opened.of} name={opened.name} onClose={close} />}
      {opened?.what === 'undo' && <UndoDialog of={opened.of} name={opened.name} onClose={close} />}
    </>
  )
}
