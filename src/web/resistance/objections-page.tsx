/** What stands in people's way and what they are glad of: objections, feedback, stories, and what we do about it. */
import { useLocation } from 'preact-iso'
import { strategies } from '#core/resistance/strategies.ts'
import { AnswerFigures } from '#web/resistance/answer-figures.tsx'
import { FeedbackInbox } from '#web/resistance/feedback-inbox.tsx'
import { partsUnder } from '#web/base/address.ts'
import { NotFound } from '#web/parts/not-found.tsx'
import { f, t, tell, voice } from '#web/base/language.ts'
import { CameAlong, ObjectionList, QuickLog } from '#web/resistance/objection-list.tsx'
import { objectionsWords } from '#web/resistance/objections-words.ts'
import { Verdict } from '#web/parts/chip.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { Tabs } from '#web/parts/tabs.tsx'
import { mayI } from '#web/sync/signed-in.ts'
import { Stories } from '#web/resistance/stories.tsx'
import { rollout, today, where, ownZone } from '#web/sync/store.ts'

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
    ownZone.value,
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

const PageTabs = ({ here }: { here: 'voices' | 'wins' }) => (
  <Tabs
    label={words('pages')}
    here={here}
    pages={[
      { page: 'voices', href: '/objections', text: words('pageVoices') },
      { page: 'wins', href: '/objections/wins', text: words('pageWins') },
    ]}
  />
)

/** Objections and feedback, which wait for an answer, on one page; what goes well and what we do about the rest on the other. */
export const ObjectionsPage = () => {
  const { path } = useLocation()
  const current = rollout.value
  const rolloutId = current?.rolloutId ?? ''
  const objections = where('objection', { rolloutId })
  const feedback = where('feedback', { rolloutId })
  const stories = where('story', { rolloutId })
  const [under = ''] = partsUnder(path)
  if (under !== '' && under !== 'wins') return <NotFound />
  if (under === 'wins')
    return (
      <>
        <PageHeading over={current?.tool} title={words('titleWins', { count: stories.length })} />
        <PageTabs here="wins" />
        <div class="grid2">
          <Stories stories={stories} />
          <Strategies rolloutId={rolloutId} />
        </div>
      </>
    )
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
      <PageTabs here="voices" />
      <QuickLog />
      <div class="grid2">
        <div class="stack">
          <ObjectionList objections={objections} />
          <FeedbackInbox feedback={feedback} />
        </div>
        <div class="stack">
          <CameAlong objections={objections} />
          {mayI('plan.run') && <AnswerFigures rolloutId={rolloutId} />}
        </div>
      </div>
    </>
  )
}
