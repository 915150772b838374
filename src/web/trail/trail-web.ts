/** What trail gives the web: the activity log. */
import { lazy } from '#web/base/lazy-page.ts'
import type { WebChapter } from '#web/base/chapter.ts'

const TrailPage = lazy(() => import('#web/trail/trail-page.tsx').then((page) => page.TrailPage))

const chapter: WebChapter = {
  pages: [{ path: '/trail', component: TrailPage }],
}

export default chapter
