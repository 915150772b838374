/** The cards of the review after a week: the celebration, whom to thank with a message ready to copy, and the last feedback (RV-1). */
import { type Language, languages } from '#core/kernel/language.ts'
import { speak } from '#core/kernel/words.ts'
import type { Named, ReviewFacts } from '#core/review/review-facts.ts'
import { shared } from '#web/base/lead-words.ts'
import { f, voice } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { announce } from '#web/parts/toast.tsx'
import { reviewPageWords } from '#web/review/review-page-words.ts'
import { rolloutId } from '#web/review/review-selectors.ts'
import { ownZone, rollout, where } from '#web/sync/store.ts'

const words = voice(reviewPageWords)

const namesOf = ({ people, count }: Named, more: (count: number) => string): readonly string[] => [
  ...people.map(({ name }) => name),
  ...(count > people.length ? [more(count - people.length)] : []),
]

const textIn = (language: Language, { champions, early }: ReviewFacts): string => {
  const say = speak(reviewPageWords, language)
  const more = (count: number): string => say('andMore', { count })
  return say('thanksText', { tool: rollout.value?.tool ?? '', champions: namesOf(champions, more), early: namesOf(early, more) })
}

const copy = async (text: string): Promise<void> => {
  if (!navigator.clipboard) return
  await navigator.clipboard.writeText(text)
  announce(words('copied'))
}

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
      <div class="no-print stack tight">
        <h3 class="small soft">{words('thanksReady')}</h3>
        {languages.map((language) => {
          const text = textIn(language, facts)
          const label = words(language === 'en' ? 'inEnglish' : 'inDutch')
          return (
            <details key={language}>
              <summary>{label}</summary>
              <p class="ready-text" lang={language}>
                {text}
              </p>
              <Button aria-label={`${shared('copy')}: ${label}`} onClick={() => void copy(text)}>
                {shared('copy')}
              </Button>
            </details>
          )
        })}
      </div>
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
