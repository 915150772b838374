/** The pages of issues: all of them, one of them, and the form of one. */
import { ErrorBoundary, useLocation } from 'preact-iso'
import { lazy } from '#web/base/lazy-page.ts'
import { issueLacks, issuesHeading, issueState } from '#core/contingency/issues.ts'
import { todayIn } from '#core/kernel/calendar.ts'
import { partsUnder } from '#web/base/address.ts'
import { f, t, tell, voice } from '#web/base/language.ts'
import { IssueForm } from '#web/contingency/issue-form.tsx'
import { IssuePage } from '#web/contingency/issue-page.tsx'
import { ContingencyTabs } from '#web/contingency/contingency-tabs.tsx'
import { concernedName, type Issue, issues, severityVerdict, stateChip } from '#web/contingency/issue-selectors.ts'
import { PauseNotes } from '#web/contingency/pause-notes.tsx'
import { issuesWords } from '#web/contingency/issues-words.ts'
import { Chip, Verdict } from '#web/parts/chip.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { TickField } from '#web/parts/field.tsx'
import { FilteredList } from '#web/parts/filtered-list.tsx'
import { useFilters } from '#web/parts/use-filters.ts'
import { listHere } from '#web/sync/list-source.ts'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { ownZone, rollout, today } from '#web/sync/store.ts'

/** Brings the planner along, which looks at what moves. */
const PausePage = lazy(() => import('#web/contingency/pause-page.tsx').then((page) => page.PausePage))

const RunbookPage = lazy(() => import('#web/contingency/runbook-page.tsx').then((page) => page.RunbookPage))
const RollbackPage = lazy(() => import('#web/contingency/rollback-page.tsx').then((page) => page.RollbackPage))
const RollbackStartPage = lazy(() => import('#web/contingency/rollback-start-page.tsx').then((page) => page.RollbackStartPage))
const OfflinePlanPage = lazy(() => import('#web/contingency/offline-plan-page.tsx').then((page) => page.OfflinePlanPage))
const DrillPage = lazy(() => import('#web/contingency/drill-page.tsx').then((page) => page.DrillPage))

const words = voice(issuesWords)

const lacksWord = { workaround: 'lacksWorkaround', vendorFix: 'lacksVendorFix' } as const

const Line = ({ issue }: { issue: Issue }) => {
  const state = issueState(issue)
  const about = [
    concernedName(issue),
    f().day(todayIn(ownZone.value, issue.openedAt), 'brief'),
    ...issueLacks(issue, today.value).map((lacks) => words(lacksWord[lacks])),
  ]
  return (
    <li>
      <a href={`/issues/${encodeURIComponent(issue.issueId)}`}>
        <span class="words">
          <span class="strong">{issue.title}</span>
          <span class="small soft">{about.join(' · ')}</span>
        </span>
        <span class="aside">
          <Verdict verdict={severityVerdict(issue.severity)}>{t(`contingency.severity.${issue.severity as 'minor'}`)}</Verdict>
          {state !== 'open' && <Chip kind={stateChip[state]}>{t(`contingency.state.${state}`)}</Chip>}
        </span>
      </a>
    </li>
  )
}

const IssueList = () => {
  const filters = useFilters()
  const part = filters.show(['open', 'all'], 'open')
  const all = issues.value
  const found = all.filter((issue) => (part.value === 'all' || issue.closedAt === null) && filters.fits(issue.title, concernedName(issue)))
  return (
    <>
      <PageHeading over={rollout.value?.tool} title={tell(issuesHeading(all))}>
        <a class="button first" href="/issues/new">
          {words('open')}
        </a>
      </PageHeading>
      <ContingencyTabs here="issues" />
      <PauseNotes />
      <section class="card">
        {all.length === 0 ? (
          <EmptyState title={words('none')} text={words('noneText')} />
        ) : (
          <>
            <h2>{words('issues')}</h2>
            <FilteredList
              filters={filters}
              list={listHere(found)}
              of={all.length}
              searchLabel={words('searchIssues')}
              nothing={words('noneOpen')}
              choice={
                all.some(({ closedAt }) => closedAt !== null) && (
                  <TickField label={words('showClosed')} value={part.value === 'all'} onValue={(on) => part.onValue(on ? 'all' : 'open')} />
                )
              }
            >
              {(rows) => (
                <ul class="ticket-list" aria-label={words('issues')}>
                  {rows.map((issue) => (
                    <Line key={issue.issueId} issue={issue} />
                  ))}
                </ul>
              )}
            </FilteredList>
          </>
        )}
      </section>
    </>
  )
}

export const IssuesPage = () => {
  const { path } = useLocation()
  const [key = '', under = '', of = ''] = partsUnder(path)
  if (key === '') return <IssueList />
  if (key === 'new') return <IssueForm />
  if (key === 'runbook') return <ErrorBoundary>{under === 'drill' ? <DrillPage key={of} drillId={of} /> : <RunbookPage />}</ErrorBoundary>
  if (key === 'offline')
    return (
      <ErrorBoundary>
        <OfflinePlanPage locationId={under} />
      </ErrorBoundary>
    )
  if (key === 'rollback')
    return (
      <ErrorBoundary>
        <RollbackPage key={under} rollbackId={under} />
      </ErrorBoundary>
    )
  const issue = issues.value.find(({ issueId }) => issueId === key)
  if (!issue)
    return (
      <>
        <PageHeading title={words('gone')} />
        <p>
          <a href="/issues">{words('back')}</a>
        </p>
      </>
    )
  if (under === 'pause')
    return (
      <ErrorBoundary>
        <PausePage key={issue.issueId} issue={issue} />
      </ErrorBoundary>
    )
  if (under === 'rollback')
    return (
      <ErrorBoundary>
        <RollbackStartPage key={issue.issueId} issue={issue} />
      </ErrorBoundary>
    )
  return under === 'change' ? <IssueForm key={issue.issueId} before={issue} /> : <IssuePage key={issue.issueId} issue={issue} />
}
