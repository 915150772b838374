/** Bringing in a staff list: choose a file, see what becomes of every column and row, settle the new places, then take it in (IM-1, IM-2). */
import { useRef, useState } from 'preact/hooks'
import { type GivenLocation, importOf } from '#core/people/people-import-command.ts'
import type { ImportPreview } from '#core/people/people-import.ts'
import { personFields } from '#core/people/people-headers.ts'
import { countries, countryName } from '#core/regional/countries.ts'
import { zoneFor } from '#core/regional/zones.ts'
import { ask, NotReached, Refused } from '#web/ask.ts'
import { f, language, t, tell, voice, w } from '#web/language.ts'
import type { Trouble } from '#web/outbox.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { SelectField, TextField, TickField } from '#web/parts/field.tsx'
import { Table } from '#web/parts/table.tsx'
import { announce } from '#web/parts/toast.tsx'
import { TroubleNote } from '#web/parts/trouble.tsx'
import { peopleImportWords } from '#web/people-import-words.ts'
import { all, issue, organisation } from '#web/store.ts'

const p = voice(peopleImportWords)
const fewest = 8

interface NewPlace extends GivenLocation {
  readonly guessed: boolean
}

const working = { connectivity: 'good', opensAt: 8 * 60, closesAt: 17 * 60 } as const

/** The places of a list that are not here yet, each with the zone its country or city suggests. */
const newPlaces = (preview: ImportPreview): NewPlace[] => {
  const here = new Set(all('location').map((place) => place.name.trim().toLowerCase()))
  const country = organisation.value?.country ?? 'SR'
  return preview.locations
    .filter((place) => !here.has(place.name.trim().toLowerCase()))
    .map((place) => {
      const { zone, assumed } = zoneFor(place.country ?? country, place.name)
      return { name: place.name, country: place.country ?? country, zone, language: place.language, guessed: assumed, ...working }
    })
}

const Preview = ({
  preview,
  places,
  onPlaces,
  leavers,
  onLeavers,
  onMapping,
}: {
  preview: ImportPreview
  places: readonly NewPlace[]
  onPlaces: (places: NewPlace[]) => void
  leavers: ReadonlySet<string>
  onLeavers: (leavers: ReadonlySet<string>) => void
  onMapping: (header: string, field: string | null) => void
}) => {
  const changes = preview.changes
  const count = (state: string): number => changes?.rows.filter((row) => row.state === state).length ?? 0
  const refused = [...preview.refused, ...(changes?.clashes ?? [])].toSorted((a, b) => a.line - b.line)
  const missing = changes?.leavers ?? []
  return (
    <>
      <p class="strong" role="status">
        {p('readAs', { source: t(`people.source.${preview.source}`), people: preview.people.length })}{' '}
        {changes && all('person').length > 0 && p('whatNew', { added: count('new'), changed: count('changed'), same: count('same') })}
      </p>
      {preview.notes.length > 0 && (
        <ul class="small note">
          {preview.notes.map((note) => (
            <li key={JSON.stringify(note)}>{tell(note)}</li>
          ))}
        </ul>
      )}
      {refused.length > 0 && (
        <section class="stack tight">
          <h3>
            <Chip kind="fail">{p('refused', { count: refused.length })}</Chip>
          </h3>
          <Table
            label={p('refused', { count: refused.length })}
            columns={[
              { key: 'line', head: p('line'), num: true, cell: (row) => f().number(row.line) },
              { key: 'why', head: p('why'), cell: (row) => tell(row) },
            ]}
            rows={refused}
            rowKey={(row) => `${row.line} ${row.code}`}
          />
        </section>
      )}
      {preview.gone.length > 0 && (
        <details>
          <summary>{p('gone', { count: preview.gone.length })}</summary>
          <ul class="small">
            {preview.gone.map((row) => (
              <li key={row.line}>{row.name}</li>
            ))}
          </ul>
        </details>
      )}
      <details open={preview.columns.some((column) => column.field === null)}>
        <summary>{p('columns')}</summary>
        <Table
          label={p('columns')}
          columns={[
            { key: 'column', head: p('column'), cell: (column) => <span class="strong">{column.header}</span> },
            {
              key: 'becomes',
              head: p('becomes'),
              cell: (column) => (
                <select
                  class="input"
                  aria-label={`${column.header}: ${p('becomes')}`}
                  value={column.field ?? ''}
                  onChange={(event) => onMapping(column.header, event.currentTarget.value || null)}
                >
                  <option value="">{p('notUsed')}</option>
                  {personFields.map((field) => (
                    <option key={field} value={field} selected={field === column.field}>
                      {t('people.field', { field })}
                    </option>
                  ))}
                </select>
              ),
            },
            {
              key: 'samples',
              head: p('samples'),
              cell: (column) => <span class="small soft">{column.samples.slice(0, 3).join(' · ')}</span>,
            },
          ]}
          rows={preview.columns}
          rowKey={(column) => column.header}
        />
      </details>
      {places.length > 0 && (
        <section class="stack tight">
          <h3>{p('places')}</h3>
          {places.map((place, index) => {
            const change = (changed: Partial<NewPlace>): void =>
              onPlaces(places.map((one, at) => (at === index ? { ...one, ...changed } : one)))
            return (
              <fieldset class="grid3" key={place.name}>
                <legend>{place.name}</legend>
                <SelectField
                  label={p('country')}
                  value={place.country}
                  onValue={(country) => {
                    const { zone, assumed } = zoneFor(country, place.name)
                    change({ country, zone, guessed: assumed })
                  }}
                  options={[...new Set([place.country, ...countries.map((one) => one.iso)])]
                    .map((iso) => ({ value: iso, text: countryName(iso, language.value) }))
                    .toSorted((a, b) => a.text.localeCompare(b.text))}
                />
                <TextField
                  label={p('zone')}
                  value={place.zone}
                  hint={place.guessed ? p('zoneGuessed') : undefined}
                  onValue={(zone) => change({ zone, guessed: false })}
                />
                <SelectField
                  label={p('language')}
                  value={place.language}
                  onValue={(spoken) => change({ language: spoken === 'nl' ? 'nl' : 'en' })}
                  options={[
                    { value: 'en', text: w('english') },
                    { value: 'nl', text: w('dutch') },
                  ]}
                />
              </fieldset>
            )
          })}
        </section>
      )}
      {missing.length > 0 && (
        <section class="stack tight">
          <h3>{p('leavers', { count: missing.length })}</h3>
          <p class="small soft">{p('leaversAbout')}</p>
          {missing.map((person) => (
            <TickField
              key={person.personId}
              label={person.name}
              value={leavers.has(person.personId)}
              onValue={(ticked) => {
                const next = new Set(leavers)
                if (ticked) next.add(person.personId)
                else next.delete(person.personId)
                onLeavers(next)
              }}
            />
          ))}
        </section>
      )}
      <details>
        <summary>{p('people')}</summary>
        <Table
          label={p('people')}
          columns={[
            { key: 'name', head: p('name'), cell: (person) => person.name },
            { key: 'place', head: p('place'), cell: (person) => person.location ?? '–' },
            { key: 'department', head: p('department'), cell: (person) => person.department ?? '–' },
          ]}
          rows={preview.people.slice(0, fewest * 5)}
          rowKey={(person) => person.id}
        />
        {preview.people.length > fewest * 5 && <p class="small soft">{w('andMore', { count: preview.people.length - fewest * 5 })}</p>}
      </details>
    </>
  )
}

export const PeopleImport = ({
  rolloutId,
  onDone,
  onCancel,
}: {
  rolloutId: string | null
  onDone: (people: number) => void
  onCancel: () => void
}) => {
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File>()
  const [mapping, setMapping] = useState<Readonly<Record<string, string | null>>>({})
  const [preview, setPreview] = useState<ImportPreview>()
  const [places, setPlaces] = useState<readonly NewPlace[]>([])
  const [leavers, setLeavers] = useState<ReadonlySet<string>>(new Set())
  const [trouble, setTrouble] = useState<Trouble>()
  const [busy, setBusy] = useState(false)

  const read = async (chosen: File, mapped: Readonly<Record<string, string | null>>): Promise<void> => {
    setFile(chosen)
    setMapping(mapped)
    setTrouble(undefined)
    setBusy(true)
    const form = new FormData()
    form.append('mapping', JSON.stringify(mapped))
    form.append('file', chosen)
    try {
      const found = await ask<ImportPreview>('/api/people/preview', { form, language: language.value })
      setPreview(found)
      setPlaces(newPlaces(found))
      setLeavers(new Set(found.changes?.leavers.filter((person) => person.line !== null).map((person) => person.personId)))
    } catch (problem) {
      setPreview(undefined)
      if (problem instanceof Refused) setTrouble(problem.trouble)
      else if (problem instanceof NotReached) setTrouble({ code: 'web.notReached', params: {} })
      else throw problem
    } finally {
      setBusy(false)
    }
  }

  const bringIn = async (): Promise<void> => {
    if (!preview) return
    setBusy(true)
    const locations = places.map(({ guessed: _guessed, ...place }) => place)
    const outcome = await issue('people.import', importOf(preview, { rolloutId, locations, leavers: [...leavers] }))
    setBusy(false)
    if (!outcome.ok) return setTrouble(outcome.trouble)
    announce(p('broughtIn', { count: preview.people.length }))
    onDone(preview.people.length)
  }

  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void bringIn()
      }}
    >
      <p class="soft">{p('about')}</p>
      <div class="row">
        <input
          ref={input}
          type="file"
          class="unseen"
          tabIndex={-1}
          aria-label={p('file')}
          accept=".csv,.tsv,.txt,.xlsx"
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0]
            if (chosen) void read(chosen, {})
          }}
        />
        <Button kind={preview ? 'plain' : 'first'} busy={busy && !preview} onClick={() => input.current?.click()}>
          {preview ? p('another') : p('chooseFile')}
        </Button>
        {file && <span class="soft">{file.name}</span>}
      </div>
      <p class="unseen" role="status">
        {busy ? p('reading') : ''}
      </p>
      <TroubleNote trouble={trouble} />
      {preview && (
        <Preview
          preview={preview}
          places={places}
          onPlaces={setPlaces}
          leavers={leavers}
          onLeavers={setLeavers}
          onMapping={(header, field) => {
            const before = Object.fromEntries(preview.columns.map((column) => [column.header, column.field]))
            if (file) void read(file, { ...before, ...mapping, [header]: field })
          }}
        />
      )}
      <div class="ends">
        <Button kind="quiet" onClick={onCancel}>
          {w('cancel')}
        </Button>
        {preview && (
          <Button kind="first" type="submit" busy={busy} disabled={preview.people.length + leavers.size === 0}>
            {p('bringIn', { count: preview.people.length })}
          </Button>
        )}
      </div>
    </form>
  )
}

export const PeopleImportDialog = ({ rolloutId, onClose }: { rolloutId: string | null; onClose: () => void }) => (
  <Dialog title={p('title')} broad onClose={onClose}>
    <PeopleImport rolloutId={rolloutId} onDone={onClose} onCancel={onClose} />
  </Dialog>
)
