/** What a sponsor sees: one sentence, the timeline with today, how far each phase is, and three risks, without anybody's name (ME-8). */
import { shared } from '#web/base/lead-words.ts'
import { useEffect, useState } from 'preact/hooks'
import type { Risk, SponsorPhase } from '#core/home/sponsor.ts'
import type { Note } from '#core/kernel/note.ts'
import type { ObjectionCounts } from '#core/resistance/objections.ts'
import { ask, fetchPart, troubleIn } from '#web/sync/server-request.ts'
import { f, tell, voice, w } from '#web/base/language.ts'
import { sponsorPhaseName, SponsorPhaseCard } from '#web/home/sponsor-phase-card.tsx'
import { sponsorWords } from '#web/home/sponsor-words.ts'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { Button } from '#web/parts/button.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { Table } from '#web/parts/table.tsx'
import { phaseName } from '#web/rollout/phase-name.ts'
import { type PhaseBar, Timeline } from '#web/plan/timeline.tsx'
import '#web/styles/lead.css'

const words = voice(sponsorWords)

interface Told {
  readonly rolloutId: string
  readonly organisation: string
  readonly tool: string
  readonly oldSystem: string | null
  readonly today: string
  readonly headline: Note
  readonly figures: readonly SponsorPhase[]
  readonly off: string | null
  readonly risks: readonly Risk[]
  readonly freezes: readonly { readonly fromOn: string; readonly toOn: string }[]
  readonly objections: ObjectionCounts
}

const barsOf = ({ figures, off }: Told): PhaseBar[] => {
  const all = figures.reduce((sum, { headCount }) => sum + (headCount ?? 0), 0)
  const bars = figures.map(({ phaseKeys, goLiveOn, endsOn, headCount, waitsSinceOn }, index) => ({
    phaseKey: phaseKeys[0] ?? '',
    position: index + 1,
    goLiveOn,
    endsOn,
    headCount: headCount ?? 0,
    waitsSinceOn,
    share: headCount === null || all === 0 ? 0 : headCount / all,
  }))
  if (off === null) return bars
  return [...bars, { phaseKey: 'off', position: bars.length + 1, goLiveOn: off, endsOn: off, headCount: 0, share: 0, waitsSinceOn: null }]
}

const Risks = ({ risks }: { risks: readonly Risk[] }) => (
  <section class="stack tight" aria-labelledby="risks">
    <h2 id="risks">{words('risks', { count: risks.length })}</h2>
    {risks.length === 0 ? (
      <p class="soft">{words('risksNone')}</p>
    ) : (
      <ol class="grid3 risks">
        {risks.map(({ area, title }, index) => (
          <li class="card" key={area}>
            <p class="small soft">
              {index + 1} · {words(`area_${area}`)}
            </p>
            <h3>{tell(title)}</h3>
          </li>
        ))}
      </ol>
    )}
  </section>
)

const Objections = ({ objections }: { objections: ObjectionCounts }) =>
  objections.every(({ people }) => people === null) ? null : (
    <section class="card" aria-labelledby="objections">
      <h2 id="objections">{words('objections')}</h2>
      <Table
        label={words('objections')}
        rows={objections}
        rowKey={({ kind }) => kind}
        columns={[
          { key: 'kind', head: words('objection'), cell: ({ kind }) => tell({ code: `resistance.kind.${kind}`, params: {} }) },
          {
            key: 'people',
            head: words('times'),
            num: true,
            cell: ({ people }) => (people === null ? words('tooFew') : words('atLeast', { count: people })),
          },
        ]}
      />
    </section>
  )

const Rollout = ({ told, first }: { told: Told; first: boolean }) => {
  const { organisation, tool, oldSystem, today, figures, freezes } = told
  const over = [organisation, oldSystem === null ? tool : words('fromTo', { oldSystem, tool }), f().day(today, 'long')].join(' · ')
  const named = new Map(figures.map((figure) => [figure.phaseKeys[0] ?? '', sponsorPhaseName(figure)]))
  return (
    <>
      {first ? (
        <PageHeading over={over} title={tell(told.headline)}>
          <Button onClick={() => print()}>{shared('pagePrint')}</Button>
        </PageHeading>
      ) : (
        <div>
          <p class="soft">{over}</p>
          <h2>{tell(told.headline)}</h2>
        </div>
      )}
      {figures.length > 0 && (
        <div class="card">
          <Timeline
            phases={barsOf(told)}
            messages={[]}
            sessions={[]}
            marks={[]}
            freezes={freezes.map((freeze) => ({ ...freeze, name: words('freeze') }))}
            holidays={[]}
            today={today}
            nameOf={(phaseKey) => named.get(phaseKey) ?? phaseName(phaseKey)}
          />
        </div>
      )}
      <div class="grid3">
        {figures.map((figure, index) => (
          <SponsorPhaseCard key={figure.phaseKeys.join()} figure={figure} position={index + 1} today={today} />
        ))}
      </div>
      <Risks risks={told.risks} />
      <Objections objections={told.objections} />
    </>
  )
}

/** The words for headlines and risks, which come beside the figures: a headline without words would be an empty one. */
const bringWords = (): Promise<unknown> => fetchPart(() => import('#web/base/vocabulary.ts'))

export const SponsorPage = () => {
  const [told, setTold] = useState<readonly Told[]>()
  const [trouble, setTrouble] = useState<ErrorNote>()
  useEffect(() => {
    Promise.all([ask<Told[]>('/api/figures'), bringWords()]).then(
      ([figures]) => setTold(figures),
      (problem: unknown) => setTrouble(troubleIn(problem)),
    )
  }, [])
  return (
    <div class="stack wide sponsor">
      {told?.length === 0 && <PageHeading title={words('none')} />}
      {!told && (trouble ? <TroubleNote trouble={trouble} /> : <p class="soft">{w('starting')}</p>)}
      {told?.map((one, index) => (
        <Rollout key={one.rolloutId} told={one} first={index === 0} />
      ))}
      {told && told.length > 0 && <p class="small soft">{words('privacy')}</p>}
      <p class="no-print">
        <a class="touch" href="/settings">
          {words('settings')}
        </a>
      </p>
    </div>
  )
}
