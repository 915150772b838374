/** What checklist gives the web. */
import { shared } from '#web/base/lead-words.ts'
import { lazy } from '#web/base/lazy-page.ts'
import type { WebChapter } from '#web/base/chapter.ts'

const ChecklistPage = lazy(() => import('#web/checklist/checklist-page.tsx').then((page) => page.ChecklistPage))

const chapter: WebChapter = {
  pages: [{ path: '/checklist', component: ChecklistPage }],
  links: [
    {
      href: '/checklist',
      label: () => shared('checklist'),
      icon: 'M9 6h11M9 12h11M9 18h11M4 6h.5M4 12h.5M4 18h.5',
      group: 'steer',
      order: 40,
      nearOnPhone: true,
    },
  ],
}

export default chapter
