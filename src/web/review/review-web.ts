/** What reviews give the web: an overview and a page for each review. */
import { lazy } from 'preact-iso'
import type { WebChapter } from '#web/base/chapter.ts'
import { shared } from '#web/base/lead-words.ts'

const ReviewsPage = lazy(() => import('#web/review/reviews-page.tsx').then((page) => page.ReviewsPage))

const chapter: WebChapter = {
  pages: [{ path: '/reviews/:rest*', component: ReviewsPage }],
  links: [
    {
      href: '/reviews',
      label: () => shared('reviews'),
      icon: 'M4 12a8 8 0 1 0 2.500-5.800M4 4v4.500h4.500M12 8v4.500l3 2',
      group: 'decide',
      order: 140,
      notFor: ['champion'],
    },
  ],
  ahead: () => ReviewsPage.preload(),
}

export default chapter
