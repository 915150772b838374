/** What a staff list would become: its columns, its people, its places, and every row that will not go in. */
import type { ImportPreview } from '#core/people/people-import.ts'
import { fieldNames } from '#core/people/people-words.ts'
import { countryName } from '#core/regional/countries.ts'
import { firstVisitWords } from '#web/first-visit-words.ts'
import { language, tell, voice } from '#web/language.ts'
import { Table } from '#web/parts/table.tsx'
import { placesFor } from '#web/staff-list.ts'

const words = voice(firstVisitWords)
const shownPeople = 5
const shownRefused = 50

export const StaffListPreview = ({ preview }: { preview: ImportPreview }) => {
  const { columns, people, refused, notes } = preview
  const names = fieldNames[language.value]
  const used = columns.filter((column) => column.field !== null)
  const seen = used.flatMap(({ field }) =>
    field && field !== 'firstName' && field !== 'infix' && field !== 'lastName' && field in (people[0] ?? {}) ? [field] : [],
  )
  const first = (['email', 'department', 'location', 'language', 'oldUse', 'pilot'] as const).filter((field) => seen.includes(field))
  const fields = ['name' as const, ...new Set([...first, ...seen.filter((field) => field !== 'name')])].slice(0, 5)
  const places = placesFor(preview)
  return (
    <div class="stack">
      <p class="strong">{words('found', { people: people.length, places: places.length })}</p>
      {refused.length > 0 && (
        <details open>
          <summary>{words('refused', { count: refused.length })}</summary>
          <ul class="small">
            {refused.slice(0, shownRefused).map((row) => (
              <li key={row.line}>
                <strong>{words('line', { line: row.line })}:</strong> {tell(row)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {notes.length > 0 && (
        <ul class="small">
          {notes.map((one) => (
            <li key={tell(one)}>{tell(one)}</li>
          ))}
        </ul>
      )}
      <details>
        <summary>{words('columns', { used: used.length, all: columns.length })}</summary>
        <Table
          label={words('columns', { used: used.length, all: columns.length })}
          rows={columns}
          rowKey={(column) => column.header}
          columns={[
            { key: 'header', head: words('column'), cell: (column) => <strong>{column.header}</strong> },
            {
              key: 'field',
              head: words('becomes'),
              cell: (column) => (column.field ? names[column.field] : <span class="soft">{words('leftOut')}</span>),
            },
            {
              key: 'samples',
              head: words('example'),
              cell: (column) => <span class="soft small">{column.samples.slice(0, 3).join(' · ')}</span>,
            },
          ]}
        />
      </details>
      {people.length > 0 && (
        <details open>
          <summary>{words('firstPeople')}</summary>
          <Table
            label={words('firstPeople')}
            rows={people.slice(0, shownPeople)}
            rowKey={(person) => String(person.line)}
            columns={fields.map((field) => ({
              key: field,
              head: names[field],
              cell: (person) => String((person as unknown as Record<string, unknown>)[field] ?? '–'),
            }))}
          />
        </details>
      )}
      {places.length > 0 && (
        <details>
          <summary>{words('placesTitle')}</summary>
          <ul class="small">
            {places.map((place) => (
              <li key={place.name}>
                {words('placeLine', {
                  name: place.name,
                  country: countryName(place.country, language.value),
                  zone: place.zone.replaceAll('_', ' '),
                })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
