/** Whom nobody can reach by mail: their letter, ways to pass it on, and a tick once they know (CM-6); works without a connection. */
import { shared } from '#web/base/lead-words.ts'
import { FilteredList } from '#web/parts/filtered-list.tsx'
import { useFilters } from '#web/parts/use-filters.ts'
import { listHere } from '#web/sync/list-source.ts'
import { useEffect } from 'preact/hooks'
import { todayIn } from '#core/kernel/calendar.ts'
import { findHandLetters, letterOf } from '#web/communication/letters-in-person.ts'
import { f, voice } from '#web/base/language.ts'
import { LetterBody } from '#web/communication/letter-body.tsx'
import { deliveriesOf, messageName, nameOf, placeOf } from '#web/communication/message-selectors.ts'
import { type Delivery, type Message, messages, rolloutId } from '#web/communication/message-counts.ts'
import { passOn } from '#web/communication/share-by-whatsapp.ts'
import { byHandWords } from '#web/communication/in-person-words.ts'
import { messagesWords } from '#web/communication/messages-words.ts'
import { Button } from '#web/parts/button.tsx'
import { SelectField } from '#web/parts/field.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { copyText } from '#web/parts/copy-text.ts'
import { peopleById, useRowsOf } from '#web/sync/borrowed.ts'
import { organisation, ownZone, version } from '#web/sync/store.ts'
import { runCommand } from '#web/parts/use-command.ts'

const words = voice(messagesWords)
const own = voice(byHandWords)

const ways = ['talk', 'whatsapp', 'paper'] as const
type Way = (typeof ways)[number]

const byName = (a: Delivery, b: Delivery): number => nameOf(a.personId).localeCompare(nameOf(b.personId))
const keyOf = ({ rolloutId: of, messageKey, personId }: Delivery) => ({ rolloutId: of, messageKey, personId })

const tell = (delivery: Delivery, how: Way): Promise<unknown> =>
  runCommand({ name: 'communication.tell', input: { ...keyOf(delivery), how } }, own('toldNow', { name: nameOf(delivery.personId) }))

const untell = (delivery: Delivery): Promise<unknown> => runCommand({ name: 'communication.untell', input: keyOf(delivery) })

const ToTell = ({ delivery }: { delivery: Delivery }) => {
  const name = nameOf(delivery.personId)
  const person = peopleById.value.get(delivery.personId)
  const letter = letterOf(delivery.rolloutId, delivery.messageKey, delivery.personId)
  return (
    <li class="hand">
      <div>
        <strong>{name}</strong>{' '}
        <span class="small soft">
          {[person?.department, placeOf(delivery.locationId)].filter(Boolean).join(' · ')}
          {person?.phone && (
            <>
              {' · '}
              <a class="touch" href={`tel:${person.phone.replace(/[^+\d]/g, '')}`}>
                {person.phone}
              </a>
            </>
          )}
        </span>
      </div>
      {letter ? (
        <>
          <details>
            <summary>{letter.subject}</summary>
            <LetterBody body={letter.body} language={letter.language} />
          </details>
          <div class="row">
            <a
              class="button"
              href={passOn(person?.phone ?? null, letter)}
              target="_blank"
              rel="noreferrer"
              aria-label={own('whatsAppTo', { name })}
            >
              WhatsApp
            </a>
            <Button aria-label={own('copyOf', { name })} onClick={() => void copyText(`${letter.subject}\n\n${letter.body}`)}>
              {shared('copy')}
            </Button>
          </div>
        </>
      ) : (
        <p class="small soft">{own('letterNotHere')}</p>
      )}
      <fieldset class="row told">
        <legend class="unseen">{own('howTold', { name })}</legend>
        <span class="small soft" aria-hidden="true">
          {own('knowsNow')}
        </span>
        {ways.map((way) => (
          <Button key={way} onClick={() => void tell(delivery, way)}>
            <span aria-hidden="true">✓</span> {own(`way_${way}`)}
          </Button>
        ))}
      </fieldset>
    </li>
  )
}

const Told = ({ deliveries }: { deliveries: readonly Delivery[] }) => (
  <details>
    <summary>{own('toldAlready', { count: deliveries.length })}</summary>
    <ul class="todo-list">
      {deliveries.map((delivery) => (
        <li class="row between" key={delivery.personId}>
          <span>
            <strong>{nameOf(delivery.personId)}</strong>{' '}
            <span class="small soft">
              {own('toldHow', {
                way: delivery.state === 'told' ? own(`way_${delivery.toldHow as Way}`) : own('readInApp'),
                day: delivery.settledAt ? f().day(todayIn(ownZone.value, delivery.settledAt), 'brief') : '',
                by: delivery.toldBy ?? '',
              })}
            </span>
          </span>
          {delivery.state === 'told' && (
            <Button kind="quiet" aria-label={own('untellOf', { name: nameOf(delivery.personId) })} onClick={() => void untell(delivery)}>
              {own('untell')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  </details>
)

/** One letter each, for paper. */
const Sheets = ({ deliveries }: { deliveries: readonly Delivery[] }) => (
  <div class="sheets">
    {deliveries.map((delivery) => {
      const letter = letterOf(delivery.rolloutId, delivery.messageKey, delivery.personId)
      return (
        letter && (
          <article class="sheet" key={`${delivery.messageKey} ${delivery.personId}`}>
            <p class="soft">
              {organisation.value?.name} · {nameOf(delivery.personId)}
            </p>
            <h2>{letter.subject}</h2>
            <LetterBody body={letter.body} language={letter.language} />
          </article>
        )
      )
    })}
  </div>
)

interface Group {
  readonly message: Message
  readonly waiting: readonly Delivery[]
  readonly told: readonly Delivery[]
}

const groupsAt = (place: string): Group[] =>
  messages.value.flatMap((message) => {
    const here = deliveriesOf(message.messageKey)
      .filter(({ channel, locationId }) => channel === 'hand' && (place === '' || locationId === place))
      .toSorted(byName)
    const waiting = here.filter(({ state, readAt }) => state === 'queued' && readAt === null)
    const told = here.filter(({ state, readAt }) => state === 'told' || (state === 'queued' && readAt !== null))
    return waiting.length + told.length > 0 ? [{ message, waiting, told }] : []
  })

export const MessagesByHand = () => {
  const filters = useFilters('of', 'location')
  const { of, location: place } = filters.values
  useEffect(() => void findHandLetters(rolloutId.value), [rolloutId.value, version.value])
  useRowsOf('delivery', `/api/messages/by-hand?${new URLSearchParams({ rollout: rolloutId.value, message: of, location: place })}`)
  const groups = groupsAt(place)
  const shown = groups.filter(({ message }) => of === '' || message.messageKey === of)
  const waiting = shown.flatMap((group) => group.waiting)
  const places = [...new Set(groupsAt('').flatMap((group) => group.waiting.map(({ locationId }) => locationId)))]
  const withLetter = waiting.filter((one) => letterOf(one.rolloutId, one.messageKey, one.personId))
  return (
    <>
      <PageHeading over={<a href="/messages">← {shared('messages')}</a>} title={own('handTitle', { count: waiting.length })}>
        {withLetter.length > 0 && <Button onClick={() => print()}>{own('printLetters', { count: withLetter.length })}</Button>}
      </PageHeading>
      {waiting.length > 0 && <p class="soft no-print">{own('handText')}</p>}
      <FilteredList
        filters={filters}
        list={{ ...listHere(shown), total: waiting.length }}
        nothing={own('nobodyByHand')}
        whole
        fields={
          (groups.length > 1 || places.length > 1) && (
            <>
              <SelectField
                label={own('message')}
                {...filters.field('of')}
                options={[
                  { value: '', text: own('allMessages') },
                  ...groups.map(({ message }) => ({ value: message.messageKey, text: messageName(message) })),
                ]}
              />
              <SelectField
                label={words('place')}
                {...filters.field('location')}
                options={[
                  { value: '', text: words('allPlaces') },
                  ...places.map((locationId) => ({ value: locationId ?? '', text: placeOf(locationId) })),
                ]}
              />
            </>
          )
        }
      >
        {(rows) =>
          rows.map((group) => (
            <section class="card no-print" key={group.message.messageKey}>
              <h2>{messageName(group.message)}</h2>
              {group.waiting.length > 0 ? (
                <ul class="todo-list hands">
                  {group.waiting.map((delivery) => (
                    <ToTell key={delivery.personId} delivery={delivery} />
                  ))}
                </ul>
              ) : (
                <p class="soft">{own('allKnow')}</p>
              )}
              {group.told.length > 0 && <Told deliveries={group.told} />}
            </section>
          ))
        }
      </FilteredList>
      <Sheets deliveries={withLetter} />
    </>
  )
}
