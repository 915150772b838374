/** What reviews give the web: an overview and a page for each review. */
import { lazy } from '#web/base/lazy-page.ts'
import type { WebChapter } from '#web/base/chapter.ts'
import { shared } from '#web/base/lead-words.ts'
import { rollout, where } from '#web/sync/store.ts'

const ReviewsPage = lazy(() => import('#web/review/reviews-page.tsx').then((page) => page.ReviewsPage))

const NewcomersPage = lazy(() => import('#web/review/newcomers-page.tsx').then((page) => page.NewcomersPage))

const chapter: WebChapter = {
  pages: [
    { path: '/reviews/:rest*', component: ReviewsPage },
    { path: '/newcomers', component: NewcomersPage },
  ],
  links: [
    {
      href: '/reviews',
      label: () => shared('reviews'),
      icon: 'M4 12a8 8 0 1 0 2.500-5.800M4 4v4.500h4.500M12 8v4.500l3 2',
      group: 'decide',
      order: 140,
      notFor: ['champion'],
    },
    {
      href: '/newcomers',
      label: () => shared('newcomers'),
      icon: 'M9 11.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7M3 19.500c0-3.300 2.700-5.500 6-5.500s6 2.200 6 5.500M18 8v6M15 11h6',
      group: 'decide',
      order: 145,
      // Who leads has them in the handover.
      notFor: ['owner', 'lead'],
      shown: () => where('newcomer', { rolloutId: rollout.value?.rolloutId ?? '' }).length > 0,
    },
  ],
}

export default chapter
