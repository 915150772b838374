/** What stands in people's way and what they are glad of: objections, feedback, stories, and what we do about it. */
import { strategies } from '#core/resistance/strategies.ts'
import { AnswerFigures } from '#web/resistance/answer-figures.tsx'
import { FeedbackInbox } from '#web/resistance/feedback-inbox.tsx'
import { f, t, tell, voice } from '#web/base/language.ts'
import { CameAlong, ObjectionList, QuickLog } from '#web/resistance/objection-list.tsx'
import { objectionsWords } from '#web/resistance/objections-words.ts'
import { Verdict } from '#web/parts/chip.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { mayI } from '#web/sync/signed-in.ts'
import { Stories } from '#web/resistance/stories.tsx'
import { rollout, today, where } from '#web/sync/store.ts'

const words = voice(objectionsWords)

const Strategies = ({ rolloutId }: { rolloutId: string }) => {
  const current = rollout.value
  if (!current) return null
  const found = strategies(
    {
      rollout: current,
      phases: where('phase', { rolloutId }).filter(({ headCount }) => headCount > 0),
      messages: where('message', { rolloutId }),
      sessions: where('session', { rolloutId }),
      tickets: where('ticket', { rolloutId }),
      stories: where('story', { rolloutId }),
      feedback: where('feedback', { rolloutId }),
    },
    today.value,
  )
  return (
    <section class="card">
      <h2>{words('strategies')}</h2>
      <ul class="voices">
        {found.map(({ key, lastOn, evidence }) => (
          <li key={key}>
            <div class="row between">
              <b>{t(`resistance.strategy.${key}`)}</b>
              <Verdict verdict={lastOn === null ? 'nodata' : 'pass'}>
                {lastOn === null ? words('notYet') : words('lastOn', { day: f().day(lastOn, 'brief') })}
              </Verdict>
            </div>
            <p class="small soft">{tell(evidence)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

export const ObjectionsPage = () => {
  const current = rollout.value
  const rolloutId = current?.rolloutId ?? ''
  const objections = where('objection', { rolloutId })
  const feedback = where('feedback', { rolloutId })
  const open = objections.filter(({ outcome }) => outcome === 'open').length
  const waiting = feedback.filter(({ state }) => state === 'open').length
  const title =
    open > 0
      ? words('titleOpen', { count: open })
      : waiting > 0
        ? words('titleFeedback', { count: waiting })
        : objections.length + feedback.length > 0
          ? words('titleCalm')
          : words('titleQuiet')
  return (
    <>
      <PageHeading over={current?.tool} title={title} />
      <QuickLog />
      <div class="grid2">
        <div class="stack">
          <ObjectionList objections={objections} />
          <FeedbackInbox feedback={feedback} />
          <CameAlong objections={objections} />
        </div>
        <div class="stack">
          <Strategies rolloutId={rolloutId} />
          <Stories stories={where('story', { rolloutId })} />
          {mayI('plan.run') && <AnswerFigures rolloutId={rolloutId} />}
        </div>
      </div>
    </>
  )
}
