/** What training gives the web. */
import { shared } from '#web/base/lead-words.ts'
import { lazy } from '#web/base/lazy-page.ts'
import type { WebChapter } from '#web/base/chapter.ts'

const TrainingPage = lazy(() => import('#web/training/training-page.tsx').then((page) => page.TrainingPage))

const chapter: WebChapter = {
  pages: [{ path: '/training/:rest*', component: TrainingPage }],
  links: [
    {
      href: '/training',
      label: () => shared('training'),
      icon: 'M3 9l9-4 9 4-9 4ZM7 11v5c2.5 2 7.5 2 10 0v-5',
      group: 'carryOut',
      order: 60,
    },
  ],
}

export default chapter
