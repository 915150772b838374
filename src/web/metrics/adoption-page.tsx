/** Adoption: how many people are active, how that came about, who needs help next, and where the figures come from. */
import { useRef, useState } from 'preact/hooks'
import { tell, voice } from '#web/base/language.ts'
import { shared } from '#web/base/lead-words.ts'
import { type Listed, useAdoption, useConclusions } from '#web/metrics/adoption-source.ts'
import { adoptionWords } from '#web/metrics/adoption-words.ts'
import { BaselineCard } from '#web/metrics/baseline-card.tsx'
import { ChampionAdoption } from '#web/metrics/champion-people.tsx'
import { type ChartOnPage, ChartsContext } from '#web/metrics/chart-card.tsx'
import { DownloadDialog } from '#web/metrics/download-dialog.tsx'
import { EffectCard } from '#web/metrics/effect-card.tsx'
import { FirstUseCard } from '#web/metrics/first-use-card.tsx'
import { FlowsCard } from '#web/metrics/flows-card.tsx'
import { FunnelCard } from '#web/metrics/funnel-card.tsx'
import { GoalsCard } from '#web/metrics/goals-card.tsx'
import { GroupsCard } from '#web/metrics/groups-card.tsx'
import { HelpedCard } from '#web/metrics/helped-card.tsx'
import { NotActiveCard } from '#web/metrics/not-active-card.tsx'
import { OriginContext } from '#web/metrics/origin-button.tsx'
import { PulseCard } from '#web/metrics/pulse-card.tsx'
import { PeopleDialog } from '#web/metrics/people-dialog.tsx'
import { DisagreementCard, SourcesCard } from '#web/metrics/sources-card.tsx'
import { SystemsCard } from '#web/metrics/systems-card.tsx'
import { TotalsCard } from '#web/metrics/totals-card.tsx'
import { TrendsCard } from '#web/metrics/trends-card.tsx'
import { WeeklyCard } from '#web/metrics/weekly-card.tsx'
import { Button } from '#web/parts/button.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { NotFound } from '#web/parts/not-found.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { mayI, me } from '#web/sync/signed-in.ts'
import { rollout, where } from '#web/sync/store.ts'

const words = voice(adoptionWords)

const LeadAdoption = () => {
  const { value: answer, isAsked } = useAdoption()
  const conclusions = useConclusions()
  const [listed, setListed] = useState<Listed>()
  const [isDownload, setDownload] = useState(false)
  const { current: charts } = useRef(new Map<string, ChartOnPage>())
  if (!rollout.value)
    return (
      <>
        <PageHeading title={words('loading')} />
        <EmptyState text={words('noRollout')}>
          <a class="button first" href="/plan">
            {words('toPlan')}
          </a>
        </EmptyState>
      </>
    )
  if (!answer)
    return (
      <>
        <PageHeading title={words('loading')} />
        <p class="soft">{isAsked ? words('notReached') : shared('loading')}</p>
      </>
    )
  const { tool, funnel, sources } = answer
  const hasData = sources.some(({ newest }) => newest !== null)
  const card = { answer, open: setListed }
  const [choice] = where('usageChoice', { rolloutId: rollout.value.rolloutId })
  return (
    <OriginContext.Provider value={{ ...card, chosen: choice?.sourceId ?? null }}>
      <ChartsContext.Provider value={charts}>
        <PageHeading over={words('over', { tool, newest: funnel.newestOn })} title={tell(answer.headline)}>
          {hasData && <Button onClick={() => print()}>{words('print')}</Button>}
          {hasData && (
            <Button opens="view" onClick={() => setDownload(true)}>
              {words('download')}
            </Button>
          )}
          <a class="button" href="/adoption/imports">
            {words('importUsage')}
          </a>
        </PageHeading>
        {hasData ? (
          <div class="stack adoption">
            <FunnelCard {...card} />
            {conclusions && <GoalsCard goals={conclusions.goals} />}
            <div class="adoption-charts">
              <div class="stack">
                <WeeklyCard {...card} />
                <NotActiveCard {...card} />
              </div>
              <div class="stack">
                <FirstUseCard {...card} />
                {conclusions && <FlowsCard flows={conclusions.flows} open={setListed} />}
              </div>
            </div>
            <div class="adoption-cards">
              <GroupsCard {...card} />
              <DisagreementCard {...card} />
              <SystemsCard {...card} />
              <PulseCard />
              <BaselineCard />
              <SourcesCard {...card} />
              <TotalsCard {...card} />
              {conclusions && <TrendsCard trends={conclusions.trends} />}
              {conclusions && <HelpedCard helped={conclusions.helped} />}
              {conclusions && <EffectCard effects={conclusions.effects} />}
            </div>
          </div>
        ) : (
          <div class="stack">
            <EmptyState title={words('emptyTitle')} text={words('emptyText')}>
              <a class="button first" href="/adoption/imports">
                {words('importUsage')}
              </a>
            </EmptyState>
            <div class="adoption-cards">
              <PulseCard />
              <BaselineCard />
            </div>
          </div>
        )}
        {listed && <PeopleDialog listed={listed} onClose={() => setListed(undefined)} />}
        {isDownload && <DownloadDialog charts={charts} asOf={answer.asOf} onClose={() => setDownload(false)} />}
      </ChartsContext.Provider>
    </OriginContext.Provider>
  )
}

/** A champion sees the people of their own locations; whoever runs the rollout all figures. */
export const AdoptionPage = () => {
  if (me.value?.actor?.role === 'champion') return <ChampionAdoption />
  return mayI('metrics.run') ? <LeadAdoption /> : <NotFound />
}
