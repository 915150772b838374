/** All sessions: to come and behind us, by phase, how full they are, and who of each phase is trained. */
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { settingsOf } from '#core/plan/settings.ts'
import { type CohortCompletion, completionOf } from '#core/training/completion.ts'
import { starts } from '#web/people/contacts.ts'
import { everyone } from '#web/people/people-list.ts'
import { f, voice, w } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { Table } from '#web/parts/table.tsx'
import { phaseName } from '#web/plan/phase-name.ts'
import { mayI, me } from '#web/sync/signed-in.ts'
import { rollout, today, version, where } from '#web/sync/store.ts'
import { fullness } from '#web/training/session-seat-counts.ts'
import { nameOf, notedAt, rolloutId, sittings, trainerName, whenLong, whenShort, whereabouts } from '#web/training/training-selectors.ts'
import { mattersNow, sessionPath, type Sitting } from '#web/training/session-rows.ts'
import { trainingPageWords } from '#web/training/training-words.ts'

const words = voice(trainingPageWords)
const pageSize = 20

/** A champion reads of their own places only; how full a session over several places is, the server tells. */
const fullnessOf = ({ session, seated, waiting }: Sitting): { taken: number; waits: number } => {
  const told = mayI('training.run')
    ? undefined
    : fullness.value.value.find((known) => known.rolloutId === session.rolloutId && known.sessionKey === session.sessionKey)
  return { taken: Math.max(told?.taken ?? 0, seated.length), waits: Math.max(told?.waiting ?? 0, waiting.length) }
}

const Seats = ({ sitting }: { sitting: Sitting }) => {
  const { taken, waits } = fullnessOf(sitting)
  const { session, stage, seated } = sitting
  if (stage === 'cancelled') return <Chip kind="fail">{words('cancelled')}</Chip>
  const noted = notedAt.value.get(session.sessionKey) ?? []
  if (stage === 'closed') return <>{words('closed', { there: noted.filter(({ minutes }) => minutes > 0).length, seats: noted.length })}</>
  if (stage === 'toTake') {
    const ticked = new Set(noted.map(({ personId }) => personId))
    return <Chip kind="hold">{words('takeLeft', { count: seated.filter(({ personId }) => !ticked.has(personId)).length })}</Chip>
  }
  return (
    <span class="row">
      <span class="nowrap">{words('seatsTaken', { taken, seats: session.seats })}</span>
      {waits > 0 ? <Chip kind="hold">{words('waiting', { count: waits })}</Chip> : taken >= session.seats && <Chip>{words('full')}</Chip>}
    </span>
  )
}

const Sessions = ({ label, list }: { label: string; list: readonly Sitting[] }) => (
  <Table
    label={label}
    columns={[
      {
        key: 'when',
        head: words('when'),
        cell: (sitting) => (
          <a class="strong nowrap" href={sessionPath(sitting.session.sessionKey)}>
            {whenShort(sitting)}
          </a>
        ),
      },
      { key: 'place', head: words('place'), cell: whereabouts },
      { key: 'language', head: words('language'), cell: ({ session }) => session.language.toUpperCase() },
      { key: 'trainer', head: words('trainer'), cell: ({ session }) => trainerName(session.trainer) },
      { key: 'seats', head: words('seats'), cell: (sitting) => <Seats sitting={sitting} /> },
    ]}
    rows={list}
    rowKey={({ session }) => session.sessionKey}
  />
)

/** What is known of those who are not trained yet: whether a seat is coming, and if not why. */
const standings = (list: readonly Sitting[]): ((personId: string, state: CohortCompletion['missing'][number]['state']) => string) => {
  const coming = new Map<string, Sitting>()
  const waits = new Set<string>()
  const excused = new Set<string>()
  for (const sitting of list) {
    for (const { personId } of sitting.apologies) excused.add(personId)
    if (sitting.stage !== 'toCome') continue
    for (const { personId } of sitting.seated) if (!coming.has(personId)) coming.set(personId, sitting)
    for (const { personId } of sitting.waiting) waits.add(personId)
  }
  return (personId, state) => {
    const next = coming.get(personId)
    if (next) return words('comesOn', { when: whenShort(next) })
    if (waits.has(personId)) return words('waits')
    if (state === 'short') return words('wasShort')
    if (state === 'missed') return words('didNotCome')
    return words(excused.has(personId) ? 'saidNo' : 'noSession')
  }
}

const Missing = ({ missing }: Pick<CohortCompletion, 'missing'>) => {
  // Of a large company the names are looked up only for whoever asks for them.
  const [open, setOpen] = useState(false)
  const standing = open ? standings(sittings.value) : undefined
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words('missing', { count: missing.length })}</summary>
      {standing && (
        <ul class="names">
          {missing
            .map(({ personId, state }) => ({ name: nameOf(personId), personId, state }))
            .toSorted((a, b) => a.name.localeCompare(b.name))
            .map(({ name, personId, state }) => (
              <li key={personId}>
                {name} <span class="soft small">{standing(personId, state)}</span>
              </li>
            ))}
        </ul>
      )}
    </details>
  )
}

const Completion = ({ cohorts, share }: { cohorts: readonly CohortCompletion[]; share: number }) => (
  <section class="card" aria-labelledby="completion">
    <h2 id="completion">{words('completion')}</h2>
    <p class="soft small">{words('completionText', { share: f().percent(share) })}</p>
    <ul class="plain-list">
      {cohorts.map(({ phaseKey, assigned, complete, missing }) => (
        <li key={phaseKey} class="cohort">
          <div class="row between">
            <span class="strong">{phaseName(phaseKey)}</span>
            <span>{words('trained', { trained: complete, all: assigned })}</span>
          </div>
          <progress
            max={Math.max(1, assigned)}
            value={complete}
            aria-label={`${phaseName(phaseKey)}: ${words('trained', { trained: complete, all: assigned })}`}
          />
          {missing.length > 0 && <Missing missing={missing} />}
        </li>
      ))}
    </ul>
  </section>
)

const titleOf = (list: readonly Sitting[], trained: number, assigned: number): string => {
  const sitting = mattersNow(list, today.value)
  if (!sitting) return words('titleDone', { trained, all: assigned })
  const { session, place, stage } = sitting
  const when = whenLong(sitting)
  if (stage === 'toTake') return words('titleTake', { when, place: whereabouts(sitting) })
  const { taken } = fullnessOf(sitting)
  return place === null
    ? words('titleNextOnline', { when, taken, seats: session.seats })
    : words('titleNext', { when, place, taken, seats: session.seats })
}

export const TrainingSessions = ({ tabs }: { tabs: ComponentChildren }) => {
  const actor = me.value?.actor
  const [limit, setLimit] = useState(pageSize)
  useEffect(() => {
    if (actor?.role !== 'champion') return
    void fullness.find(actor.accountId)
    void starts.find(actor.accountId)
  }, [actor?.accountId, version.value])
  const all = sittings.value
  // A champion sees sessions of their places, and those over several places where somebody of theirs sits.
  const list = mayI('training.run')
    ? all
    : all.filter(({ session, seated, waiting }) => session.locationId !== null || seated.length + waiting.length > 0)
  if (list.length === 0)
    return (
      <>
        <PageHeading title={words('titleNone')} />
        {tabs}
        <EmptyState title="" text={words(mayI('plan.run') ? 'noneText' : 'noneHere')}>
          {mayI('plan.run') && (
            <a class="button first" href="/plan">
              {words('toPlan')}
            </a>
          )}
        </EmptyState>
      </>
    )
  const { presentShare } = settingsOf(rollout.value?.settings ?? '{}')
  const cohorts = completionOf(
    {
      rolloutId: rolloutId.value,
      participants: everyone.value.flatMap(({ part }) => part ?? []),
      phases: where('phase', { rolloutId: rolloutId.value }),
      sessions: where('session', { rolloutId: rolloutId.value }),
      attendance: where('attendance', { rolloutId: rolloutId.value }),
      people: everyone.value.map(({ person }) => person),
    },
    presentShare,
    today.value,
  ).filter(({ assigned }) => assigned > 0)
  const assigned = cohorts.reduce((sum, cohort) => sum + cohort.assigned, 0)
  const trained = cohorts.reduce((sum, cohort) => sum + cohort.complete, 0)
  const phases = where('phase', { rolloutId: rolloutId.value }).toSorted((a, b) => a.position - b.position)
  const behind = list.filter(({ stage }) => stage === 'closed' || stage === 'cancelled').toReversed()
  const ahead = list.filter((sitting) => !behind.includes(sitting))
  return (
    <>
      <PageHeading
        over={words('over', { toCome: list.filter(({ stage }) => stage === 'toCome').length, trained, all: assigned })}
        title={titleOf(list, trained, assigned)}
      />
      {tabs}
      <div class="grid2">
        <div class="stack">
          {phases.map((phase) => {
            const ofPhase = ahead.filter(({ session }) => session.phaseKey === phase.phaseKey)
            if (ofPhase.length === 0) return null
            return (
              <section class="card" key={phase.phaseKey} aria-labelledby={`phase-${phase.phaseKey}`}>
                <div class="row between">
                  <h2 id={`phase-${phase.phaseKey}`}>{phaseName(phase.phaseKey)}</h2>
                  <span class="soft small">{words('phaseStarts', { day: f().day(phase.goLiveOn, 'short') })}</span>
                </div>
                <Sessions label={phaseName(phase.phaseKey)} list={ofPhase} />
              </section>
            )
          })}
          {behind.length > 0 && (
            <section class="card" aria-labelledby="behind">
              <h2 id="behind">{words('past')}</h2>
              <Sessions label={words('past')} list={behind.slice(0, limit)} />
              {behind.length > limit && (
                <div>
                  <Button onClick={() => setLimit(limit + pageSize)}>{w('more')}</Button>
                </div>
              )}
            </section>
          )}
        </div>
        <Completion cohorts={cohorts} share={presentShare} />
      </div>
    </>
  )
}
