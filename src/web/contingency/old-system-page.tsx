/** The old system: the proofs that it may be switched off, its exports, the switch-off and the celebration (CO-5, GA-7). */
import { shared } from '#web/base/lead-words.ts'
import { useState } from 'preact/hooks'
import { whatsappLink } from '#core/communication/letter-look.ts'
import { oldSystemHeading, type Proof, type ProofKey, skipColumn } from '#core/plan/old-system.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { f, t, tell, voice } from '#web/base/language.ts'
import { ExportDialog, RestoreDialog, RhythmDialog } from '#web/contingency/export-dialogs.tsx'
import { ExportsCard } from '#web/contingency/exports-card.tsx'
import { KeepExportDialog } from '#web/contingency/keep-export-dialog.tsx'
import { SwitchOffDialog } from '#web/contingency/switch-off-dialog.tsx'
import { NoReturnCard } from '#web/contingency/no-return-card.tsx'
import { oldSystemPageWords } from '#web/contingency/old-system-page-words.ts'
import { due, exports, missing, offGate, offPhase, offWaits, oldSystem, proofs, takingPart } from '#web/contingency/old-system-selectors.ts'
import { CelebrationDialog, DialogOfProof } from '#web/contingency/proof-dialogs.tsx'
import { runbookRows } from '#web/contingency/runbook-selectors.ts'
import { runbookHeading } from '#core/contingency/runbook.ts'
import { useAdoption } from '#web/metrics/adoption-source.ts'
import { SystemsCard } from '#web/metrics/systems-card.tsx'
import { Button } from '#web/parts/button.tsx'
import { Verdict } from '#web/parts/chip.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { NotFound } from '#web/parts/not-found.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { runCommand } from '#web/parts/use-command.ts'
import { peopleById } from '#web/sync/borrowed.ts'
import { mayI } from '#web/sync/signed-in.ts'
import { ownZone, rollout, today } from '#web/sync/store.ts'

const words = voice(oldSystemPageWords)

type Opened =
  | { readonly what: 'proof'; readonly proof: ProofKey }
  | { readonly what: 'export' | 'rhythm' | 'celebration' | 'switchOff' }
  | { readonly what: 'restore' | 'keep'; readonly of: StoredRow<'oldExport'> }
type Open = (opened: Opened) => void

const short = (day: string): string => f().day(day, 'short')

/** What is known of a proof, in a line. */
const factOf = (key: ProofKey): string => {
  const known = oldSystem.value
  const [newest] = exports.value
  const skipped = key === 'unused' ? null : (known?.[skipColumn[key]] ?? null)
  if (skipped !== null) return skipped
  switch (key) {
    case 'unused':
      return known?.unusedOn ? words('statedBy', { name: known.unusedBy ?? '', day: short(known.unusedOn) }) : words('notStated')
    case 'export':
      return newest ? words('exportAbout', { file: newest.fileName, day: short(newest.madeOn) }) : words('noExportYet')
    case 'restore':
      if (!newest) return words('noExportYet')
      if (newest.restoredOn === null) return words('restoreOf', { day: short(newest.madeOn) })
      return newest.restoreWorked === 1
        ? words('restoreDone', { day: short(newest.restoredOn), name: newest.restoredBy ?? '' })
        : words('restoreFailed', { day: short(newest.restoredOn) })
    case 'archive':
      return known?.archivePlace
        ? [known.archivePlace, known.archiveUntilOn && words('keptUntil', { day: short(known.archiveUntilOn) })].filter(Boolean).join(' · ')
        : words('noArchiveYet')
    case 'contract':
      return known?.contractEndsOn ? [short(known.contractEndsOn), known.contractNote].filter(Boolean).join(' · ') : words('noContractYet')
  }
}

const ProofRow = ({ proof: { key, state }, open }: { proof: Proof; open: Open }) => {
  const name = words('proof', { key })
  const [newest] = exports.value
  const isMissing = state === 'missing'
  const opened: Opened =
    key === 'restore' && newest && state !== 'notApplicable'
      ? { what: 'restore', of: newest }
      : key === 'export' && state === 'missing'
        ? { what: 'export' }
        : { what: 'proof', proof: key }
  return (
    <li>
      <span class="verdict">
        <Verdict verdict={state === 'pass' ? 'pass' : 'nodata'}>
          {words(state === 'pass' ? 'pass' : isMissing ? 'noData' : 'notApplicable')}
        </Verdict>
      </span>
      <span class="words">
        <b>{name}</b>
        <span class="small soft">{factOf(key)}</span>
      </span>
      <span class="row no-print">
        <Button
          opens={isMissing ? 'form' : 'view'}
          aria-label={words(isMissing ? 'recordProof' : 'openProof', { proof: name })}
          onClick={() => open(opened)}
        >
          {words(isMissing ? 'record' : 'open')}
        </Button>
        {isMissing && (key === 'export' || key === 'restore') && (
          <Button kind="quiet" opens="form" onClick={() => open({ what: 'proof', proof: key })}>
            {words('notApplicable')}
          </Button>
        )}
      </span>
    </li>
  )
}

const GateRow = () => {
  const gate = offGate.value
  const isApproved = gate?.approvedAt != null
  return (
    <li>
      <span class="verdict">
        <Verdict verdict={isApproved ? 'pass' : 'nodata'}>{words(isApproved ? 'pass' : 'noData')}</Verdict>
      </span>
      <span class="words">
        <b>{words('proof', { key: 'gate' })}</b>
        <span class="small soft">
          {isApproved ? words('gateApproved', { name: gate?.approvedBy ?? '' }) : words(gate ? 'gateOpen' : 'gateNone')}
        </span>
      </span>
      <span>
        <a class="button" href="/gates/off" aria-label={`${words('toGate')}: ${words('proof', { key: 'gate' })}`}>
          {words('toGate')}
        </a>
      </span>
    </li>
  )
}

/** How many people worked in either system each week, where usage says so (GA-7). */
const PeopleInSystems = () => {
  const { value: answer } = useAdoption()
  return answer === undefined ? null : <SystemsCard answer={answer} />
}

const Evidence = ({ open }: { open: Open }) => {
  // The proofs, and the approval of the check before the switch-off.
  const states = [...proofs.value.map(({ state }) => state !== 'missing'), offGate.value?.approvedAt != null]
  return (
    <section class="card">
      <div class="row between">
        <h2>{words('evidence')}</h2>
        <span class="small soft">{words('complete', { done: states.filter(Boolean).length, all: states.length })}</span>
      </div>
      <ul class="proofs" aria-label={words('evidence')}>
        {proofs.value.map((proof) => (
          <ProofRow key={proof.key} proof={proof} open={open} />
        ))}
        <GateRow />
      </ul>
    </section>
  )
}

const Celebration = ({ open }: { open: Open }) => {
  const known = oldSystem.value
  return (
    <>
      <p>
        {known?.celebrateAt
          ? words('celebration', { moment: f().moment(known.celebrateAt, ownZone.value), place: known.celebratePlace })
          : words('noCelebration')}
      </p>
      <div>
        <Button opens="form" onClick={() => open({ what: 'celebration' })}>
          {words('planCelebration')}
        </Button>
      </div>
    </>
  )
}

const SwitchOff = ({ system, open }: { system: string; open: Open }) => {
  const known = oldSystem.value
  const keeper = known?.keeperId ? peopleById.value.get(known.keeperId) : undefined
  const todo = f().list(missing.value.map((proof) => t('contingency.todo.proof', { proof })))
  if (known?.switchedOffAt)
    return (
      <section class="card">
        <h2>{words('switchOffTitle')}</h2>
        <p>
          <Verdict verdict="pass">{words('pass')}</Verdict>{' '}
          {words('offBy', { name: known.switchedOffBy ?? '', moment: f().moment(known.switchedOffAt, ownZone.value) })}
        </p>
        {known.overrideBecause && <p class="small soft">{known.overrideBecause}</p>}
        <Celebration open={open} />
        <p>{words('handover')}</p>
        <div>
          <a class="button" href="/reviews/handover">
            {words('toHandover')}
          </a>
        </div>
        <div>
          <Button
            kind="quiet"
            onClick={() =>
              void runCommand({ name: 'contingency.switchOn', input: { rolloutId: known.rolloutId } }, words('switchedOn', { system }))
            }
          >
            {words('switchOn')}
          </Button>
        </div>
      </section>
    )
  return (
    <section class="card">
      <h2>{words('switchOffTitle')}</h2>
      {missing.value.length > 0 && (
        <div class="note stack tight">
          <p class="strong">
            <span aria-hidden="true">○ </span>
            {words('missing', { count: missing.value.length })}
          </p>
          <ul class="small">
            {missing.value.map((proof) => (
              <li key={proof}>{t('contingency.todo.proof', { proof })}</li>
            ))}
          </ul>
        </div>
      )}
      {missing.value.length > 0 && keeper && (
        <a class="button" target="_blank" rel="noreferrer" href={whatsappLink(keeper.phone, words('askText', { system, todo }))}>
          {words('ask', { name: keeper.name })}
        </a>
      )}
      <p class="small">{words('after', { people: takingPart.value, system })}</p>
      <Celebration open={open} />
      <Button kind="danger" whole opens="form" onClick={() => open({ what: 'switchOff' })}>
        {words('switchOff', { system })}
      </Button>
    </section>
  )
}

export const OldSystemPage = () => {
  const [opened, open] = useState<Opened>()
  const close = () => open(undefined)
  if (!mayI('plan.run')) return <NotFound />
  const system = rollout.value?.oldSystem
  if (system == null)
    return (
      <>
        <PageHeading title={words('none')} />
        <EmptyState text={words('noneText')}>
          <a class="button first" href="/plan">
            {words('toPlan')}
          </a>
        </EmptyState>
      </>
    )
  const heading = oldSystemHeading({
    system,
    oldSystem: oldSystem.value,
    due: due.value,
    missing: missing.value,
    waits: offWaits.value,
    zone: ownZone.value,
  })
  const off = offPhase.value
  return (
    <>
      <PageHeading over={words('over', { system, day: off ? f().day(off.goLiveOn) : null })} title={tell(heading)}>
        <Button onClick={() => print()}>{shared('pagePrint')}</Button>
      </PageHeading>
      <div class="grid2">
        <div class="stack">
          <Evidence open={open} />
          <ExportsCard
            onRecord={() => open({ what: 'export' })}
            onRhythm={() => open({ what: 'rhythm' })}
            onRestore={(of) => open({ what: 'restore', of })}
            onKeep={(of) => open({ what: 'keep', of })}
          />
        </div>
        <div class="stack">
          <SwitchOff system={system} open={open} />
          <PeopleInSystems />
          <NoReturnCard />
          <section class="card">
            <h2>{words('runbook')}</h2>
            <p>{tell(runbookHeading(runbookRows.value, null, today.value))}</p>
            <div>
              <a class="button" href="/issues/runbook">
                {words('runbookOpen')}
              </a>
            </div>
          </section>
        </div>
      </div>
      {opened?.what === 'proof' && <DialogOfProof proof={opened.proof} onClose={close} />}
      {opened?.what === 'export' && <ExportDialog onClose={close} />}
      {opened?.what === 'restore' && <RestoreDialog of={opened.of} onClose={close} />}
      {opened?.what === 'keep' && <KeepExportDialog of={opened.of} onClose={close} />}
      {opened?.what === 'rhythm' && <RhythmDialog onClose={close} />}
      {opened?.what === 'celebration' && <CelebrationDialog onClose={close} />}
      {opened?.what === 'switchOff' && <SwitchOffDialog system={system} onClose={close} />}
    </>
  )
}
