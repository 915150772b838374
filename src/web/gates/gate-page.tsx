/** The page of one go/no-go check: its sentence, its checks, "what if", its days so far, and the approval. */
import { useState } from 'preact/hooks'
import type { Verdict } from '#core/gates/check-shapes.ts'
import type { CheckTold, GateTold } from '#core/gates/gate-told.ts'
import { f, voice } from '#web/base/language.ts'
import { ApprovalCard } from '#web/gates/approval-card.tsx'
import { BasesNote, CheckTable, VerdictChip } from '#web/gates/check-table.tsx'
import { EditChecksDialog } from '#web/gates/edit-checks-dialog.tsx'
import { type GateHere, holdingOf, rolloutId } from '#web/gates/gate-selectors.ts'
import { RemindDialog } from '#web/gates/remind-dialog.tsx'
import { gatesWords } from '#web/gates/gates-words.ts'
import { useTold } from '#web/gates/use-told.ts'
import { WhatIfCard } from '#web/gates/what-if-card.tsx'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { phaseName } from '#web/rollout/phase-name.ts'
import { where } from '#web/sync/store.ts'

const words = voice(gatesWords)

/** How many replies settle all that holds; null where something else is needed too. */
const repliesIn = (told: GateTold | undefined): number | null => {
  const open = told?.checks.filter(({ dryRun, verdict }) => !dryRun && verdict !== 'pass') ?? []
  if (open.length === 0 || open.some(({ needs, settles }) => needs.code !== 'replies' || settles.soonest === null)) return null
  return open.reduce((most, { settles }) => Math.max(most, settles.soonest ?? 0), 0)
}

const titleOf = ({ phase, gate, state }: GateHere, told: GateTold | undefined): string => {
  const name = phaseName(phase.phaseKey)
  const day = f().day(phase.goLiveOn, 'long')
  if (state === 'started') return words('startedText', { day: f().day(phase.goLiveOn, 'full') })
  if (!gate) return words('notDueTitle', { phase: name })
  if (state === 'approved') return words('approvedTitle', { phase: name, day })
  const count = holdingOf(gate).length
  return count === 0 ? words('passes', { phase: name }) : words('holding', { phase: name, count, replies: repliesIn(told) })
}

/** The days so far, as a strip that ends today. */
const History = ({ told }: { told: GateTold }) => (
  <section class="card stack" aria-labelledby="history">
    <div class="row between">
      <h2 id="history">{words('history')}</h2>
      <span class="small soft">{words('looks', { count: told.looks.length })}</span>
    </div>
    <ul class="gate-days">
      {told.looks.slice(0, 14).map(({ asOf, verdict }) => (
        <li key={asOf}>
          <span class="small">{f().day(asOf, 'short')}</span>
          <VerdictChip verdict={verdict} />
        </li>
      ))}
    </ul>
  </section>
)

export const GatePage = ({ here }: { here: GateHere }) => {
  const [edits, setEdits] = useState(false)
  const [reminds, setReminds] = useState<CheckTold>()
  const { phase, gate, state } = here
  const { told, trouble } = useTold<GateTold>(
    gate && `/api/gate?${new URLSearchParams({ rollout: rolloutId.value, phase: phase.phaseKey })}`,
  )
  const changes = where('gateCheck', { rolloutId: rolloutId.value, phaseKey: phase.phaseKey })
  const kept = new Map(
    changes.map(({ checkKey, kind, threshold, windows, minimum, maxAgeDays, basis, dryRun }) => [
      checkKey,
      { kind, threshold, windows, minimum, maxAgeDays, basis, dryRun: dryRun === null ? null : dryRun === 1 } as never,
    ]),
  )
  return (
    <>
      <PageHeading
        over={words('over', { phase: phaseName(phase.phaseKey), people: phase.headCount, day: f().day(phase.goLiveOn, 'long') })}
        title={titleOf(here, told)}
      >
        {gate && state !== 'started' && <VerdictChip verdict={gate.verdict as Verdict} />}
        {state === 'started' && <Chip kind="pass">{words('started')}</Chip>}
        {told && state !== 'started' && (
          <Button opens="form" onClick={() => setEdits(true)}>
            {words('edit')}
          </Button>
        )}
      </PageHeading>
      {!gate ? (
        <section class="card">
          <p>{state === 'started' ? words('startedUngated') : words('notDueText', { phase: phaseName(phase.phaseKey) })}</p>
        </section>
      ) : (
        <>
          {told ? (
            <section class="card stack gate-checks">
              <CheckTable checks={told.checks} changed={new Set(changes.map(({ checkKey }) => checkKey))} onRemind={setReminds} />
              <BasesNote checks={told.checks} />
              <p class="small soft">{words('evaluated', { day: f().day(told.asOf, 'long') })}</p>
            </section>
          ) : (
            <p class="soft">{trouble ? words('away') : '…'}</p>
          )}
          <div class="gate-below">
            <div class="stack wide">
              {told && told.checks.some(({ metric }) => metric !== 'number') && <WhatIfCard key={phase.phaseKey} told={told} />}
              {told && <History told={told} />}
            </div>
            <ApprovalCard here={here} told={told} />
          </div>
        </>
      )}
      <p class="no-print">
        <a class="touch" href="/gates">
          {words('back')}
        </a>
      </p>
      {reminds && <RemindDialog check={reminds} phaseKey={phase.phaseKey} onClose={() => setReminds(undefined)} />}
      {edits && told && <EditChecksDialog told={told} kept={kept} onClose={() => setEdits(false)} />}
    </>
  )
}
