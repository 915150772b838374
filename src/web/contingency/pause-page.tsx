/** Pausing, looked at before it happens: what waits, what goes on, what moves; works on a phone without a connection (CO-3). */
import { useLocation } from 'preact-iso'
import { useMemo, useState } from 'preact/hooks'
import { pauseScopes, type PauseScopeName } from '#core/contingency/pause-commands.ts'
import { pausePreview, type PausePreview } from '#core/contingency/pause-preview.ts'
import { daysBetween } from '#core/kernel/calendar.ts'
import { planNeeds, type PlanRows } from '#core/plan/plan-facts.ts'
import type { PauseScope } from '#core/plan/pauses.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { f, t, voice } from '#web/base/language.ts'
import { type Issue, severityVerdict } from '#web/contingency/issue-selectors.ts'
import { pausedName } from '#web/contingency/pause-selectors.ts'
import { personName } from '#web/people/person-name.ts'
import { pauseWords } from '#web/contingency/pause-words.ts'
import { moneyIn } from '#web/finance/amount-said.ts'
import { budgetRow, costOfSlip, ratesOfSlip } from '#web/finance/money-selectors.ts'
import { Button } from '#web/parts/button.tsx'
import { Verdict } from '#web/parts/chip.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { ChoiceField, SelectField } from '#web/parts/field.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { useCommand } from '#web/parts/use-command.ts'
import { phaseName } from '#web/rollout/phase-name.ts'
import { newId } from '#web/sync/new-id.ts'
import { useRowsAbout } from '#web/sync/borrowed.ts'
import { factsFor } from '#web/sync/rows.ts'
import { me } from '#web/sync/signed-in.ts'
import { all, now, placesById, rollout, rowsShown, today, version, where, ownZone } from '#web/sync/store.ts'

const words = voice(pauseWords)
const most = 6

const isChampion = (): boolean => me.value?.actor?.role === 'champion'

/** What the form begins with: as much as the issue concerns, as far as whoever is here may pause it. */
const scopeOf = ({ scope, personId, locationId, phaseKey }: Issue): { scope: PauseScopeName; of: string } => {
  const own = me.value?.actor?.locationIds[0] ?? ''
  if (personId !== null) return { scope: 'person', of: personId }
  if (isChampion()) return { scope: 'location', of: locationId ?? own }
  if (scope === 'phase') return { scope, of: phaseKey ?? '' }
  return locationId === null ? { scope: 'all', of: '' } : { scope: 'location', of: locationId }
}

const Lines = ({ lines }: { lines: readonly { key: string; count?: number; text: string; about?: string }[] }) => (
  <ul class="counted">
    {lines.map(({ key, count, text, about }) => (
      <li key={key}>
        <b>{count === undefined ? '' : f().number(count)}</b>
        <span>
          {text}
          {about && <span class="small soft">{about}</span>}
        </span>
      </li>
    ))}
  </ul>
)

const people = (sites: readonly StoredRow<'phaseSite'>[]): number => sites.reduce((sum, { headCount }) => sum + headCount, 0)

/** Go-lives by day: how many people, and the names of a few. */
const byDay = (sites: readonly StoredRow<'phaseSite'>[]) => {
  const days = [...new Set(sites.map(({ goLiveOn }) => goLiveOn))].toSorted()
  return days.slice(0, most).map((day) => {
    const here = sites.filter(({ goLiveOn }) => goLiveOn === day)
    const places = [...new Set(here.map(({ locationId }) => placesById.value.get(locationId)?.name ?? ''))].filter(Boolean)
    const count = people(here)
    return { key: day, count, text: words('firstDays', { count, day: f().day(day, 'short') }), about: f().list(places.slice(0, 4)) }
  })
}

const Moves = ({ seen, system }: { seen: PausePreview; system: string }) => {
  const { shift } = seen
  const moves = [
    ...shift.sites.map(({ site, to }) => ({
      key: `${site.phaseKey}/${site.locationId}`,
      text: words('goLiveOf', { phase: phaseName(site.phaseKey), location: placesById.value.get(site.locationId)?.name ?? '' }),
      from: site.goLiveOn,
      to,
    })),
    ...shift.people.map(({ participant: { personId, goLiveOn }, to }) => ({
      key: personId,
      text: words('firstDayOf', { name: personName(personId) }),
      from: goLiveOn ?? '',
      to,
    })),
    ...(shift.off ? [{ key: 'off', text: words('offOf', { system }), from: shift.off.phase.goLiveOn, to: shift.off.to }] : []),
  ]
  return (
    <section class="card">
      <h2>{words('moves')}</h2>
      {moves.length === 0 && <p>{words('nothingMoves')}</p>}
      <ul class="moves">
        {moves.slice(0, most).map(({ key, text, from, to }) => (
          <li key={key}>
            <span class="small soft">{text}</span>
            <span>
              <span class="before">{f().day(from, 'short')}</span> → <b>{f().day(to, 'short')}</b>
            </span>
          </li>
        ))}
        {moves.length > most && <li class="soft">{words('more', { count: moves.length - most })}</li>}
      </ul>
      {shift.off && <Cost system={system} days={daysBetween(shift.off.phase.goLiveOn, shift.off.to)} />}
      <p class="small soft">{words('resumeOn', { day: f().day(seen.resumeOn, 'short') })}</p>
    </section>
  )
}

/** What it costs that the old system runs longer; whoever may not see the budget reads nothing of it. */
const Cost = ({ system, days }: { system: string; days: number }) => {
  if (isChampion()) return null
  const cost = costOfSlip(days)
  return (
    <p class="pause-cost">
      <span class="small soft block">{words('cost', { system })}</span>
      {cost ? (
        <>
          <a href="/money">{moneyIn(cost, budgetRow.value?.currency ?? '')}</a>
          <span class="small soft block">{words('costDays', { days })}</span>
          {ratesOfSlip().map(({ from, rate, date }) => (
            <span key={from} class="small soft block">
              {words('costRate', {
                from,
                rate: `${budgetRow.value?.currency ?? ''} ${f().number(rate.toNumber(), 4)}`,
                day: f().day(date, 'brief'),
              })}
            </span>
          ))}
        </>
      ) : (
        <a href="/money">{words('costUnknown')}</a>
      )}
    </p>
  )
}

const Effects = ({ seen, system, tool, isOfOne }: { seen: PausePreview; system: string; tool: string; isOfOne: boolean }) => (
  <>
    <section class="card">
      <h2>
        <span class="sign hold" aria-hidden="true">
          ❚❚
        </span>
        {words('frozen')}
      </h2>
      <Lines
        lines={[
          ...byDay(seen.sites),
          ...seen.people.map(({ personId, goLiveOn }) => ({
            key: personId,
            count: 1,
            text: words('firstDays', { count: 1, day: f().day(goLiveOn ?? '', 'short') }),
            about: personName(personId),
          })),
          ...(seen.messages.length > 0
            ? [
                {
                  key: 'messages',
                  count: seen.messages.length,
                  text: words('messages', { count: seen.messages.length }),
                  about: words(isOfOne ? 'partlyOne' : 'partly'),
                },
              ]
            : []),
          ...(seen.sessions > 0 ? [{ key: 'sessions', count: seen.sessions, text: words('sessions', { count: seen.sessions }) }] : []),
          ...(seen.off ? [{ key: 'off', count: 1, text: words('switchOff', { system }), about: words('switchOffText') }] : []),
        ]}
      />
    </section>
    <section class="card">
      <h2>
        <span class="sign pass" aria-hidden="true">
          ▶
        </span>
        {words('goesOn')}
      </h2>
      <Lines
        lines={[
          { key: 'live', count: seen.live, text: words('live', { count: seen.live, tool }), about: words('liveText') },
          ...(seen.elsewhere.length > 0
            ? [{ key: 'elsewhere', count: people(seen.elsewhere), text: words('elsewhere', { count: people(seen.elsewhere) }) }]
            : []),
        ]}
      />
    </section>
    <Moves seen={seen} system={system} />
  </>
)

export const PausePage = ({ issue }: { issue: Issue }) => {
  const { route } = useLocation()
  const { run, busy, trouble, setTrouble } = useCommand()
  const [pauseId] = useState(newId)
  const [begin] = useState(() => scopeOf(issue))
  const [scope, setScope] = useState(begin.scope)
  const [of, setOf] = useState(begin.of)
  const { rolloutId } = issue
  const covered: PauseScope = {
    personId: scope === 'person' ? of : null,
    locationId: scope === 'location' ? of : null,
    phaseKey: scope === 'phase' ? of : null,
  }
  const offered = pauseScopes.filter((one) => (one === 'person' ? issue.personId !== null : one === 'location' || !isChampion()))
  useRowsAbout(issue.personId ?? '')
  const chosen = scope === 'all' || of !== ''
  const seen = useMemo(() => {
    if (!chosen) return undefined
    const from = factsFor(rowsShown(), planNeeds(rolloutId)) as unknown as PlanRows
    const at = {
      commandId: '',
      organisationId: issue.organisationId,
      now: now.value,
      today: today.value,
      zone: ownZone.value,
      by: { accountId: '', name: '' },
    }
    return pausePreview(from, covered, issue, at)
  }, [scope, of, chosen, version.value, today.value])
  const system = rollout.value?.oldSystem ?? ''
  const what = chosen ? pausedName(covered) : ''
  const address = `/issues/${encodeURIComponent(issue.issueId)}`
  const places = all('location').filter(({ locationId }) => !isChampion() || me.value?.actor?.locationIds.includes(locationId))
  const phases = where('phase', { rolloutId })
    .filter(({ headCount, goLiveOn }) => headCount > 0 && goLiveOn > today.value)
    .toSorted((a, b) => a.position - b.position)
  const pause = async (): Promise<void> => {
    const input = { rolloutId, pauseId, issueId: issue.issueId, scope, ...covered }
    if ((await run({ name: 'contingency.pause', input }, words('done'))) !== undefined) route(address)
  }
  return (
    <div class="pause-page stack">
      <PageHeading
        over={<a href={address}>← {issue.title}</a>}
        title={seen ? words('title', { what, people: people(seen.sites) + seen.people.length }) : words('pause')}
      />
      <section class="card" onInput={() => setTrouble(undefined)}>
        <p class="row">
          <Verdict verdict={severityVerdict(issue.severity)}>{t(`contingency.severity.${issue.severity as 'minor'}`)}</Verdict>
          <span>{issue.title}</span>
        </p>
        {offered.length > 1 && (
          <ChoiceField<PauseScopeName>
            label={words('scope')}
            value={scope}
            onValue={(value) => {
              setScope(value)
              setOf(value === begin.scope ? begin.of : '')
            }}
            options={offered.map((value) => ({ value, text: t(`contingency.scope.${value}`) }))}
          />
        )}
        {(scope === 'location' || scope === 'phase') && (
          <SelectField
            label={t(`contingency.scope.${scope}`)}
            value={of}
            onValue={setOf}
            options={[
              { value: '', text: words('choose') },
              ...(scope === 'location'
                ? places.map(({ locationId, name }) => ({ value: locationId, text: name }))
                : phases.map(({ phaseKey }) => ({ value: phaseKey, text: phaseName(phaseKey) }))),
            ]}
          />
        )}
      </section>
      {seen && <Effects seen={seen} isOfOne={scope === 'person'} system={system} tool={rollout.value?.tool ?? ''} />}
      <div class="pause-ends">
        <TroubleNote trouble={trouble} />
        <Button kind="danger" whole busy={busy} disabled={!chosen} onClick={() => void pause()}>
          {chosen ? words('doPause', { what }) : words('pause')}
        </Button>
        <p class="small soft">{words('offlineToo')}</p>
        <a class="button quiet" href={address}>
          {words('cancel')}
        </a>
      </div>
    </div>
  )
}
