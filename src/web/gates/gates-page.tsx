/** The pages of go/no-go checks: all of them in the order of the phases, and one of them. */
import { useLocation } from 'preact-iso'
import type { Verdict } from '#core/gates/check-shapes.ts'
import { waitsWith } from '#core/plan/pauses.ts'
import { partsUnder } from '#web/base/address.ts'
import { f, voice } from '#web/base/language.ts'
import { VerdictChip } from '#web/gates/check-table.tsx'
import { GatePage } from '#web/gates/gate-page.tsx'
import { type GateHere, gatePath, gates, holdingOf, nextGate, rolloutId } from '#web/gates/gate-selectors.ts'
import { gatesWords } from '#web/gates/gates-words.ts'
import { Chip } from '#web/parts/chip.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { phaseName } from '#web/rollout/phase-name.ts'
import { phases } from '#web/rollout/phases.ts'
import { startDay } from '#web/rollout/start-day.ts'
import { ownZone, rollout, where, zone } from '#web/sync/store.ts'

const words = voice(gatesWords)

const heading = (): string => {
  const next = nextGate.value
  if (!next) return gates.value.length === 0 ? words('noPlan') : words('allStarted')
  const { phaseKey, goLiveOn, waitsSinceOn } = next.phase
  const pauses = where('pause', { rolloutId: rolloutId.value })
  const about = { phase: phaseName(phaseKey), day: f().day(goLiveOn, 'long') }
  if (waitsWith(pauses, phases.value, zone.value)({ phaseKey, locationId: null, goLiveOn })) return words('nextPaused', about)
  if (next.state === 'approved') return words('nextApproved', about)
  return waitsSinceOn === null ? words('nextWaits', about) : words('nextLate', { ...about, day: f().day(waitsSinceOn, 'long') })
}

const aboutOf = ({ phase, gate, state }: GateHere): string =>
  [
    startDay(phase),
    gate && state === 'waits' && holdingOf(gate).length > 0 ? words('holdingCount', { count: holdingOf(gate).length }) : '',
    gate?.approvedAt ? words('approvedBy', { name: gate.approvedBy ?? '', moment: f().moment(gate.approvedAt, ownZone.value) }) : '',
    gate?.approvedBecause ?? '',
  ]
    .filter(Boolean)
    .join(' · ')

const Line = ({ here }: { here: GateHere }) => (
  <li>
    <a href={gatePath(here.phase.phaseKey)}>
      <span class="words">
        <span class="strong">{phaseName(here.phase.phaseKey)}</span>
        <span class="small soft">{aboutOf(here)}</span>
      </span>
      <span class="aside">
        {here.gate?.overridden != null && <Chip kind="hold">{words('despite', { what: here.gate.overridden as 'signal' | 'guard' })}</Chip>}
        {here.state === 'started' && <Chip kind="pass">{words('started')}</Chip>}
        {here.state === 'approved' && <Chip kind="pass">{words('approved')}</Chip>}
        {here.state === 'notDue' && <Chip>{words('notDue')}</Chip>}
        {here.state === 'waits' && here.gate && <VerdictChip verdict={here.gate.verdict as Verdict} />}
      </span>
    </a>
  </li>
)

const GateList = () => (
  <>
    <PageHeading over={rollout.value?.tool} title={heading()} />
    <section class="card">
      {gates.value.length === 0 ? (
        <EmptyState text={words('noPlanText')}>
          <a class="button first" href="/plan">
            {words('toPlan')}
          </a>
        </EmptyState>
      ) : (
        <>
          <h2>{words('list')}</h2>
          <ul class="ticket-list" aria-label={words('list')}>
            {gates.value.map((here) => (
              <Line key={here.phase.phaseKey} here={here} />
            ))}
          </ul>
        </>
      )}
    </section>
  </>
)

export const GatesPage = () => {
  const { path } = useLocation()
  const [key = ''] = partsUnder(path)
  if (key === '') return <GateList />
  const here = gates.value.find(({ phase }) => phase.phaseKey === key)
  if (here) return <GatePage key={key} here={here} />
  return (
    <>
      <PageHeading title={words('gone')} />
      <p>
        <a class="touch" href="/gates">
          {words('back')}
        </a>
      </p>
    </>
  )
}
