/** The cards of a review about what people said: what they asked, and the stories they told (RV-1, RV-2). */
import type { QuestionsAsked } from '#core/review/questions-asked.ts'
import { voice } from '#web/base/language.ts'
import { Chip } from '#web/parts/chip.tsx'
import { reviewPageWords } from '#web/review/review-page-words.ts'
import { rolloutId } from '#web/review/review-selectors.ts'
import { where } from '#web/sync/store.ts'

const words = voice(reviewPageWords)

export const QuestionsCard = ({ of: { asked, open, top, unwritten } }: { of: QuestionsAsked }) => (
  <section class="card stack tight" aria-labelledby="questions">
    <div class="row between">
      <h2 id="questions">{words('questions')}</h2>
      <a class="button quiet no-print" href="/support">
        {words('toQuestions')}
      </a>
    </div>
    <p>{words('questionsCount', { count: asked, open })}</p>
    {top.length > 0 && (
      <>
        <h3 class="small soft">{words('questionsTop')}</h3>
        <ul class="review-rows">
          {top.map(({ title, language, solved }) => (
            <li key={`${language} ${title}`}>
              <span lang={language}>{title}</span>
              <span class="small soft">{words('questionSolved', { count: solved })}</span>
            </li>
          ))}
        </ul>
      </>
    )}
    {unwritten.count > 0 && (
      <>
        <h3 class="small soft">{words('questionsUnwritten', { count: unwritten.count })}</h3>
        <ul class="review-rows">
          {unwritten.last.map((question) => (
            <li key={question}>
              <span>{question}</span>
            </li>
          ))}
        </ul>
      </>
    )}
  </section>
)

/** How many stories stand in a review. */
const shown = 5

export const StoriesCard = () => {
  const stories = where('story', { rolloutId: rolloutId.value }).toSorted((one, other) => (one.notedAt < other.notedAt ? 1 : -1))
  return (
    <section class="card stack tight" aria-labelledby="stories">
      <div class="row between">
        <h2 id="stories">{words('stories')}</h2>
        <a class="button quiet no-print" href="/objections">
          {words('toStories')}
        </a>
      </div>
      <p>{words('storiesCount', { count: stories.length, untold: stories.filter(({ consentAt }) => consentAt === null).length })}</p>
      <ul class="review-rows">
        {stories.slice(0, shown).map((one) => (
          <li key={one.storyId}>
            <span class="words">
              <span lang={one.language ?? undefined}>{one.text}</span>
              <span>
                <Chip kind={one.kind === 'quickWin' ? 'info' : 'pass'}>{words('storyKind', { kind: one.kind })}</Chip>
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
