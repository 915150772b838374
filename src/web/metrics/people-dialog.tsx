/** The people behind a figure: what each source saw of them last, and what to do next. */
import type { PersonTold } from '#core/metrics/adoption-overview.ts'
import { f, voice } from '#web/base/language.ts'
import { sourceCalled } from '#web/metrics/adoption-card.ts'
import { type Listed, usePeople } from '#web/metrics/adoption-source.ts'
import { adoptionWords } from '#web/metrics/adoption-words.ts'
import { conclusionWords } from '#web/metrics/conclusion-words.ts'
import { listOrigin } from '#web/metrics/origin.ts'
import { ToldOrigin } from '#web/metrics/origin-button.tsx'
import { NextStepButton } from '#web/metrics/next-step-button.tsx'
import { Button } from '#web/parts/button.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { type Column, Table } from '#web/parts/table.tsx'
import { phaseName } from '#web/rollout/phase-name.ts'
import { placesById } from '#web/sync/store.ts'

const words = voice(adoptionWords)
const conclude = voice(conclusionWords)

/** Lists of people who may need help. */
const helped = new Set<Listed['list']>(['notActive', 'never', 'new'])

export const PeopleDialog = ({ listed, onClose }: { listed: Listed; onClose: () => void }) => {
  const { people, sources, total, more, trouble } = usePeople(listed)
  const place = listed.location === undefined ? '' : (placesById.value.get(listed.location)?.name ?? '')
  const compared =
    listed.list === 'disagree'
      ? sources.filter(({ sourceId, system }) => system === 'new' && (sourceId === listed.active || sourceId === listed.inactive))
      : []
  const seenBy = (person: PersonTold, sourceId: string): string => {
    const found = person.seen.find((one) => one.sourceId === sourceId && one.system === 'new')
    return found?.day ? f().day(found.day, 'brief') : found ? words('never') : words('notListed')
  }
  const columns: Column<PersonTold>[] = [
    { key: 'name', head: words('person'), cell: ({ name }) => <span class="strong">{name}</span> },
    {
      key: 'where',
      head: words('where'),
      cell: ({ locationId, phaseKey }) =>
        [placesById.value.get(locationId ?? '')?.name, phaseKey === null ? '' : phaseName(phaseKey)].filter(Boolean).join(' · '),
    },
    ...(compared.length > 0
      ? compared.map(({ sourceId, name }) => ({
          key: sourceId,
          head: sourceCalled({ sourceId, name }),
          cell: (person: PersonTold) => seenBy(person, sourceId),
        }))
      : listed.list === 'out'
        ? [{ key: 'out', head: words('reason'), cell: ({ out }: PersonTold) => (out === 'left' ? words('left_') : words('excluded')) }]
        : [
            {
              key: 'last',
              head: words('last'),
              cell: ({ lastOn, dayOfUse }: PersonTold) =>
                lastOn !== null
                  ? f().day(lastOn, 'brief')
                  : dayOfUse === null || dayOfUse < 0
                    ? words('notLiveYet')
                    : words('neverUsed', { day: dayOfUse }),
            },
          ]),
    ...(helped.has(listed.list)
      ? [{ key: 'next', head: words('next'), cell: (person: PersonTold) => <NextStepButton person={person} /> }]
      : []),
  ]
  const what = listed.flow === undefined ? words('list', { list: listed.list }) : conclude('flow', { kind: listed.flow })
  const title = [what, place, listed.department, total === undefined ? '' : f().number(total)].filter(Boolean).join(' · ')
  return (
    <Dialog title={title} broad onClose={onClose}>
      <ToldOrigin origin={({ answer, chosen }) => listOrigin(answer, chosen, listed)} />
      <TroubleNote trouble={trouble} />
      {total === 0 && <p class="soft">{words('nobody')}</p>}
      {people.length > 0 && <Table label={title} rows={people} rowKey={({ personId }) => personId} columns={columns} />}
      <div class="ends">
        {more && <Button onClick={more}>{words('more')}</Button>}
        <Button kind="first" onClick={onClose}>
          {words('close')}
        </Button>
      </div>
    </Dialog>
  )
}
