/** All sessions: to come and behind us, by phase, how full they are, and who of each phase is trained. */
import type { ComponentChildren } from 'preact'
import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import { languages } from '#core/kernel/language.ts'
import { settingsOf } from '#core/plan/settings.ts'
import type { Missing, PhaseCompletion } from '#core/training/phase-completion.ts'
import { noSeats } from '#core/training/seat-counts.ts'
import { useStarts } from '#web/people/contacts.ts'
import { f, voice } from '#web/base/language.ts'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { FilteredList } from '#web/parts/filtered-list.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { ChoiceField, SelectField } from '#web/parts/field.tsx'
import { FoldedPart } from '#web/parts/folded-part.tsx'
import { LongTable } from '#web/parts/long-table.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { phaseName } from '#web/rollout/phase-name.ts'
import { startDay } from '#web/rollout/start-day.ts'
import { useFilters } from '#web/parts/use-filters.ts'
import { listHere, useList } from '#web/sync/list-source.ts'
import { mayI, me } from '#web/sync/signed-in.ts'
import { rollout, today, version, where } from '#web/sync/store.ts'
import { completion, missingSource, sessionViewOf } from '#web/training/completion-source.ts'
import { languageName } from '#web/training/resource-selectors.ts'
import { seatsOf } from '#web/training/seat-counts.ts'
import { SessionCalendar } from '#web/training/session-calendar.tsx'
import { fullnessOf, mostOpen, Weeks } from '#web/training/session-list.tsx'
import { fullness } from '#web/training/session-seat-counts.ts'
import { isFrozen, rolloutId, sessionViews, trainerName, whenLong, whenShort, whereabouts } from '#web/training/training-selectors.ts'
import { mattersNow, type SessionView } from '#web/training/session-rows.ts'
import { trainingPageWords } from '#web/training/training-words.ts'

const words = voice(trainingPageWords)

type View = 'list' | 'calendar'

const standing = ({ state, next, waits, excused }: Missing): string => {
  const shown = next === null ? undefined : sessionViewOf(next)
  if (shown) return words('comesOn', { when: whenShort(shown) })
  if (waits) return words('waits')
  if (state === 'short') return words('wasShort')
  if (state === 'missed') return words('didNotCome')
  return words(excused ? 'saidNo' : 'noSession')
}

const MissingTable = ({ phaseKey }: { phaseKey: string }) => {
  const { rows, total, more, trouble } = useList(missingSource, { rolloutId: rolloutId.value, phaseKey })
  return (
    <>
      <TroubleNote trouble={trouble} />
      <LongTable
        label={words('missing', { count: total ?? 0 })}
        columns={[
          { key: 'name', head: words('name'), cell: ({ name }) => name },
          { key: 'standing', head: words('standing'), cell: (one) => <span class="soft small">{standing(one)}</span> },
        ]}
        rows={rows}
        rowKey={({ personId }) => personId}
        total={total}
        more={more}
      />
    </>
  )
}

const Completion = ({ cohorts, share }: { cohorts: readonly PhaseCompletion[]; share: number }) => (
  <section class="card" aria-labelledby="completion">
    <h2 id="completion">{words('completion')}</h2>
    <p class="soft small">{words('completionText', { share: f().percent(share) })}</p>
    <ul class="plain-list">
      {cohorts.map(({ phaseKey, assigned, complete }) => (
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
          {assigned > complete && (
            <FoldedPart summary={words('missing', { count: assigned - complete })}>{() => <MissingTable phaseKey={phaseKey} />}</FoldedPart>
          )}
        </li>
      ))}
    </ul>
  </section>
)

/** What is to come by phase, and what has been. */
const ByPhase = ({ list }: { list: readonly SessionView[] }) => {
  const phases = where('phase', { rolloutId: rolloutId.value }).toSorted((a, b) => a.position - b.position)
  const behind = list.filter(({ stage }) => stage === 'closed' || stage === 'cancelled').toReversed()
  const ahead = list.filter(({ stage }) => stage !== 'closed' && stage !== 'cancelled')
  const next = phases.find((phase) => ahead.some(({ session }) => session.phaseKey === phase.phaseKey))?.phaseKey
  return (
    <>
      {phases.map((phase) => {
        const ofPhase = ahead.filter(({ session }) => session.phaseKey === phase.phaseKey)
        if (ofPhase.length === 0) return null
        return (
          <section class="card" key={phase.phaseKey} aria-labelledby={`phase-${phase.phaseKey}`}>
            <div class="row between">
              <h2 id={`phase-${phase.phaseKey}`}>{phaseName(phase.phaseKey)}</h2>
              <span class="soft small">
                {phase.waitsSinceOn === null ? words('phaseStarts', { day: f().day(phase.goLiveOn, 'short') }) : startDay(phase)}
              </span>
            </div>
            <FoldedPart
              summary={words('sessionCount', { count: ofPhase.length })}
              open={phase.phaseKey === next || ahead.length <= mostOpen}
            >
              {() => <Weeks label={phaseName(phase.phaseKey)} list={ofPhase} />}
            </FoldedPart>
          </section>
        )
      })}
      {behind.length > 0 && (
        <section class="card" aria-labelledby="behind">
          <h2 id="behind">{words('past')}</h2>
          <FoldedPart summary={words('sessionCount', { count: behind.length })} open={behind.length <= mostOpen}>
            {() => <Weeks label={words('past')} list={behind} />}
          </FoldedPart>
        </section>
      )}
    </>
  )
}

const titleOf = (list: readonly SessionView[], trained: number, assigned: number): string => {
  const shown = mattersNow(
    list.filter((one) => !isFrozen(one)),
    today.value,
  )
  if (!shown) return list.some(isFrozen) ? words('titlePaused') : words('titleDone', { trained, all: assigned })
  const { session, place, stage } = shown
  const when = whenLong(shown)
  if (stage === 'toTake') return words('titleTake', { when, place: whereabouts(shown) })
  const { taken } = fullnessOf(shown)
  return place === null
    ? words('titleNextOnline', { when, taken, seats: session.seats })
    : words('titleNext', { when, place, taken, seats: session.seats })
}

export const TrainingSessions = ({ tabs, view }: { tabs: ComponentChildren; view: View }) => {
  const { route } = useLocation()
  const filters = useFilters('place', 'language')
  const actor = me.value?.actor
  useStarts()
  useEffect(() => {
    if (actor?.role === 'champion') void fullness.find(actor.accountId)
  }, [actor?.accountId, version.value])
  const all = sessionViews.value
  // A champion sees sessions of their places, and those over several places where somebody of theirs sits.
  const list = mayI('training.run')
    ? all
    : all.filter(({ session }) => {
        const { seated, waiting } = seatsOf(session.sessionKey) ?? noSeats
        return session.locationId !== null || seated + waiting > 0
      })
  if (list.length === 0)
    return (
      <>
        <PageHeading title={words('titleNone')} />
        {tabs}
        <EmptyState text={words(mayI('plan.run') ? 'noneText' : 'noneHere')}>
          {mayI('plan.run') && (
            <a class="button first" href="/plan">
              {words('toPlan')}
            </a>
          )}
        </EmptyState>
      </>
    )
  const { presentShare } = settingsOf(rollout.value?.settings ?? '{}')
  const cohorts = completion.value
  const assigned = cohorts.reduce((sum, cohort) => sum + cohort.assigned, 0)
  const trained = cohorts.reduce((sum, cohort) => sum + cohort.complete, 0)
  const { place, language } = filters.values
  const found = list.filter(
    (one) =>
      (place === '' || one.session.locationId === place) &&
      (language === '' || one.session.language === language) &&
      filters.fits(whenShort(one), whereabouts(one), trainerName(one.session.trainer)),
  )
  const locations = new Map(
    list.flatMap(({ session, place: name }) => (session.locationId === null || name === null ? [] : [[session.locationId, name]])),
  )
  return (
    <>
      <PageHeading
        over={words('over', { toCome: list.filter(({ stage }) => stage === 'toCome').length, trained, all: assigned })}
        title={titleOf(list, trained, assigned)}
      />
      {tabs}
      {/* A week of days needs the whole width. */}
      <div class={view === 'calendar' ? 'stack wide' : 'grid2'}>
        <div class="stack">
          <FilteredList
            filters={filters}
            list={listHere(found)}
            of={list.length}
            searchLabel={words('search')}
            choice={
              <ChoiceField<View>
                label={words('view')}
                labelUnseen
                value={view}
                onValue={(value) => route(`${value === 'calendar' ? '/training/calendar' : '/training'}${location.search}`)}
                options={[
                  { value: 'list', text: words('asList') },
                  { value: 'calendar', text: words('asCalendar') },
                ]}
              />
            }
            fields={
              <>
                <SelectField
                  label={words('place')}
                  {...filters.field('place')}
                  options={[{ value: '', text: words('all') }, ...[...locations].map(([value, text]) => ({ value, text }))]}
                />
                <SelectField
                  label={words('language')}
                  {...filters.field('language')}
                  options={[{ value: '', text: words('all') }, ...languages.map((value) => ({ value, text: languageName(value) }))]}
                />
              </>
            }
            whole
          >
            {(shown) => (view === 'calendar' ? <SessionCalendar list={shown} /> : <ByPhase list={shown} />)}
          </FilteredList>
        </div>
        {cohorts.length > 0 && <Completion cohorts={cohorts} share={presentShare} />}
      </div>
    </>
  )
}
