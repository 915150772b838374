/** What communication gives the web: the messages. */
import { shared } from '#web/base/lead-words.ts'
import { lazy } from '#web/base/lazy-page.ts'
import type { WebChapter } from '#web/base/chapter.ts'

import { messagesWaiting } from '#web/communication/message-counts.ts'

const MessagesPage = lazy(() => import('#web/communication/messages-page.tsx').then((page) => page.MessagesPage))

const chapter: WebChapter = {
  pages: [{ path: '/messages/:rest*', component: MessagesPage }],
  links: [
    {
      href: '/messages',
      label: () => shared('messages'),
      icon: 'M4 6h16v11H9l-5 4Z',
      group: 'carryOut',
      order: 50,
      nearOnPhone: true,
      count: () => messagesWaiting.value,
    },
  ],
}

export default chapter
