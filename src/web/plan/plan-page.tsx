/** The plan: when who goes over, why, what stands out, and what moves when a day moves. */
import { shared } from '#web/base/lead-words.ts'
import { useEffect, useState } from 'preact/hooks'
import { planHeading } from '#core/plan/plan-heading.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { f, tell, voice, w } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { AddFreezeDialog, ApproachDialog, MoveDateDialog, RemoveFreezeDialog, ReplanDialog } from '#web/plan/plan-dialogs.tsx'
import { advice, marks, outOfStep, watchStep } from '#web/plan/plan-selectors.ts'
import { gatePath, nextGate } from '#web/gates/gate-selectors.ts'
import { phaseName } from '#web/rollout/phase-name.ts'
import { phases } from '#web/rollout/phases.ts'
import { pauses } from '#web/contingency/pause-selectors.ts'
import { planPageWords } from '#web/plan/plan-page-words.ts'
import { PlanApproach } from '#web/plan/plan-approach.tsx'
import { PlanReasons } from '#web/plan/plan-reasons.tsx'
import { ApproveDialog, Baseline, NewBaselineDialog } from '#web/plan/plan-baseline.tsx'
import { PlanUnderWay } from '#web/plan/plan-under-way.tsx'
import { PhaseTable } from '#web/plan/plan-tables.tsx'
import { mayI } from '#web/sync/signed-in.ts'
import { all, placesById, rollout, today, where } from '#web/sync/store.ts'
import { Timeline, TimelineKey } from '#web/plan/timeline.tsx'
import { useCommand } from '#web/parts/use-command.ts'

const p = voice(planPageWords)

type Open =
  | { kind: 'move'; start?: { phaseKey: string; to: string } }
  | { kind: 'freeze' }
  | { kind: 'unfreeze'; freeze: StoredRow<'freeze'> }
  | { kind: 'approach' }
  | { kind: 'replan' }
  | { kind: 'approve' }
  | { kind: 'baseline' }

const formats = ['pdf', 'xlsx', 'csv', 'html', 'md', 'ics', 'json'] as const

const Downloads = ({ rolloutId }: { rolloutId: string }) => (
  <details class="menu">
    <summary class="button">{p('download')}</summary>
    <ul>
      {formats.map((format) => (
        <li key={format}>
          <a href={`/api/rollouts/${rolloutId}/plan.${format}`} download>
            {format.toUpperCase()}
          </a>
        </li>
      ))}
      <li>
        <a href="/settings/integrations#feed">{p('calendarFeed')}</a>
      </li>
    </ul>
  </details>
)

const Warnings = ({ rolloutId }: { rolloutId: string }) => {
  const warnings = where('warning', { rolloutId }).toSorted((a, b) => a.position - b.position)
  return (
    <section class="card" aria-labelledby="warnings">
      <h2 id="warnings">{p('standsOut')}</h2>
      {warnings.length === 0 ? (
        <p class="soft">{p('nothingStandsOut')}</p>
      ) : (
        <ul class="small">
          {warnings.map((row) => (
            <li key={row.position}>{tell({ code: row.code, params: JSON.parse(row.params) as unknown })}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

const Freezes = ({
  rolloutId,
  onAdd,
  onRemove,
}: {
  rolloutId: string
  onAdd: (() => void) | undefined
  onRemove: (freeze: StoredRow<'freeze'>) => void
}) => {
  const freezes = where('freeze', { rolloutId }).toSorted((a, b) => (a.fromOn < b.fromOn ? -1 : 1))
  return (
    <section class="card" aria-labelledby="freezes">
      <h2 id="freezes">{p('freezes')}</h2>
      <p class="soft small">{p('freezesAbout')}</p>
      <ul class="plain-list">
        {freezes.map((freeze) => (
          <li key={freeze.freezeId} class="row between">
            <span>
              <b>{freeze.name}</b>
              <br />
              <span class="small soft">
                {f().day(freeze.fromOn, 'short')} – {f().day(freeze.toOn, 'short')}
                {freeze.locationId && ` · ${placesById.value.get(freeze.locationId)?.name ?? ''}`}
              </span>
            </span>
            {onAdd && (
              <Button kind="quiet" opens="form" aria-label={p('removeFreeze', { name: freeze.name })} onClick={() => onRemove(freeze)}>
                {w('remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {onAdd && (
        <div>
          <Button opens="form" onClick={onAdd}>
            {p('addFreeze')}
          </Button>
        </div>
      )}
    </section>
  )
}

const NoPlan = ({ rolloutId, tool }: { rolloutId: string; tool: string }) => {
  const { run, trouble } = useCommand()
  const make = (): Promise<unknown> => run({ name: 'plan.draft', input: { rolloutId } })
  return (
    <>
      <PageHeading title={tell(planHeading({ tool, oldSystem: null }, []))} />
      <PlanUnderWay />
      <EmptyState title={p('noPlanTitle')} text={p('noPlanText')}>
        <TroubleNote trouble={trouble} />
        {mayI('plan.run') && (
          <Button kind="first" onClick={() => void make()}>
            {p('makePlan')}
          </Button>
        )}
      </EmptyState>
    </>
  )
}

export const PlanPage = () => {
  const current = rollout.value
  const [open, setOpen] = useState<Open>()
  const lead = mayI('plan.run')
  useEffect(() => (lead ? watchStep() : undefined), [lead])
  if (!current) return null
  const { rolloutId } = current
  if (phases.value.length === 0) return <NoPlan rolloutId={rolloutId} tool={current.tool} />

  const people = phases.value.reduce((sum, phase) => sum + phase.headCount, 0)
  const sites = where('phaseSite', { rolloutId })
  const places = new Set(sites.map((site) => site.locationId)).size
  // A champion has the phases of all, and of the rest what their locations do.
  const ofYours = lead ? undefined : sites.reduce((sum, { headCount }) => sum + headCount, 0)
  const countries = new Set(all('location').map((place) => place.country))
  const messages = where('message', { rolloutId })
  const sessions = where('session', { rolloutId, cancelledAt: null })
  const close = (): void => setOpen(undefined)
  const waiting = nextGate.value?.state === 'waits' ? nextGate.value.phase.phaseKey : undefined
  const facts = [
    shared('people_', { count: people }),
    ofYours === undefined ? shared('places_', { count: places }) : p('ofYours', { count: ofYours }),
    ...(advice.value ? [p(advice.value.chosen)] : []),
  ]

  return (
    <>
      <PageHeading over={facts.join(' · ')} title={tell(planHeading(current, phases.value, pauses.value.length > 0))}>
        <Button onClick={() => window.print()}>{shared('pagePrint')}</Button>
        <Downloads rolloutId={rolloutId} />
        {lead && (
          <Button opens="form" kind="first" onClick={() => setOpen({ kind: 'move' })}>
            {p('moveADate')}
          </Button>
        )}
      </PageHeading>
      {lead && <PlanUnderWay />}
      {lead && outOfStep.value && (
        <div class="note hold row between no-print" role="status">
          <p>{p('outOfStep')}</p>
          <Button opens="form" onClick={() => setOpen({ kind: 'replan' })}>
            {p('seeReplan')}
          </Button>
        </div>
      )}
      {lead && !current.approvedAt && (
        <div class="note row between no-print">
          <p>{p('notApproved')}</p>
          <Button opens="form" kind="first" onClick={() => setOpen({ kind: 'approve' })}>
            {p('approveAsk')}
          </Button>
        </div>
      )}
      <div class="card">
        <Timeline
          phases={phases.value}
          messages={messages}
          sessions={sessions}
          marks={marks.value}
          freezes={where('freeze', { rolloutId })}
          holidays={all('holiday').filter((row) => row.off === 1 && countries.has(row.country))}
          today={today.value}
          waiting={waiting}
          onMove={lead ? (phaseKey, to) => setOpen({ kind: 'move', start: { phaseKey, to } }) : undefined}
        />
        <TimelineKey />
        <details class="on-paper">
          <summary>{p('asTable')}</summary>
          <PhaseTable rolloutId={rolloutId} phases={phases.value} />
        </details>
        <Baseline current={current} phases={phases.value} onRenew={lead ? () => setOpen({ kind: 'baseline' }) : undefined} />
        <p class="row small no-print">
          {waiting !== undefined && (
            <a class="touch" href={gatePath(waiting)}>
              {p('toGate', { phase: phaseName(waiting) })}
            </a>
          )}
          <a class="touch" href="/training">
            {p('sessionsOpen', { count: sessions.length })}
          </a>
          <a class="touch" href="/messages">
            {p('messagesOpen', { count: messages.length })}
          </a>
          <a class="touch" href="/people?champions=yes">
            {p('champions')}
          </a>
          {!lead && <span class="soft">{p('yours')}</span>}
        </p>
      </div>
      <div class="grid2">
        <PlanReasons rolloutId={rolloutId} phases={phases.value} />
        <div class="stack wide">
          <Warnings rolloutId={rolloutId} />
          <PlanApproach current={current} onChoose={lead ? () => setOpen({ kind: 'approach' }) : undefined} />
          <Freezes
            rolloutId={rolloutId}
            onAdd={lead ? () => setOpen({ kind: 'freeze' }) : undefined}
            onRemove={(freeze) => setOpen({ kind: 'unfreeze', freeze })}
          />
        </div>
      </div>
      {open?.kind === 'move' && <MoveDateDialog rolloutId={rolloutId} phases={phases.value} start={open.start} onClose={close} />}
      {open?.kind === 'freeze' && <AddFreezeDialog rolloutId={rolloutId} onClose={close} />}
      {open?.kind === 'unfreeze' && <RemoveFreezeDialog rolloutId={rolloutId} freeze={open.freeze} onClose={close} />}
      {open?.kind === 'replan' && <ReplanDialog rolloutId={rolloutId} onClose={close} />}
      {open?.kind === 'approve' && <ApproveDialog rolloutId={rolloutId} phases={phases.value} onClose={close} />}
      {open?.kind === 'baseline' && <NewBaselineDialog rolloutId={rolloutId} phases={phases.value} onClose={close} />}
      {open?.kind === 'approach' && (
        <ApproachDialog
          rolloutId={rolloutId}
          now={current.approach === 'phased' || current.approach === 'big-bang' ? current.approach : 'advice'}
          reasonNow={current.approachReason}
          onClose={close}
        />
      )}
    </>
  )
}
