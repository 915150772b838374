/** What contingency gives the web: the issues, and the pages beside them. */
import { shared } from '#web/base/lead-words.ts'
import { lazy } from 'preact-iso'
import type { WebChapter } from '#web/base/chapter.ts'

import { issuesWaiting } from '#web/contingency/issue-selectors.ts'

const IssuesPage = lazy(() => import('#web/contingency/issues-page.tsx').then((page) => page.IssuesPage))

const chapter: WebChapter = {
  pages: [{ path: '/issues/:rest*', component: IssuesPage }],
  links: [
    {
      href: '/issues',
      label: () => shared('issues'),
      icon: 'M12 4 2.5 20.5h19ZM12 10v4.5M12 17.5h.01',
      group: 'decide',
      order: 85,
      count: () => issuesWaiting.value,
    },
  ],
  ahead: () => IssuesPage.preload().then(() => import('#web/contingency/issues-page.tsx').then((page) => page.readyOffline())),
}

export default chapter
