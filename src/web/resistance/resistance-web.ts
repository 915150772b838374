/** What resistance gives the web: the objections. */
import { shared } from '#web/base/lead-words.ts'
import { lazy } from '#web/base/lazy-page.ts'
import type { WebChapter } from '#web/base/chapter.ts'

const ObjectionsPage = lazy(() => import('#web/resistance/objections-page.tsx').then((page) => page.ObjectionsPage))

const chapter: WebChapter = {
  pages: [{ path: '/objections/:rest*', component: ObjectionsPage }],
  links: [
    {
      href: '/objections',
      label: () => shared('objections'),
      icon: 'M7 4v16M7 5h11l-2.5 4L18 13H7',
      group: 'carryOut',
      order: 80,
    },
  ],
}

export default chapter
