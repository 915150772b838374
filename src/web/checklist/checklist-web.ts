/** What checklist gives the web. */
import { lazy } from 'preact-iso'
import type { WebChapter } from '#web/base/chapter.ts'
import { w } from '#web/base/language.ts'

const ChecklistPage = lazy(() => import('#web/checklist/checklist-page.tsx').then((page) => page.ChecklistPage))

const chapter: WebChapter = {
  pages: [{ path: '/checklist', component: ChecklistPage }],
  links: [
    {
      href: '/checklist',
      label: () => w('checklist'),
      icon: 'M9 6h11M9 12h11M9 18h11M4 6h.5M4 12h.5M4 18h.5',
      group: 'steer',
      order: 40,
      nearOnPhone: true,
    },
  ],
  ahead: () => ChecklistPage.preload(),
}

export default chapter
