/** What plan gives the web. */
import { shared } from '#web/base/lead-words.ts'
import { lazy } from '#web/base/lazy-page.ts'
import type { WebChapter } from '#web/base/chapter.ts'

const PlanPage = lazy(() => import('#web/plan/plan-page.tsx').then((page) => page.PlanPage))

const chapter: WebChapter = {
  pages: [{ path: '/plan', component: PlanPage }],
  links: [
    {
      href: '/plan',
      label: () => shared('plan'),
      icon: 'M4 6h9M7 12h11M11 18h9',
      group: 'steer',
      order: 20,
      // A champion helps; the plan itself is made by those who lead.
      notFor: ['champion'],
    },
  ],
}

export default chapter
