/** The pages of those who lead and of champions, inside their frame; a member's phone never loads them. */
import { ErrorBoundary, Route, Router } from 'preact-iso'
import { Shell } from '#web/app/shell.tsx'
import { webChapters } from '#web/app/web-chapters.ts'
import { NotFound } from '#web/parts/not-found.tsx'
import { untilFetched } from '#web/base/lazy-page.ts'
import '#web/base/first-vocabulary.ts'
import '#web/styles/lead.css'

export const LeadingPages = () => (
  <Shell>
    <ErrorBoundary>
      <Router onRouteChange={() => scrollTo(0, 0)}>
        {webChapters.flatMap(({ pages }) => pages.map(({ path, component }) => <Route key={path} path={path} component={component} />))}
        <Route default component={NotFound} />
      </Router>
    </ErrorBoundary>
  </Shell>
)

/** Brings in the other pages, so that they are there without the server: all in one script, which any of them brings. */
export const fetchLeadingPages = (): void => void untilFetched(() => import('#web/checklist/checklist-page.tsx'))
