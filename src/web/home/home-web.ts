/** What home gives the web: Today. */
import { todayList } from '#core/checklist/today.ts'
import type { WebChapter } from '#web/base/chapter.ts'
import { w } from '#web/base/language.ts'
import { TodayPage } from '#web/home/today-page.tsx'
import { me } from '#web/sync/signed-in.ts'
import { all, rollout, today } from '#web/sync/store.ts'

/** How many tasks of the checklist are due. */
const tasksDue = (): number => {
  const rolloutId = rollout.value?.rolloutId
  const actor = me.value?.actor
  const items = all('checklistItem').filter((item) => item.rolloutId === rolloutId)
  const { late, dueToday, coming } = todayList(items, today.value, { personId: actor?.personId ?? null, role: actor?.role ?? 'member' })
  return late.length + dueToday.length + coming.length
}

const chapter: WebChapter = {
  pages: [
    { path: '/', component: TodayPage },
    { path: '/today', component: TodayPage },
  ],
  links: [
    {
      href: '/today',
      label: () => w('today'),
      icon: 'M4 12l5 5L20 6',
      group: 'steer',
      order: 10,
      nearOnPhone: true,
      count: tasksDue,
    },
  ],
}

export default chapter
