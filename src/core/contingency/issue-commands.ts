/** The verbs of issues: open one, change it, note that it is fixed, close it, open it again (CO-1, CO-2). */
import { withinReach } from '#core/access/access-scope.ts'
import { isStable, issueState, scopes, severities, stableAfterDays } from '#core/contingency/issues.ts'
import { addWorkingDays, dayNumber, dayOf, type WorkCalendar, todayIn } from '#core/kernel/calendar.ts'
import { type At, command, type Facts, put, rows } from '#core/kernel/command.ts'
import { day, id, matching, maybeText, nullable, oneOf, otherwise, shape, text, whole } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row, StoredRow } from '#core/kernel/rows.ts'

const issueKey = { rolloutId: id, issueId: id }

const told = {
  title: text(140),
  description: maybeText(4000),
  severity: oneOf(severities),
  scope: oneOf(scopes),
  personId: nullable(id),
  locationId: nullable(id),
  phaseKey: nullable(id),
  workaround: maybeText(4000),
  vendorFixOn: nullable(day),
  vendorReference: nullable(matching(/^[^\p{C}]{1,80}$/u)),
}

type Told = Pick<Row<'issue'>, 'scope' | 'personId' | 'locationId' | 'phaseKey'>

const scopeNeeds = (rolloutId: string, { personId, locationId, phaseKey }: Told) => ({
  rollouts: rows('rollout', { rolloutId }),
  people: rows('person', { personId: personId ?? '' }),
  locations: rows('location', { locationId: locationId ?? '' }),
  phases: rows('phase', { rolloutId, phaseKey: phaseKey ?? '' }),
})
type ScopeFacts = Facts<ReturnType<typeof scopeNeeds>>

/** Whether everything of a scope is within reach: a champion reaches people and locations of theirs, and all that concerns everyone. */
const isReachable = (at: At, { scope, personId, locationId }: Told): boolean =>
  scope === 'all' || scope === 'phase' || withinReach(at, scope === 'person' ? { personId, locationId } : { locationId })

/**
 * The columns that say whom an issue concerns, with nothing left over of another scope; the location of a person comes along, so that
 * their champion reads it. Problems: access.notFound, contingency.scopeMissing.
 */
const scopeOf = (from: ScopeFacts, asked: Told, at: At): Told => {
  if (from.rollouts.length === 0) throw new Problem('access.notFound', {})
  const { scope } = asked
  const needed = { person: 'personId', location: 'locationId', phase: 'phaseKey', all: null }[scope] as
    | 'personId'
    | 'locationId'
    | 'phaseKey'
    | null
  if (needed !== null && asked[needed] === null)
    throw new Problem('contingency.scopeMissing', { scope: scope as 'person' }, { field: needed })
  const found = { person: from.people[0], location: from.locations[0], phase: from.phases[0], all: true }[scope]
  if (!found) throw new Problem('access.notFound', {})
  const concerned: Told = {
    scope,
    personId: scope === 'person' ? asked.personId : null,
    locationId: scope === 'location' ? asked.locationId : scope === 'person' ? (from.people[0]?.locationId ?? null) : null,
    phaseKey: scope === 'phase' ? asked.phaseKey : null,
  }
  if (!isReachable(at, concerned)) throw new Problem('access.notFound', {})
  return concerned
}

/** The issue that a command is about. Problem: access.notFound, also for one beyond reach. */
const issueIn = ({ issues }: { readonly issues: readonly StoredRow<'issue'>[] }, at: At): StoredRow<'issue'> => {
  const [issue] = issues
  if (!issue || !isReachable(at, issue)) throw new Problem('access.notFound', {})
  return issue
}

const issueNeed = ({ rolloutId, issueId }: { rolloutId: string; issueId: string }) => ({ issues: rows('issue', { rolloutId, issueId }) })

/** Opens an issue. Problems: access.notFound, contingency.issueThere, contingency.scopeMissing. */
export const openIssue = command({
  name: 'contingency.openIssue',
  about: 'Opens an issue: what went wrong, how bad it is, whom it concerns, and the workaround (CO-1).',
  may: 'place.help',
  input: shape({ ...issueKey, ...told }),
  needs: (input) => ({ ...scopeNeeds(input.rolloutId, input), ...issueNeed(input) }),
  decide: (from, input, at) => {
    const scope = scopeOf(from, input, at)
    if (from.issues.length > 0) throw new Problem('contingency.issueThere', {})
    return [
      put('issue', {
        ...input,
        ...scope,
        openedAt: at.now,
        openedBy: at.by.name,
        fixedAt: null,
        fixedBy: null,
        fix: null,
        stableOn: null,
        closedAt: null,
        closedBy: null,
      }),
    ]
  },
})

export const changeIssue = command({
  name: 'contingency.changeIssue',
  about: 'Changes what is known of an issue: severity, scope, workaround, the day of the vendor’s fix.',
  may: 'place.help',
  input: shape({ ...issueKey, ...told }),
  needs: (input) => ({ ...scopeNeeds(input.rolloutId, input), ...issueNeed(input) }),
  decide: (from, input, at) => {
    const issue = issueIn(from, at)
    const scope = scopeOf(from, input, at)
    if (issue.closedAt !== null) throw new Problem('contingency.issueClosed', { on: todayIn(at.zone, issue.closedAt) })
    return [put('issue', { ...issue, ...input, ...scope })]
  },
})

/** The days on which nobody works at the locations of an issue; without a location, those of the organisation's country. */
const calendarOf = (
  from: { readonly organisation: readonly StoredRow<'organisation'>[]; readonly locations: readonly StoredRow<'location'>[] } & {
    readonly holidays: readonly StoredRow<'holiday'>[]
  },
  locationId: string | null,
): WorkCalendar => {
  const country = from.locations.find((row) => row.locationId === locationId)?.country ?? from.organisation[0]?.country
  const off = from.holidays.filter((row) => row.off === 1 && row.country === country)
  return { holidays: new Set(off.map((row) => dayNumber(row.day))), freezes: [] }
}

/** Notes that an issue is fixed. It is stable once so many working days have passed without a new report (CO-3). */
export const fixIssue = command({
  name: 'contingency.fixIssue',
  about: 'Notes that an issue is fixed, and how; it is stable after so many working days without a new report (CO-3).',
  may: 'place.help',
  input: shape({ ...issueKey, fix: text(2000), stableDays: otherwise(whole(0, 20), stableAfterDays) }),
  needs: (input) => ({
    ...issueNeed(input),
    organisation: rows('organisation'),
    locations: rows('location'),
    holidays: rows('holiday'),
  }),
  decide: (from, { fix, stableDays }, at) => {
    const issue = issueIn(from, at)
    if (issueState(issue) !== 'open') throw new Problem('contingency.notOpen', {})
    const stableOn = dayOf(addWorkingDays(calendarOf(from, issue.locationId), dayNumber(at.today), stableDays))
    return [put('issue', { ...issue, fix, fixedAt: at.now, fixedBy: at.by.name, stableOn })]
  },
})

export const closeIssue = command({
  name: 'contingency.closeIssue',
  about: 'Closes an issue that is fixed and has stayed so; one that turned out to be nothing is noted as fixed first.',
  may: 'place.help',
  input: shape(issueKey),
  needs: issueNeed,
  decide: (from, _input, at) => {
    const issue = issueIn(from, at)
    if (issue.closedAt !== null) return []
    if (issue.fixedAt === null) throw new Problem('contingency.notFixed', {})
    if (!isStable(issue, at.today)) throw new Problem('contingency.notStable', { on: issue.stableOn ?? at.today })
    return [put('issue', { ...issue, closedAt: at.now, closedBy: at.by.name })]
  },
})

export const reopenIssue = command({
  name: 'contingency.reopenIssue',
  about: 'Opens a fixed or closed issue again, because it came back; the days of being stable start over.',
  may: 'place.help',
  input: shape(issueKey),
  needs: issueNeed,
  decide: (from, _input, at) => {
    const issue = issueIn(from, at)
    if (issueState(issue) === 'open') return []
    return [put('issue', { ...issue, fix: null, fixedAt: null, fixedBy: null, stableOn: null, closedAt: null, closedBy: null })]
  },
})
