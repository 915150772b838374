/** What people gives the web. */
import { shared } from '#web/base/lead-words.ts'
import { lazy } from '#web/base/lazy-page.ts'
import type { WebChapter } from '#web/base/chapter.ts'

import { summary } from '#web/people/people-source.ts'

const PeoplePage = lazy(() => import('#web/people/people-page.tsx').then((page) => page.PeoplePage))

const chapter: WebChapter = {
  pages: [{ path: '/people', component: PeoplePage }],
  links: [
    {
      href: '/people',
      label: () => shared('people'),
      icon: 'M8 11a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 8 11Zm-5.5 8.5c0-3.2 2.3-5.3 5.5-5.3s5.5 2.1 5.5 5.3M16 5a3 3 0 0 1 0 5.8m2 3.8c2 .7 3.3 2.4 3.3 4.9',
      group: 'steer',
      order: 30,
      count: () => summary.value?.people ?? 0,
    },
  ],
}

export default chapter
