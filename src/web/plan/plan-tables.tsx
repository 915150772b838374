/** The phases as a table, with their days at each location and against the baseline. */
import { slipsOf } from '#core/plan/slips.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { f, t, voice } from '#web/base/language.ts'
import { Chip } from '#web/parts/chip.tsx'
import { Table } from '#web/parts/table.tsx'
import { phaseName } from '#web/rollout/phase-name.ts'
import { startDay } from '#web/rollout/start-day.ts'
import { planPageWords } from '#web/plan/plan-page-words.ts'
import { placesById, where } from '#web/sync/store.ts'

const p = voice(planPageWords)
const placeName = (locationId: string | null, otherwise: string): string =>
  (locationId === null ? undefined : placesById.value.get(locationId)?.name) ?? otherwise

/** How far a phase is from the day that was promised for it. */
const Slipped = ({ days }: { days: number | null | undefined }) => {
  if (days === undefined) return <>–</>
  if (days === null) return <Chip>{t('plan.slip.gone')}</Chip>
  if (days === 0) return <Chip kind="pass">{t('plan.slip.none')}</Chip>
  return days > 0 ? (
    <Chip kind="hold">{t('plan.slip.late', { days })}</Chip>
  ) : (
    <Chip kind="info">{t('plan.slip.early', { days: -days })}</Chip>
  )
}

export const PhaseTable = ({ rolloutId, phases }: { rolloutId: string; phases: readonly StoredRow<'phase'>[] }) => {
  const slips = new Map(slipsOf(where('baseline', { rolloutId }), phases).map((slip) => [slip.phaseKey, slip]))
  const sites = where('phaseSite', { rolloutId })
  return (
    <Table
      label={p('asTable')}
      columns={[
        { key: 'phase', head: p('phase'), cell: (phase) => <span class="strong">{`${phase.position} ${phaseName(phase.phaseKey)}`}</span> },
        {
          key: 'starts',
          head: p('starts'),
          cell: (phase) => {
            const others = sites.filter(
              (site) => site.phaseKey === phase.phaseKey && site.goLiveOn !== phase.goLiveOn && phase.waitsSinceOn === null,
            )
            return (
              <>
                {startDay(phase)}
                {others.map((site) => (
                  <span class="soft small" key={site.locationId}>
                    <br />
                    {placeName(site.locationId, '')}: {f().day(site.goLiveOn, 'short')}
                  </span>
                ))}
              </>
            )
          },
        },
        { key: 'ends', head: p('ends'), cell: (phase) => (phase.phaseKey === 'off' ? '–' : f().day(phase.endsOn, 'short')) },
        { key: 'people', head: p('people'), num: true, cell: (phase) => (phase.headCount > 0 ? f().number(phase.headCount) : '–') },
        { key: 'share', head: p('share'), num: true, cell: (phase) => (phase.headCount > 0 ? f().percent(phase.share) : '–') },
        { key: 'promised', head: p('promised'), cell: (phase) => <Slipped days={slips.get(phase.phaseKey)?.days} /> },
      ]}
      rows={phases}
      rowKey={(phase) => phase.phaseKey}
    />
  )
}
