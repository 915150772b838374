/** What support gives the web. */
import { shared } from '#web/base/lead-words.ts'
import { lazy } from '#web/base/lazy-page.ts'
import type { WebChapter } from '#web/base/chapter.ts'

import { waitingForMe } from '#web/support/support-waiting.ts'

const SupportPage = lazy(() => import('#web/support/support-page.tsx').then((page) => page.SupportPage))
const AskPage = lazy(() => import('#web/support/ticket-ask.tsx').then((page) => page.AskPage))

const chapter: WebChapter = {
  pages: [
    { path: '/support/:rest*', component: SupportPage },
    { path: '/help/:rest*', component: AskPage },
  ],
  links: [
    {
      href: '/support',
      label: () => shared('support'),
      icon: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm-2.5-11.5a2.5 2.5 0 1 1 3.600 2.200c-.8.4-1.100.9-1.100 1.800M12 17h.01',
      group: 'carryOut',
      order: 70,
      nearOnPhone: true,
      count: () => waitingForMe.value,
    },
  ],
}

export default chapter
