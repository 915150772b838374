/** The pages of those who lead and of champions, inside their frame; a member's phone never loads them. */
import { ErrorBoundary, lazy, Route, Router } from 'preact-iso'
import { w } from '#web/base/language.ts'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { Shell } from '#web/app/shell.tsx'
import { readyToDecide } from '#web/sync/decide-here.ts'
import { TodayPage } from '#web/home/today-page.tsx'
import '#web/base/vocabulary.ts'

const PlanPage = lazy(() => import('#web/plan/plan-page.tsx').then((page) => page.PlanPage))
const PeoplePage = lazy(() => import('#web/people/people-page.tsx').then((page) => page.PeoplePage))
const ChecklistPage = lazy(() => import('#web/checklist/checklist-page.tsx').then((page) => page.ChecklistPage))
const MessagesPage = lazy(() => import('#web/communication/messages-page.tsx').then((page) => page.MessagesPage))
const TrainingPage = lazy(() => import('#web/training/training-page.tsx').then((page) => page.TrainingPage))
const SupportPage = lazy(() => import('#web/support/support-page.tsx').then((page) => page.SupportPage))
const ObjectionsPage = lazy(() => import('#web/resistance/objections-page.tsx').then((page) => page.ObjectionsPage))
const TrailPage = lazy(() => import('#web/trail/trail-page.tsx').then((page) => page.TrailPage))
const AskPage = lazy(() => import('#web/support/ticket-ask.tsx').then((page) => page.AskPage))
const SettingsPage = lazy(() => import('#web/settings/settings-page.tsx').then((page) => page.SettingsPage))

const NotFound = () => (
  <>
    <PageHeading title={w('notFound')} />
    <p>
      <a href="/today">{w('toToday')}</a>
    </p>
  </>
)

export const LeadingPages = () => (
  <Shell>
    <ErrorBoundary>
      <Router onRouteChange={() => scrollTo(0, 0)}>
        <Route path="/" component={TodayPage} />
        <Route path="/today" component={TodayPage} />
        <Route path="/plan" component={PlanPage} />
        <Route path="/people" component={PeoplePage} />
        <Route path="/checklist" component={ChecklistPage} />
        <Route path="/messages/:rest*" component={MessagesPage} />
        <Route path="/training/:rest*" component={TrainingPage} />
        <Route path="/support/:rest*" component={SupportPage} />
        <Route path="/help/:rest*" component={AskPage} />
        <Route path="/objections/:rest*" component={ObjectionsPage} />
        <Route path="/settings/:rest*" component={SettingsPage} />
        <Route path="/trail" component={TrailPage} />
        <Route default component={NotFound} />
      </Router>
    </ErrorBoundary>
  </Shell>
)

/** Brings in the planner and the other pages, so that they are there without the server. */
export const fetchLeadingPages = (): void =>
  void Promise.allSettled([
    readyToDecide(),
    PlanPage.preload(),
    PeoplePage.preload(),
    ChecklistPage.preload(),
    MessagesPage.preload(),
    TrainingPage.preload(),
    ObjectionsPage.preload(),
    SupportPage.preload().then(() => import('#web/support/support-page.tsx').then((page) => page.readySupport())),
    SettingsPage.preload().then(() => import('#web/settings/settings-page.tsx').then((page) => page.readySettings())),
  ])
