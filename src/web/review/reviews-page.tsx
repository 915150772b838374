/** The reviews of a rollout: an overview, and a guided page for each that brings the figures along and ends in actions (RV-1, RV-2, RV-3). */
import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { ImpactTold } from '#core/impact/impact-figures.ts'
import type { ReviewFacts } from '#core/review/review-facts.ts'
import { questionsAsked } from '#core/review/questions-asked.ts'
import { type ReviewAt, type ReviewMoment, reviewMoments } from '#core/review/review-moments.ts'
import { suggestions } from '#core/review/suggestions.ts'
import { shared } from '#web/base/lead-words.ts'
import { voice } from '#web/base/language.ts'
import { useAdoption, useConclusions } from '#web/metrics/adoption-source.ts'
import { BaselineCard } from '#web/metrics/baseline-card.tsx'
import { GoalsCard } from '#web/metrics/goals-card.tsx'
import { PulseCard } from '#web/metrics/pulse-card.tsx'
import { Button } from '#web/parts/button.tsx'
import { Verdict } from '#web/parts/chip.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { NotFound } from '#web/parts/not-found.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { Tabs } from '#web/parts/tabs.tsx'
import { runCommand } from '#web/parts/use-command.ts'
import { ActionsCard } from '#web/review/actions-card.tsx'
import { HandoverCard } from '#web/review/handover-card.tsx'
import { HandoverPage } from '#web/review/handover-page.tsx'
import { handoverPageWords } from '#web/review/handover-words.ts'
import { LessonsBefore, LessonsCard } from '#web/review/lessons-card.tsx'
import { NeedsCard, ReviewReturn } from '#web/review/month-cards.tsx'
import { CloseDialog } from '#web/review/review-dialogs.tsx'
import { reviewPageWords } from '#web/review/review-page-words.ts'
import { addressOf, completed, handoverPath, heldReview, isSwitchedOff, reviews, rolloutId } from '#web/review/review-selectors.ts'
import { QuestionsCard, StoriesCard } from '#web/review/said-cards.tsx'
import { FeedbackCard, ThanksCard } from '#web/review/week-cards.tsx'
import { mayI } from '#web/sync/signed-in.ts'
import { rollout, today, where } from '#web/sync/store.ts'
import { useAnswer } from '#web/sync/use-answer.ts'
import { completion } from '#web/training/completion-source.ts'

const words = voice(reviewPageWords)
const handoverSaid = voice(handoverPageWords)
const verdicts = { held: 'pass', later: 'nodata', soon: 'hold', overdue: 'fail' } as const

const ReviewTabs = ({ here }: { here: ReviewMoment | 'all' | 'handover' }) => (
  <Tabs
    label={words('reviews')}
    here={here}
    pages={[
      { page: 'all', href: '/reviews', text: words('all') },
      ...reviews.value.map(({ moment, on, heldOn }) => ({
        page: moment,
        href: addressOf[moment],
        text: heldOn === null ? words('tabOn', { moment, day: on }) : words('tabHeld', { moment, day: heldOn }),
      })),
      { page: 'handover', href: handoverPath, text: handoverSaid('handover') },
    ]}
  />
)

const completedSaid = (): string => (completed.value === null ? '' : words('completed', { day: completed.value, off: isSwitchedOff.value }))

const Overview = () => (
  <>
    <PageHeading over={[rollout.value?.tool, completedSaid()].filter(Boolean).join(' · ')} title={words('title')} />
    <ReviewTabs here="all" />
    <div class="stack">
      <section class="card stack tight" aria-labelledby="reviews">
        <h2 id="reviews">{words('reviews')}</h2>
        <ul class="review-rows">
          {reviews.value.map(({ moment, on, heldOn, state }) => (
            <li key={moment}>
              <span class="words">
                <span class="strong">
                  {heldOn === null ? words('tabOn', { moment, day: on }) : words('tabHeld', { moment, day: heldOn })}
                </span>
                <span class="small soft">{words('purpose', { moment })}</span>
              </span>
              <span class="row">
                <Verdict verdict={verdicts[state]}>{words('state', { state })}</Verdict>
                <a class="button" href={addressOf[moment]} aria-label={`${words('open')}: ${words('moment', { moment })}`}>
                  {words('open')}
                </a>
              </span>
            </li>
          ))}
        </ul>
      </section>
      <ActionsCard moment={reviews.value.find(({ heldOn }) => heldOn === null)?.moment ?? 'month3'} suggested={[]} />
      <LessonsCard moment={reviews.value.find(({ heldOn }) => heldOn === null)?.moment ?? 'month3'} />
      <LessonsBefore except={rolloutId.value} />
      <HandoverCard>
        <a class="button quiet no-print" href={handoverPath}>
          {handoverSaid('open')}
        </a>
      </HandoverCard>
    </div>
  </>
)

const Guided = ({ of }: { of: ReviewAt }) => {
  const { moment, on } = of
  const [isClosing, setClosing] = useState(false)
  const conclusions = useConclusions()
  const { value: adoption } = useAdoption()
  const { value: impact } = useAnswer<ImpactTold>('/api/impact')
  const { value: facts, isAsked } = useAnswer<ReviewFacts>('/api/reviews/facts')
  const held = heldReview(moment)
  const goals = conclusions?.goals.all ?? []
  const begun = new Set(
    where('phase', { rolloutId: rolloutId.value }).flatMap(({ phaseKey, goLiveOn }) => (goLiveOn <= today.value ? phaseKey : [])),
  )
  const untrained = completion.value.reduce(
    (sum, { phaseKey, assigned, complete }) => sum + (begun.has(phaseKey) ? assigned - complete : 0),
    0,
  )
  const bought = adoption?.funnel.licences
  const asked = questionsAsked(where('ticket', { rolloutId: rolloutId.value }), where('article', { rolloutId: rolloutId.value }))
  const suggested = suggestions(moment, {
    unwritten: asked.unwritten.count,
    unanswered: where('feedback', { rolloutId: rolloutId.value }).filter(({ answeredAt }) => answeredAt === null).length,
    notActive: adoption ? adoption.all.coveredLive - adoption.all.activeLive : 0,
    untrained,
    unusedLicences: bought?.used == null ? 0 : Math.max(0, bought.bought - bought.used),
    needs: (facts?.needs ?? []).map(({ workflow, onlyOld }) => ({ workflow, count: onlyOld })),
    notBetter: (impact?.measures ?? []).flatMap(({ name, change }) => (change && change.improvement <= 0 ? [name] : [])),
  })
  return (
    <>
      <PageHeading
        over={[words('over', { tool: rollout.value?.tool ?? '', moment, day: held?.heldOn ?? on }), completedSaid()].join(' · ')}
        title={
          goals.length === 0
            ? words('title')
            : words('goalsMet', { met: goals.filter(({ goal }) => goal === 'met').length, all: goals.length })
        }
      >
        <Button onClick={() => window.print()}>{shared('pagePrint')}</Button>
        {held ? (
          <Button
            onClick={() => void runCommand({ name: 'review.reopen', input: { rolloutId: rolloutId.value, moment } }, words('reopened'))}
          >
            {words('reopen')}
          </Button>
        ) : (
          <Button kind="first" opens="form" onClick={() => setClosing(true)}>
            {words('close')}
          </Button>
        )}
      </PageHeading>
      <ReviewTabs here={moment} />
      <div class="stack review">
        {held ? (
          <p>
            {words('heldOn', { day: held.heldOn, by: held.closedBy })}
            {held.because !== null && <span class="soft"> · {words('early', { because: held.because })}</span>}
          </p>
        ) : (
          <p class="soft">{words('purpose', { moment })}</p>
        )}
        {conclusions && <GoalsCard goals={conclusions.goals} />}
        {isAsked && !facts && <p class="soft">{words('notReached')}</p>}
        {moment === 'week1' && (
          <div class="grid2">
            {facts && <ThanksCard facts={facts} />}
            <FeedbackCard />
            <QuestionsCard of={asked} />
            <StoriesCard />
          </div>
        )}
        {moment === 'month1' && (
          <>
            <div class="grid2">
              <BaselineCard />
              <PulseCard />
            </div>
            <div class="grid2">
              {facts && <NeedsCard needs={facts.needs} untrained={untrained} />}
              <QuestionsCard of={asked} />
            </div>
          </>
        )}
        {moment === 'month3' && (
          <>
            <ReviewReturn />
            <BaselineCard />
          </>
        )}
        <LessonsCard moment={moment} />
        <LessonsBefore except={rolloutId.value} />
        <ActionsCard moment={moment} suggested={suggested} />
      </div>
      {isClosing && <CloseDialog of={of} onClose={() => setClosing(false)} />}
    </>
  )
}

export const ReviewsPage = () => {
  const { path } = useLocation()
  // Whoever may not read reviews would be told that there are none.
  if (!mayI('plan.run')) return <NotFound />
  if (completed.value === null)
    return (
      <>
        <PageHeading title={words('notPlanned')} />
        <EmptyState text={words('notPlannedText')}>
          <a class="button first" href="/plan">
            {words('toPlan')}
          </a>
        </EmptyState>
      </>
    )
  if (path === '/reviews') return <Overview />
  if (path === handoverPath)
    return <HandoverPage over={[rollout.value?.tool, completedSaid()].filter(Boolean).join(' · ')} tabs={<ReviewTabs here="handover" />} />
  const moment = reviewMoments.find((one) => addressOf[one] === path)
  const of = reviews.value.find((one) => one.moment === moment)
  return of ? <Guided key={of.moment} of={of} /> : <NotFound />
}
