/** What go/no-go checks give the web: the list, and the page of each. */
import { lazy } from '#web/base/lazy-page.ts'
import type { WebChapter } from '#web/base/chapter.ts'
import { shared } from '#web/base/lead-words.ts'

const GatesPage = lazy(() => import('#web/gates/gates-page.tsx').then((page) => page.GatesPage))

const chapter: WebChapter = {
  pages: [{ path: '/gates/:rest*', component: GatesPage }],
  links: [
    {
      href: '/gates',
      label: () => shared('gates'),
      icon: 'M5 21V4M5 5h12l-2.500 4L17 13H5M9 9l1.500 1.500L13 8',
      group: 'decide',
      order: 84,
      notFor: ['champion'],
    },
  ],
}

export default chapter
