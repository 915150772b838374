/** The objections that whoever is here may read, the open ones first; and whether those who raised them came along. */
import { useState } from 'preact/hooks'
import { todayIn } from '#core/kernel/calendar.ts'
import { type CameAlong as CameAlongTold, cameAlong, objectionKinds, type ObjectionKind } from '#core/resistance/objections.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { f, tell, voice } from '#web/base/language.ts'
import { AnswerDialog, kindName, LogDialog } from '#web/resistance/objection-dialogs.tsx'
import { objectionsWords } from '#web/resistance/objections-words.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip, type ChipKind } from '#web/parts/chip.tsx'
import { TickField } from '#web/parts/field.tsx'
import { FilteredList } from '#web/parts/filtered-list.tsx'
import { useFilters } from '#web/parts/use-filters.ts'
import { listHere } from '#web/sync/list-source.ts'
import { Table } from '#web/parts/table.tsx'
import { useAnswer } from '#web/sync/use-answer.ts'
import { peopleById } from '#web/sync/borrowed.ts'
import { ownZone, placesById } from '#web/sync/store.ts'

const words = voice(objectionsWords)
type Objection = StoredRow<'objection'>

const chipOf: Readonly<Record<string, ChipKind>> = { open: 'hold', cameRound: 'pass', adjusted: 'pass', stays: 'nodata' }
const dayOf = (instant: string): string => f().day(todayIn(ownZone.value, instant), 'brief')

export const QuickLog = () => {
  const [kind, setKind] = useState<ObjectionKind>()
  return (
    <section class="card">
      <h2>{words('log')}</h2>
      <p class="soft small">{words('logText')}</p>
      <div class="row">
        {objectionKinds.map((one) => (
          <Button key={one} onClick={() => setKind(one)} opens="view">
            {kindName(one)}
          </Button>
        ))}
      </div>
      {kind && <LogDialog kind={kind} onClose={() => setKind(undefined)} />}
    </section>
  )
}

export const ObjectionList = ({ objections }: { objections: readonly Objection[] }) => {
  const [opened, setOpened] = useState<string>()
  const filters = useFilters()
  const part = filters.show(['open', 'all'], 'open')
  const nameOf = (personId: string | null): string => peopleById.value.get(personId ?? '')?.name ?? ''
  const placeOf = (locationId: string | null): string => placesById.value.get(locationId ?? '')?.name ?? ''
  const found = objections
    .filter(({ outcome }) => part.value === 'all' || outcome === 'open')
    .filter((one) => filters.fits(kindName(one.kind), one.words, one.response, nameOf(one.personId), placeOf(one.locationId)))
    .toSorted((a, b) => Number(a.outcome !== 'open') - Number(b.outcome !== 'open') || (a.loggedAt < b.loggedAt ? 1 : -1))
  return (
    <section class="card">
      <h2>{words('objections')}</h2>
      <p class="small soft">{words('confidential')}</p>
      <FilteredList
        filters={filters}
        list={listHere(found)}
        of={objections.length}
        searchLabel={words('searchObjections')}
        nothing={words('noObjections')}
        choice={
          objections.some(({ outcome }) => outcome !== 'open') && (
            <TickField label={words('showAnswered')} value={part.value === 'all'} onValue={(on) => part.onValue(on ? 'all' : 'open')} />
          )
        }
      >
        {(rows) => (
          <ul class="voices">
            {rows.map((objection) => {
              const { objectionId, rolloutId, kind, personId, locationId, loggedBy, loggedAt, outcome, response, answeredBy } = objection
              return (
                <li key={objectionId}>
                  <div class="row between">
                    <b>{kindName(kind)}</b>
                    <Chip kind={chipOf[outcome] ?? 'nodata'}>{tell({ code: `resistance.outcome.${outcome}`, params: {} })}</Chip>
                  </div>
                  {objection.words && <p>“{objection.words}”</p>}
                  {response && <p class="small">{words('answered', { name: answeredBy ?? '', answer: response })}</p>}
                  <div class="row between">
                    <p class="small soft">
                      {[nameOf(personId), placeOf(locationId), words('by', { name: loggedBy, day: dayOf(loggedAt) })]
                        .filter(Boolean)
                        .join(' · ')}
                    </p>
                    <Button onClick={() => setOpened(`${rolloutId}/${objectionId}`)} opens="form">
                      {words('answer')}
                    </Button>
                  </div>
                </li>
              )
            })}
          </ul>
        )}
      </FilteredList>
      {opened !== undefined && <AnswerDialog key={opened} objectionKey={opened} onClose={() => setOpened(undefined)} />}
    </section>
  )
}

export const CameAlong = ({ objections }: { objections: readonly Objection[] }) => {
  // What somebody used since is known to the server alone; what was raised is on this device.
  const { value: since } = useAnswer<readonly CameAlongTold[]>('/api/adoption/objections')
  const found = cameAlong(objections, null).map((one) => ({ ...one, active: since?.find(({ kind }) => kind === one.kind)?.active ?? null }))
  if (found.length === 0) return null
  return (
    <section class="card">
      <h2>{words('along')}</h2>
      <Table
        label={words('along')}
        rows={found}
        rowKey={({ kind }) => kind}
        columns={[
          { key: 'kind', head: words('alongKind'), cell: ({ kind }) => kindName(kind) },
          { key: 'raised', head: words('alongRaised'), num: true, cell: ({ raised }) => f().number(raised) },
          { key: 'named', head: words('alongNamed'), num: true, cell: ({ named }) => f().number(named) },
          { key: 'try', head: words('alongTry'), num: true, cell: ({ cameRound }) => f().number(cameRound) },
          {
            key: 'active',
            head: words('alongActive'),
            num: true,
            cell: ({ active }) =>
              active === null ? (
                <span class="soft">
                  <span aria-hidden="true">?</span>
                  <span class="unseen">{words('notKnown')}</span>
                </span>
              ) : (
                f().number(active)
              ),
          },
        ]}
      />
      {found.some(({ active }) => active === null) && <p class="small soft">{words('notKnownText')}</p>}
    </section>
  )
}
