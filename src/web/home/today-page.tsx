/** Today: what comes next and what stands in its way, what needs you now, how ready the next phase is, and what happens this week. */
import { dayNumber, daysBetween, mondayOf } from '#core/kernel/calendar.ts'
import { headline } from '#core/checklist/today.ts'
import { f, tell, voice } from '#web/base/language.ts'
import { PauseLink, PausesInHeading } from '#web/contingency/pause-notes.tsx'
import { pauses } from '#web/contingency/pause-selectors.ts'
import { Button } from '#web/parts/button.tsx'
import { TrackVerdict } from '#web/parts/track-verdict.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { Later } from '#web/parts/lazy-part.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { runCommand } from '#web/parts/use-command.ts'
import { summary } from '#web/people/people-source.ts'
import { me } from '#web/sync/signed-in.ts'
import { organisation, rollout, today, where } from '#web/sync/store.ts'
import { ChampionToday } from '#web/home/champion-today.tsx'
import { NeedsList } from '#web/home/needs-list.tsx'
import { holds, items, needs, next, paused, phases, readiness } from '#web/home/today-needs.ts'
import { ReadinessCard } from '#web/home/today-readiness.tsx'
import { WeekCard } from '#web/home/today-week.tsx'
import { todayWords } from '#web/home/today-words.ts'

const w = voice(todayWords)

/** Organisation, tool, the day, and how far along. */
const over = (): string => {
  const [first] = phases.value
  const ends = phases.value
    .map((phase) => phase.endsOn)
    .sort()
    .at(-1)
  const parts = [organisation.value?.name, rollout.value?.tool]
  if (first && ends) {
    const begin = mondayOf(dayNumber(first.goLiveOn))
    const now = dayNumber(today.value)
    const days = daysBetween(today.value, first.goLiveOn)
    const weeks = Math.ceil((dayNumber(ends) - begin + 1) / 7)
    const far = now < begin ? w('startsIn', { days }) : w('weekOf', { week: Math.min(weeks, Math.floor((now - begin) / 7) + 1), weeks })
    parts.push(`${f().day(today.value, 'long')}, ${far}`)
  }
  return parts.filter(Boolean).join(' · ')
}

const NoPlan = () => {
  const draft = (): Promise<unknown> => runCommand({ name: 'plan.draft', input: { rolloutId: rollout.value?.rolloutId ?? '' } })
  return (
    <section class="card">
      <EmptyState title={w('noPlanTitle')} text={w('noPlanText')}>
        {summary.value?.people === 0 ? (
          <a class="button first" href="/people">
            {w('needPeople')}
          </a>
        ) : (
          <Button kind="first" onClick={() => void draft()}>
            {w('makePlan')}
          </Button>
        )}
      </EmptyState>
    </section>
  )
}

export const TodayPage = () => {
  const current = rollout.value
  if (!current) return null
  if (me.value?.actor?.role === 'champion' && phases.value.length > 0) return <ChampionToday />
  const said = headline({
    tool: current.tool,
    oldSystem: current.oldSystem,
    phases: phases.value,
    items: items.value,
    holds: holds.value.length,
    paused: paused.value,
    warnings: where('warning', { rolloutId: current.rolloutId }),
    today: today.value,
  })
  return (
    <>
      <PageHeading over={over()} title={tell(said)}>
        {next.value && <TrackVerdict verdict={holds.value.length > 0 ? 'hold' : 'pass'} />}
        <PausesInHeading />
        {pauses.value.length === 0 && phases.value.length > 0 && <PauseLink />}
      </PageHeading>
      {phases.value.length === 0 ? (
        <NoPlan />
      ) : (
        <div class="grid2">
          <div class="stack wide">
            <NeedsList needs={needs.value} />
            <Later
              load={() => import('#web/communication/member-messages.tsx').then((piece) => piece.MemberMessages)}
              props={{ newOnly: true }}
            />
          </div>
          <div class="stack wide">
            {next.value && <ReadinessCard phase={next.value} bars={readiness.value} />}
            <Later
              load={() => import('#web/metrics/today-adoption.tsx').then((piece) => piece.TodayAdoption)}
              props={{ rolloutId: current.rolloutId }}
            />
            <WeekCard />
            <Later
              load={() => import('#web/pulse/question-of-week.tsx').then((piece) => piece.QuestionOfWeek)}
              props={{ rolloutId: current.rolloutId }}
            />
          </div>
        </div>
      )}
      <Later load={() => import('#web/gates/next-gate-card.tsx').then((piece) => piece.NextGateCard)} props={{}} />
    </>
  )
}
