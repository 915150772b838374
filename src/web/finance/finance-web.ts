/** What finance gives the web: the page of money. */
import { shared } from '#web/base/lead-words.ts'
import { lazy } from '#web/base/lazy-page.ts'
import type { WebChapter } from '#web/base/chapter.ts'

const MoneyPage = lazy(() => import('#web/finance/money-page.tsx').then((page) => page.MoneyPage))

const chapter: WebChapter = {
  pages: [{ path: '/money', component: MoneyPage }],
  links: [
    {
      href: '/money',
      label: () => shared('money'),
      icon: 'M3 7h18v10H3zM12 14.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5M6.500 10v4M17.500 10v4',
      group: 'decide',
      order: 130,
      notFor: ['champion'],
    },
  ],
}

export default chapter
