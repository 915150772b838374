/** Imports a file of usage: what its columns are where it is no known report, what it would bring, and the import itself (ME-4). */
import { useEffect, useState } from 'preact/hooks'
import { voice, w } from '#web/base/language.ts'
import { importsWords } from '#web/metrics/imports-words.ts'
import { type UsagePreview, UsagePreviewPart } from '#web/metrics/usage-preview.tsx'
import { Button } from '#web/parts/button.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { DayOrderField } from '#web/parts/day-order-field.tsx'
import { ChoiceField, FileField, SelectField, TextField } from '#web/parts/field.tsx'
import { tableFiles } from '#web/parts/file-dialog.tsx'
import { announce } from '#web/parts/toast.tsx'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { ask, troubleIn } from '#web/sync/server-request.ts'
import { rollout, version, where } from '#web/sync/store.ts'

const words = voice(importsWords)

interface Columns {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const mapped = ['identity', 'day', 'count', 'workflow'] as const
type Mapping = Readonly<Record<(typeof mapped)[number], string>>
const noMapping: Mapping = { identity: '', day: '', count: '', workflow: '' }

interface Choices {
  /** The id of a source, `new`, or nothing where the report says it. */
  readonly source: string
  readonly name: string
  readonly system: 'new' | 'old'
  readonly grain: 'daily' | 'last-seen'
  readonly order: '' | 'day' | 'month'
  /** Of a report that covers several; nothing for that of the source, or all of them. */
  readonly app: string
  readonly mapping: Mapping
}
const atFirst: Choices = { source: '', name: '', system: 'new', grain: 'daily', order: '', app: '', mapping: noMapping }

/** The id of a source that is called so. */
const idFrom = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/[^\w.-]+/g, '-')
    .slice(0, 80)
    .toLowerCase()

const formOf = (file: File, { source, name, system, grain, order, app, mapping }: Choices): FormData => {
  const form = new FormData()
  const isMapped = mapping.identity !== '' && mapping.day !== ''
  const fields: Record<string, string> = {
    rollout: rollout.value?.rolloutId ?? '',
    source: source === 'new' ? idFrom(name) : source,
    name: source === 'new' ? name : '',
    system,
    app,
    order,
    grain: isMapped ? grain : '',
    mapping: isMapped
      ? JSON.stringify({ identity: mapping.identity, day: mapping.day, count: mapping.count || null, workflow: mapping.workflow || null, order: order || null }) // prettier-ignore
      : '',
  }
  for (const [key, value] of Object.entries(fields)) if (value !== '') form.append(key, value)
  form.append('file', file)
  return form
}

/** Refusals that somebody settles by saying what the columns are. */
const asksColumns = new Set(['metrics.notAReport', 'metrics.noIdentity', 'metrics.columnGone'])

export const UsageUpload = ({ onClose }: { onClose: () => void }) => {
  const [file, setFile] = useState<File>()
  const [choices, setChoices] = useState(atFirst)
  const [columns, setColumns] = useState<Columns>()
  const [preview, setPreview] = useState<UsagePreview>()
  const [apps, setApps] = useState<readonly string[]>([])
  const [trouble, setTrouble] = useState<ErrorNote>()
  const [busy, setBusy] = useState(false)
  const choose = (some: Partial<Choices>): void => setChoices({ ...choices, ...some })
  const sources = where('usageSource', { rolloutId: rollout.value?.rolloutId ?? '' })
  const known = sources.find(({ sourceId }) => sourceId === choices.source)
  const isUnnamed = choices.source === 'new' && choices.name.trim() === ''
  const example = trouble?.code === 'metrics.dayOrder' ? (trouble.params as { example: string }).example : ''

  useEffect(() => {
    if (!file || isUnnamed) {
      setBusy(false)
      return
    }
    let current = true
    setBusy(true)
    ask<UsagePreview>('/api/usage/preview', { form: formOf(file, choices) })
      .then(
        (found) => {
          if (!current) return
          setPreview(found)
          setApps(found.apps)
          setTrouble(undefined)
        },
        async (problem: unknown) => {
          const found = troubleIn(problem)
          if (!current) return
          setPreview(undefined)
          setTrouble(found)
          if (!asksColumns.has(found.code) || columns) return
          const form = new FormData()
          form.append('file', file)
          const read = await ask<Columns>('/api/usage/columns', { form }).catch(() => undefined)
          if (current && read) {
            setColumns(read)
            if (choices.source === '') choose({ source: 'new', name: file.name.replace(/\.\w+$/, '') })
          }
        },
      )
      .finally(() => current && setBusy(false))
    return () => {
      current = false
    }
  }, [file, choices, version.value])

  const carryOut = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (!file || !preview) return
    setBusy(true)
    try {
      const { preview: done } = await ask<{ preview: UsagePreview }>('/api/usage/import', { form: formOf(file, choices) })
      announce(words('imported', { people: done.people }))
      onClose()
    } catch (problem) {
      setTrouble(troubleIn(problem))
      setBusy(false)
    }
  }
  const columnOptions = [{ value: '', text: words('choose') }, ...(columns?.columns ?? []).filter(Boolean).map((column) => ({ value: column, text: column }))] // prettier-ignore
  return (
    <Dialog title={words('uploadTitle')} broad onClose={onClose}>
      <form class="stack" onSubmit={(event) => void carryOut(event)}>
        <p class="soft">{words('uploadText')}</p>
        <FileField
          label={words('chooseFile')}
          accept={tableFiles}
          onFile={(chosen) => {
            setColumns(undefined)
            setPreview(undefined)
            setApps([])
            setTrouble(undefined)
            setChoices(atFirst)
            setFile(chosen)
          }}
        />
        {file && (
          <SelectField
            label={words('source')}
            hint={words('sourceHint')}
            value={choices.source}
            onValue={(source) => choose({ source })}
            options={[
              { value: '', text: words('sourceAuto') },
              ...sources.map(({ sourceId, name }) => ({ value: sourceId, text: name })),
              { value: 'new', text: words('sourceNew') },
            ]}
          />
        )}
        {file && choices.source === 'new' && (
          <TextField label={words('name')} maxLength={120} value={choices.name} onValue={(name) => choose({ name })} />
        )}
        {file && !known && (
          <ChoiceField
            label={words('ofWhat')}
            value={choices.system}
            onValue={(system) => choose({ system })}
            options={[
              { value: 'new', text: words('ofNew') },
              { value: 'old', text: words('ofOld') },
            ]}
          />
        )}
        {apps.length > 0 && (
          <SelectField
            label={words('app')}
            value={choices.app || (preview?.app ?? '')}
            onValue={(app) => choose({ app })}
            options={[{ value: '', text: words('allApps') }, ...apps.map((app) => ({ value: app, text: app }))]}
          />
        )}
        {columns && (
          <fieldset class="stack tight">
            <legend>{words('columns')}</legend>
            <div class="pair">
              {mapped.map((field) => (
                <SelectField
                  key={field}
                  label={words('column', { field })}
                  value={choices.mapping[field]}
                  onValue={(column) => choose({ mapping: { ...choices.mapping, [field]: column } })}
                  options={columnOptions}
                />
              ))}
            </div>
            <ChoiceField
              label={words('tells')}
              value={choices.grain}
              onValue={(grain) => choose({ grain })}
              options={[
                { value: 'daily', text: words('tellsDay') },
                { value: 'last-seen', text: words('tellsLast') },
              ]}
            />
          </fieldset>
        )}
        {(example !== '' || choices.order !== '') && (
          <DayOrderField example={example} value={choices.order} onValue={(order) => choose({ order })} />
        )}
        <div role="status">{busy && <p class="soft">{words('reading')}</p>}</div>
        <TroubleNote trouble={trouble} />
        {preview && <UsagePreviewPart preview={preview} />}
        <div class="ends">
          <Button kind="quiet" onClick={onClose}>
            {w('cancel')}
          </Button>
          <Button kind="first" type="submit" disabled={!preview || busy || preview.people === 0 || preview.importedBefore !== null}>
            {preview ? words('importDo', { people: preview.people }) : words('importPlain')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
