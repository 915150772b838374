/** What home gives the web: Today. */
import { shared } from '#web/base/lead-words.ts'
import type { WebChapter } from '#web/base/chapter.ts'

import { TodayPage } from '#web/home/today-page.tsx'
import { needs } from '#web/home/today-needs.ts'

const chapter: WebChapter = {
  pages: [
    { path: '/', component: TodayPage },
    { path: '/today', component: TodayPage },
  ],
  links: [
    {
      href: '/today',
      label: () => shared('today'),
      icon: 'M4 12l5 5L20 6',
      group: 'steer',
      order: 10,
      nearOnPhone: true,
      count: () => needs.value.length,
    },
  ],
}

export default chapter
