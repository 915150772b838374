/** What metrics gives the web: the page of adoption, and the imports of usage below it. */
import { lazy } from '#web/base/lazy-page.ts'
import type { WebChapter } from '#web/base/chapter.ts'
import { shared } from '#web/base/lead-words.ts'

const AdoptionPage = lazy(() => import('#web/metrics/adoption-page.tsx').then((page) => page.AdoptionPage))
const ImportsPage = lazy(() => import('#web/metrics/imports-page.tsx').then((page) => page.ImportsPage))

const chapter: WebChapter = {
  pages: [
    { path: '/adoption', component: AdoptionPage },
    { path: '/adoption/imports', component: ImportsPage },
  ],
  links: [
    {
      href: '/adoption',
      label: () => shared('adoption'),
      icon: 'M4 20V4M4 20h16M7 15l4-5 4 3 5-7',
      group: 'decide',
      order: 82,
    },
  ],
}

export default chapter
