/** The fields of a staff list: choose it, see what becomes of every column and row, settle its new places, say who has left. */
import { shared } from '#web/base/lead-words.ts'
import { usualHours } from '#core/regional/at-location.ts'
import { spokenLanguage } from '#core/kernel/language.ts'
import type { ImportPreview } from '#core/people/people-import.ts'
import { personFields } from '#core/people/people-headers.ts'
import { fieldNames } from '#core/people/people-words.ts'
import { countries, countryName } from '#core/regional/countries.ts'
import { f, language, t, tell, voice, w } from '#web/base/language.ts'
import { tableFiles } from '#web/parts/file-dialog.tsx'
import { FileField, SelectField, TextField, TickField } from '#web/parts/field.tsx'
import { Table } from '#web/parts/table.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { peopleImportWords } from '#web/people/people-import-words.ts'
import { clock, minutesOf } from '#core/kernel/clock-time.ts'
import { all } from '#web/sync/store.ts'
import type { StaffList } from '#web/people/use-staff-list.ts'

const p = voice(peopleImportWords)
const fewest = 5
const mostRefused = 50

/** A line of the file with what is wrong with it: a plain type, because the union of all notes is too large to be joined with itself. */
interface RefusedLine {
  readonly line: number
  readonly code: string
  readonly params: unknown
}

const Refused = ({ preview }: { preview: ImportPreview }) => {
  const rows: readonly RefusedLine[] = preview.refused
  const clashes: readonly RefusedLine[] = preview.changes?.clashes ?? []
  const refused = [...rows, ...clashes].toSorted((a, b) => a.line - b.line)
  if (refused.length === 0) return null
  return (
    <details open>
      <summary>{p('refused', { count: refused.length })}</summary>
      <ul class="small">
        {refused.slice(0, mostRefused).map((row) => (
          <li key={`${row.line} ${row.code}`}>
            <strong>{p('line', { line: row.line })}:</strong> {tell(row)}
          </li>
        ))}
        {refused.length > mostRefused && <li class="soft">{shared('andMore', { count: refused.length - mostRefused })}</li>}
      </ul>
    </details>
  )
}

/** Rows that stay out until somebody says that they are people who take part. */
const Questions = ({ staff }: { staff: StaffList }) => {
  if (staff.questions.length === 0) return null
  return (
    <fieldset class="stack tight">
      <legend>{p('questions', { count: staff.questions.length })}</legend>
      <p class="small soft">{p('questionsAbout')}</p>
      {staff.questions.length > 2 && (
        <TickField
          label={p('everyQuestion', { count: staff.questions.length })}
          value={staff.questions.every(({ line }) => staff.accepted.has(line))}
          onValue={(ticked) =>
            staff.decide(
              staff.questions.map(({ line }) => line),
              ticked,
            )
          }
        />
      )}
      {staff.questions.slice(0, mostRefused).map((row) => (
        <TickField
          key={row.line}
          label={`${p('line', { line: row.line })}: ${tell(row)}`}
          value={staff.accepted.has(row.line)}
          onValue={(ticked) => staff.decide([row.line], ticked)}
        />
      ))}
      {staff.questions.length > mostRefused && (
        <p class="small soft">{shared('andMore', { count: staff.questions.length - mostRefused })}</p>
      )}
    </fieldset>
  )
}

const Sheets = ({ staff, preview: { sheet } }: { staff: StaffList; preview: ImportPreview }) =>
  sheet === null || sheet.all.length < 2 ? null : (
    <SelectField
      label={p('sheet')}
      value={sheet.name}
      onValue={staff.readSheet}
      options={sheet.all.map((name) => ({ value: name, text: name }))}
    />
  )

const Columns = ({ preview, onMap }: { preview: ImportPreview; onMap: StaffList['remap'] }) => {
  const names = fieldNames[language.value]
  const used = preview.columns.filter((column) => column.field !== null).length
  const label = p('columns', { used, all: preview.columns.length })
  return (
    <details open={preview.people.length === 0}>
      <summary>{label}</summary>
      <Table
        label={label}
        columns={[
          { key: 'column', head: p('column'), cell: ({ column }) => <strong>{column.header}</strong> },
          {
            key: 'becomes',
            head: p('becomes'),
            cell: ({ column }) => (
              <select
                class="input"
                aria-label={`${column.header}: ${p('becomes')}`}
                onChange={(event) => onMap(column.header, event.currentTarget.value || null)}
              >
                <option value="" selected={column.field === null}>
                  {p('notUsed')}
                </option>
                {personFields.map((field) => (
                  <option key={field} value={field} selected={field === column.field}>
                    {names[field]}
                  </option>
                ))}
              </select>
            ),
          },
          {
            key: 'samples',
            head: p('samples'),
            cell: ({ column }) => <span class="small soft">{column.samples.slice(0, 3).join(' · ')}</span>,
          },
        ]}
        rows={preview.columns.map((column, nth) => ({ column, nth }))}
        rowKey={({ column, nth }) => `${nth} ${column.header}`}
      />
    </details>
  )
}

const FirstPeople = ({ preview }: { preview: ImportPreview }) => (
  <details open>
    <summary>{p('firstPeople')}</summary>
    <Table
      label={p('firstPeople')}
      columns={[
        { key: 'name', head: p('name'), cell: (person) => <strong>{person.name}</strong> },
        { key: 'place', head: p('place'), cell: (person) => person.location ?? '–' },
        { key: 'department', head: p('department'), cell: (person) => person.department ?? '–' },
        { key: 'email', head: p('email'), cell: (person) => person.email ?? '–' },
      ]}
      rows={preview.people.slice(0, fewest)}
      rowKey={(person) => String(person.line)}
    />
    {preview.people.length > fewest && <p class="small soft">{shared('andMore', { count: preview.people.length - fewest })}</p>}
  </details>
)

const Places = ({ staff: { places, changePlace } }: { staff: StaffList }) => (
  <details open>
    <summary>{p('places')}</summary>
    <div class="stack">
      {places.some((place) => place.guessed) && <p class="note hold">{p('placesGuessed')}</p>}
      {places.map((place, index) => (
        <fieldset class="new-place" key={place.name}>
          <legend>{place.name}</legend>
          <div class="grid3">
            <SelectField
              label={p('country')}
              value={place.country}
              onValue={(country) => changePlace(index, { country })}
              options={[...new Set([place.country, ...countries.map((one) => one.iso)])]
                .map((iso) => ({ value: iso, text: countryName(iso, language.value) }))
                .toSorted((a, b) => a.text.localeCompare(b.text))}
            />
            <TextField
              label={p('zone')}
              value={place.zone}
              hint={place.guessed ? p('zoneGuessed') : undefined}
              onValue={(zone) => changePlace(index, { zone, guessed: false })}
            />
            <SelectField
              label={p('language')}
              value={place.language}
              onValue={(spoken) => changePlace(index, { language: spokenLanguage(spoken) })}
              options={[
                { value: 'en', text: w('english') },
                { value: 'nl', text: w('dutch') },
              ]}
            />
            <TextField
              label={p('opensAt')}
              type="time"
              value={clock(place.opensAt ?? usualHours.opensAt)}
              onValue={(time) => time !== '' && changePlace(index, { opensAt: minutesOf(time) })}
            />
            <TextField
              label={p('closesAt')}
              type="time"
              value={clock(place.closesAt ?? usualHours.closesAt)}
              onValue={(time) => time !== '' && changePlace(index, { closesAt: minutesOf(time) })}
            />
          </div>
        </fieldset>
      ))}
    </div>
  </details>
)

const Leavers = ({ staff: { preview, leavers, setLeavers } }: { staff: StaffList }) => {
  const missing = preview?.changes?.leavers ?? []
  if (missing.length === 0) return null
  return (
    <fieldset class="stack tight">
      <legend>{p('leavers', { count: missing.length })}</legend>
      <p class="small soft">{p('leaversAbout')}</p>
      {missing.map(({ personId, name }) => (
        <TickField
          key={personId}
          label={name}
          value={leavers.has(personId)}
          onValue={(ticked) => setLeavers(new Set(ticked ? [...leavers, personId] : [...leavers].filter((one) => one !== personId)))}
        />
      ))}
    </fieldset>
  )
}

const Preview = ({ staff, preview }: { staff: StaffList; preview: ImportPreview }) => {
  const count = (state: string): number => preview.changes?.rows.filter((row) => row.state === state).length ?? 0
  return (
    <>
      <p role="status">
        <strong>{p('found', { people: preview.people.length, places: preview.locations.length })}</strong>{' '}
        <span class="soft small">
          {p('readAs', { source: t(`people.source.${preview.source}`) })}{' '}
          {all('person').length > 0 && p('whatNew', { added: count('new'), changed: count('changed'), same: count('same') })}
        </span>
      </p>
      <Sheets staff={staff} preview={preview} />
      <Questions staff={staff} />
      <Refused preview={preview} />
      {preview.notes.length > 0 && (
        <details open>
          <summary>{p('notes', { count: preview.notes.length })}</summary>
          <ul class={preview.people.length === 0 ? 'note hold' : 'small'}>
            {preview.notes.map((note) => (
              <li key={JSON.stringify(note)}>{tell(note)}</li>
            ))}
          </ul>
        </details>
      )}
      {preview.gone.length > 0 && (
        <details>
          <summary>{p('gone', { count: preview.gone.length })}</summary>
          <p class="small">{f().list(preview.gone.map((row) => row.name))}</p>
        </details>
      )}
      <Columns preview={preview} onMap={staff.remap} />
      {preview.people.length > 0 && <FirstPeople preview={preview} />}
      {staff.places.length > 0 && <Places staff={staff} />}
      <Leavers staff={staff} />
    </>
  )
}

export const StaffListFields = ({ staff }: { staff: StaffList }) => (
  <div class="stack">
    <FileField
      label={p('file')}
      hint={p('fileHint')}
      accept={`${tableFiles},text/csv,text/tab-separated-values,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,application/vnd.oasis.opendocument.spreadsheet`}
      onFile={(chosen) => {
        if (chosen) void staff.read(chosen)
      }}
    />
    <div role="status">{staff.busy && <p class="soft">{p('reading')}</p>}</div>
    <TroubleNote trouble={staff.trouble} />
    {staff.preview && <Preview staff={staff} preview={staff.preview} />}
  </div>
)
