/** What contingency gives the web: the issues, and the pages beside them. */
import { shared } from '#web/base/lead-words.ts'
import { lazy } from '#web/base/lazy-page.ts'
import type { WebChapter } from '#web/base/chapter.ts'

import { issuesWaiting } from '#web/contingency/issue-selectors.ts'

const IssuesPage = lazy(() => import('#web/contingency/issues-page.tsx').then((page) => page.IssuesPage))

const OldSystemPage = lazy(() => import('#web/contingency/old-system-page.tsx').then((page) => page.OldSystemPage))

const chapter: WebChapter = {
  pages: [
    { path: '/issues/:rest*', component: IssuesPage },
    { path: '/old-system', component: OldSystemPage },
  ],
  links: [
    {
      href: '/issues',
      label: () => shared('issues'),
      icon: 'M12 4 2.5 20.5h19ZM12 10v4.5M12 17.5h.01',
      group: 'decide',
      order: 85,
      count: () => issuesWaiting.value,
    },
    {
      href: '/old-system',
      label: () => shared('oldSystem'),
      icon: 'M4 7c0-1.700 3.600-3 8-3s8 1.300 8 3-3.600 3-8 3-8-1.300-8-3M4 7v10c0 1.700 3.600 3 8 3s8-1.300 8-3V7M4 12c0 1.700 3.600 3 8 3s8-1.300 8-3',
      group: 'decide',
      order: 88,
      notFor: ['champion'],
    },
  ],
}

export default chapter
