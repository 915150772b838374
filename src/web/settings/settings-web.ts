/** What settings gives the web. */
import { lazy } from '#web/base/lazy-page.ts'
import type { WebChapter } from '#web/base/chapter.ts'
import { w } from '#web/base/language.ts'

const SettingsPage = lazy(() => import('#web/settings/settings-page.tsx').then((page) => page.SettingsPage))

const chapter: WebChapter = {
  pages: [{ path: '/settings/:rest*', component: SettingsPage }],
  links: [
    {
      href: '/settings',
      label: () => w('settings'),
      icon: 'M4 7h9m5 0h2M4 17h2m5 0h9M15.5 9.5v-5m-7 15v-5',
      group: 'settings',
      order: 90,
    },
  ],
}

export default chapter
