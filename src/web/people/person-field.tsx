/** Chooses somebody: from a list while that is short enough to look through, else by searching. */
import { useId, useState } from 'preact/hooks'
import { everybody, type Someone } from '#core/people/people-list.ts'
import { voice, w } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { SelectField, TextField } from '#web/parts/field.tsx'
import { here } from '#web/people/people-list.ts'
import { personFieldWords } from '#web/people/person-field-words.ts'
import { peopleSource } from '#web/people/people-source.ts'
import { peopleById } from '#web/sync/borrowed.ts'
import { useList } from '#web/sync/list-source.ts'
import { isAbsent, placesById, rollout } from '#web/sync/store.ts'

const words = voice(personFieldWords)

/** With more people than this one searches. */
const mostInList = 200
const shown = 8
const fewestLetters = 2

interface Props {
  readonly label: string
  readonly hint?: string | undefined
  /** What it says where nobody is chosen. */
  readonly none: string
  readonly value: string
  readonly onValue: (personId: string) => void
  /** Those of a list, in its order; everyone who works here where it is left out. */
  readonly among?: readonly Someone[]
  readonly except?: ReadonlySet<string>
  readonly textOf?: (someone: Someone) => string
}

const nobody: ReadonlySet<string> = new Set()
const nameAndPlace = ({ person }: Someone): string =>
  [person.name, placesById.value.get(person.locationId ?? '')?.name].filter(Boolean).join(', ')

/** Those whom a name fits, to choose one of. */
const Found = ({
  label,
  search,
  except,
  textOf,
  onChoose,
}: {
  label: string
  search: string
  except: ReadonlySet<string>
  textOf: (someone: Someone) => string
  onChoose: (personId: string) => void
}) => {
  const { rows, total } = useList(peopleSource, { ...everybody(rollout.value?.rolloutId ?? ''), search })
  const found = rows.filter(({ person }) => !except.has(person.personId)).slice(0, shown)
  return (
    <>
      <div role="status">{found.length === 0 && total !== undefined && <p class="soft">{words('nobodyFound')}</p>}</div>
      <ul class="plain-list" aria-label={label}>
        {found.map((someone) => (
          <li key={someone.person.personId}>
            <Button kind="quiet" onClick={() => onChoose(someone.person.personId)}>
              {textOf(someone)}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

const PersonSearch = ({ label, hint, value, onValue, except = nobody, textOf = nameAndPlace }: Omit<Props, 'among' | 'none'>) => {
  const [search, setSearch] = useState('')
  const id = useId()
  if (value !== '')
    return (
      <div class="field">
        <span class="strong" id={id}>
          {label}
        </span>
        <div class="row" aria-labelledby={id} role="group">
          <span>{peopleById.value.get(value)?.name ?? '…'}</span>
          <Button kind="quiet" aria-label={`${w('change')}: ${label}`} onClick={() => onValue('')}>
            {w('change')}
          </Button>
        </div>
      </div>
    )
  return (
    <div class="stack tight">
      <TextField label={label} hint={hint ?? words('searchName')} value={search} onValue={setSearch} autoComplete="off" />
      {search.trim().length >= fewestLetters && (
        <Found
          label={label}
          search={search}
          except={except}
          textOf={textOf}
          onChoose={(personId) => {
            setSearch('')
            onValue(personId)
          }}
        />
      )}
    </div>
  )
}

export const PersonField = ({ among = here.value, none, ...field }: Props) => {
  const { except = nobody, textOf = ({ person }) => person.name } = field
  if (isAbsent('person') || among.length > mostInList) return <PersonSearch {...field} />
  return (
    <SelectField
      label={field.label}
      {...(field.hint ? { hint: field.hint } : {})}
      value={field.value}
      onValue={field.onValue}
      options={[
        { value: '', text: none },
        ...among
          .filter(({ person }) => !except.has(person.personId))
          .map((someone) => ({ value: someone.person.personId, text: textOf(someone) })),
      ]}
    />
  )
}
