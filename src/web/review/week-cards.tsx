/** The cards of the review after a week: the celebration, whom to thank with the message that does, and the last feedback (RV-1). */
import type { Named, ReviewFacts } from '#core/review/review-facts.ts'
import { f, voice } from '#web/base/language.ts'
import { addressOf, dayText, messageName, stateChip } from '#web/communication/message-selectors.ts'
import { Chip } from '#web/parts/chip.tsx'
import { reviewPageWords } from '#web/review/review-page-words.ts'
import { rolloutId } from '#web/review/review-selectors.ts'
import { ownZone, where } from '#web/sync/store.ts'

const words = voice(reviewPageWords)

const namesOf = ({ people, count }: Named, more: (count: number) => string): readonly string[] => [
  ...people.map(({ name }) => name),
  ...(count > people.length ? [more(count - people.length)] : []),
]

const People = ({ label, of }: { label: string; of: Named }) =>
  of.count === 0 ? null : (
    <div>
      <h3 class="small soft">{label}</h3>
      <ul class="thanked">
        {namesOf(of, (count) => words('andMore', { count })).map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </div>
  )

/** Locations that are closed on the shared day have messages of their own. */
const messagesShown = 3

/** The messages after the rollout that thank by name: each is previewed as anyone and approved on its own page (CM-4, RV-1). */
const ThanksMessages = () => {
  const messages = where('message', { rolloutId: rolloutId.value, kind: 'retrospective' }).toSorted((one, other) =>
    one.sendOn === other.sendOn ? Number(one.locationId !== null) - Number(other.locationId !== null) : one.sendOn < other.sendOn ? -1 : 1,
  )
  return (
    <div class="stack tight">
      <h3 class="small soft">{words('thanksMessage')}</h3>
      {messages.length === 0 && <p>{words('thanksNoMessage')}</p>}
      <ul class="review-rows">
        {messages.slice(0, messagesShown).map((message) => {
          const { kind, text } = stateChip(message)
          const opens = words(message.approvedAt === null && message.withdrawnAt === null ? 'thanksApprove' : 'thanksOpen')
          const name = `${messageName(message)} · ${dayText(message)}`
          return (
            <li key={message.messageKey}>
              <span class="words">{name}</span>
              <span class="row">
                <Chip kind={kind}>{text}</Chip>
                <a class="button no-print" href={addressOf(message)} aria-label={`${opens}: ${name}`}>
                  {opens}
                </a>
              </span>
            </li>
          )
        })}
      </ul>
      {messages.length > messagesShown && <p class="small soft">{words('andMore', { count: messages.length - messagesShown })}</p>}
    </div>
  )
}

export const ThanksCard = ({ facts }: { facts: ReviewFacts }) => {
  const known = where('oldSystem', { rolloutId: rolloutId.value })[0]
  const { champions, early } = facts
  return (
    <section class="card stack tight" aria-labelledby="thanks">
      <h2 id="thanks">{words('thanks')}</h2>
      <p>
        {known?.celebrateAt
          ? words('celebration', { moment: f().moment(known.celebrateAt, ownZone.value), place: known.celebratePlace })
          : words('noCelebration')}{' '}
        <a class="no-print" href="/old-system">
          {words('planIt')}
        </a>
      </p>
      {champions.count === 0 && <p class="soft">{words('thanksNobody')}</p>}
      <People label={words('champions', { count: champions.count })} of={champions} />
      <People label={words('firstPeople', { count: early.count })} of={early} />
      <ThanksMessages />
    </section>
  )
}

/** How many pieces of feedback stand in a review. */
const shown = 5

export const FeedbackCard = () => {
  const feedback = where('feedback', { rolloutId: rolloutId.value }).toSorted((one, other) => (one.givenAt < other.givenAt ? 1 : -1))
  const open = feedback.filter(({ answeredAt }) => answeredAt === null).length
  return (
    <section class="card stack tight" aria-labelledby="feedback">
      <div class="row between">
        <h2 id="feedback">{words('feedback')}</h2>
        <a class="button quiet no-print" href="/objections">
          {words('toFeedback')}
        </a>
      </div>
      <p>{words('feedbackCount', { count: feedback.length, open })}</p>
      <ul class="review-rows">
        {feedback.slice(0, shown).map((one) => (
          <li key={one.feedbackId}>
            <span lang={one.language ?? undefined}>{one.text}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
