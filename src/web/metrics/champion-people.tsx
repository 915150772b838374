/** A champion's people by how they use the new tool: who is not active yet, with a message or a visit at hand (ME-8). */
import { useState } from 'preact/hooks'
import { whatsappLink } from '#core/communication/letter-look.ts'
import { firstNameOf } from '#core/people/first-name.ts'
import type { PeopleTold, PersonTold } from '#core/metrics/adoption-overview.ts'
import { f, voice } from '#web/base/language.ts'
import { useKeptPeople } from '#web/metrics/adoption-source.ts'
import { adoptionWords } from '#web/metrics/adoption-words.ts'
import { championUseWords } from '#web/metrics/champion-words.ts'
import { lastVisitTo, VisitButton } from '#web/metrics/visit-button.tsx'
import { Button } from '#web/parts/button.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { ChoiceField } from '#web/parts/field.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { me } from '#web/sync/signed-in.ts'
import { placesById, rollout, today } from '#web/sync/store.ts'
import { useAnswer } from '#web/sync/use-answer.ts'

const words = voice(championUseWords)
const listWords = voice(adoptionWords)

const mostShown = 5
const lists = ['notActive', 'active', 'unknown', 'usesOld', 'live'] as const

const lastUse = ({ lastOn, dayOfUse }: PersonTold): string =>
  lastOn === null ? listWords('neverUsed', { day: dayOfUse }) : listWords('lastUsed', { on: lastOn })

const visitSaid = ({ personId }: PersonTold): string => {
  const on = lastVisitTo(personId)
  return on === '' || on === today.value ? '' : words('visitBefore', { on })
}

const People = ({ people }: { people: readonly PersonTold[] }) => (
  <ul class="roll">
    {people.map((person) => (
      <li key={person.personId}>
        <div>
          <span class="strong">{person.name}</span>
          <span class="small soft block">{[lastUse(person), visitSaid(person)].filter(Boolean).join(' · ')}</span>
        </div>
        {person.personId !== me.value?.actor?.personId && (
          <div class="row">
            <a
              class="button"
              target="_blank"
              rel="noreferrer"
              aria-label={words('messageTo', { name: person.name })}
              href={whatsappLink(person.phone, words('text', { name: firstNameOf(person.name), tool: rollout.value?.tool ?? '' }))}
            >
              {words('message')}
            </a>
            <VisitButton person={person} />
          </div>
        )}
      </li>
    ))}
  </ul>
)

/** On a champion's day; kept on the device for when there is no connection. */
export const ChampionUseCard = () => {
  const { value } = useAnswer<PeopleTold>('/api/adoption/people?list=notActive')
  const { value: unknown } = useAnswer<PeopleTold>('/api/adoption/people?list=unknown')
  if (!value || !unknown) return null
  return (
    <section class="card" aria-labelledby="not-active">
      <div class="card-head">
        <h2 id="not-active">{words('title', { count: value.total, unknown: unknown.total })}</h2>
        <a class="touch small" href="/adoption">
          {words('all')}
        </a>
      </div>
      {value.total > 0 && <p class="small soft">{words('about')}</p>}
      <People people={value.people.slice(0, mostShown)} />
    </section>
  )
}

/** Adoption for a champion: the people of their own locations, by name. */
export const ChampionAdoption = () => {
  const [list, setList] = useState<(typeof lists)[number]>('notActive')
  const { people, total, more, trouble, isUnreached } = useKeptPeople(list)
  const places = (me.value?.actor?.locationIds ?? []).flatMap((id) => placesById.value.get(id)?.name ?? [])
  return (
    <>
      <PageHeading over={words('over', { tool: rollout.value?.tool ?? '' })} title={words('heading', { place: f().list(places) })} />
      <section class="card">
        <ChoiceField
          label={words('show')}
          labelUnseen
          value={list}
          onValue={setList}
          options={lists.map((one) => ({ value: one, text: listWords('list', { list: one }) }))}
        />
        <TroubleNote trouble={trouble} />
        {isUnreached && <p class="soft">{words('unreached')}</p>}
        {total === 0 && <p class="soft">{listWords('nobody')}</p>}
        <People people={people} />
        {more && <Button onClick={more}>{listWords('more')}</Button>}
      </section>
    </>
  )
}
