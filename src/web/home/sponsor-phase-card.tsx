/** A phase on a sponsor's page: since when it runs or waits, and how many have started, are trained, active and at ease (ME-8). */
import type { SponsorPhase } from '#core/home/sponsor.ts'
import { addDays } from '#core/kernel/calendar.ts'
import type { ToldShare } from '#core/metrics/small-groups.ts'
import { atEaseAfterDays } from '#core/pulse/pulse-week.ts'
import { f, voice } from '#web/base/language.ts'
import { shared } from '#web/base/lead-words.ts'
import { sponsorWords } from '#web/home/sponsor-words.ts'
import { Meter } from '#web/parts/meter.tsx'
import { TrackVerdict } from '#web/parts/track-verdict.tsx'
import { phaseName } from '#web/rollout/phase-name.ts'

const words = voice(sponsorWords)

export const sponsorPhaseName = ({ phaseKeys }: Pick<SponsorPhase, 'phaseKeys'>): string => f().list(phaseKeys.map(phaseName))

const Share = ({ label, share, otherwise }: { label: string; share: ToldShare | null; otherwise: string }) => (
  <li>
    <span>{label}</span>
    {/* A band is drawn to its edge. */}
    {share ? <Meter share={share.to / 100} /> : <span class="dotted" aria-hidden="true" />}
    <span class="num">{share === null ? otherwise : words('share', share)}</span>
  </li>
)

/** Since when it runs, from when it will, or since when its start waits; both where only a part of it has begun. */
const startOf = ({ goLiveOn, waitsSinceOn }: SponsorPhase, hasBegun: boolean): string =>
  [
    hasBegun ? words('since', { day: f().day(goLiveOn) }) : '',
    !hasBegun && waitsSinceOn === null ? words('fromLong', { day: f().day(goLiveOn, 'long') }) : '',
    waitsSinceOn === null ? '' : words('waitsLong', { day: f().day(waitsSinceOn, 'long'), partly: hasBegun }),
  ]
    .filter(Boolean)
    .join(' · ')

export const SponsorPhaseCard = ({ figure, position, today }: { figure: SponsorPhase; position: number; today: string }) => {
  const hasBegun = figure.goLiveOn <= today
  const from = figure.waitsSinceOn === null ? words('fromDay', { day: f().day(figure.goLiveOn, 'brief') }) : words('waits')
  return (
    <section class="card">
      <div class="row between">
        <h2>
          {position} {sponsorPhaseName(figure)}
        </h2>
        <TrackVerdict verdict={figure.holds ? 'hold' : 'pass'} />
      </div>
      <p class="small soft">
        {startOf(figure, hasBegun)} · {figure.headCount === null ? words('tooFew') : shared('people_', { count: figure.headCount })}
      </p>
      <ul class="meters">
        <Share label={words('started')} share={hasBegun ? figure.started : null} otherwise={hasBegun ? words('tooFew') : from} />
        <Share label={words('trained')} share={figure.trained} otherwise={words('tooFew')} />
        <Share
          label={figure.isActiveOfAll ? words('active') : words('activeKnown')}
          share={hasBegun ? figure.active : null}
          otherwise={hasBegun ? words('notKnown') : from}
        />
        <Share
          label={words('atEase')}
          share={hasBegun ? figure.atEase : null}
          otherwise={!hasBegun ? from : words(addDays(figure.goLiveOn, atEaseAfterDays) > today ? 'notAsked' : 'notKnown')}
        />
      </ul>
    </section>
  )
}
