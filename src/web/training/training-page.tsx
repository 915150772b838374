/** Training as it happens: sessions, help in person, what to learn from, buddies; each at an address of its own. */
import { useLocation } from 'preact-iso'
import { lazy } from '#web/base/lazy-page.ts'
import { voice } from '#web/base/language.ts'
import { Tabs } from '#web/parts/tabs.tsx'
import { mayI } from '#web/sync/signed-in.ts'
import { SessionPage } from '#web/training/session-page.tsx'
import { TrainingSessions } from '#web/training/training-sessions.tsx'
import { trainingPageWords } from '#web/training/training-words.ts'
import { partsUnder } from '#web/base/address.ts'
import { NotFound } from '#web/parts/not-found.tsx'

const OfficeHoursPage = lazy(() => import('#web/training/office-hours-page.tsx').then((page) => page.OfficeHoursPage))
const ResourcePage = lazy(() => import('#web/training/resource-page.tsx').then((page) => page.ResourcePage))
const BuddiesPage = lazy(() => import('#web/training/buddies-page.tsx').then((page) => page.BuddiesPage))

const words = voice(trainingPageWords)

const PageTabs = ({ here }: { here: string }) => {
  const pages = [
    ['sessions', '/training'],
    ['help', '/training/help'],
    ['resources', '/training/resources'],
    // Who helps whom is for those who lead; a champion reads their own pair only.
    ...(mayI('training.run') ? [['buddies', '/training/buddies'] as const] : []),
  ] as const
  return <Tabs label={words('pages')} here={here} pages={pages.map(([page, href]) => ({ page, href, text: words(page) }))} />
}

export const TrainingPage = () => {
  const { path } = useLocation()
  const [under = '', key = ''] = partsUnder(path)
  if (under === 'session') return <SessionPage key={key} sessionKey={key} />
  if (under === 'help') return <OfficeHoursPage tabs={<PageTabs here="help" />} />
  if (under === 'resources') return <ResourcePage tabs={<PageTabs here="resources" />} />
  if (under === 'buddies' && mayI('training.run')) return <BuddiesPage tabs={<PageTabs here="buddies" />} />
  if (under !== '' && under !== 'calendar') return <NotFound />
  return <TrainingSessions tabs={<PageTabs here="sessions" />} view={under === 'calendar' ? 'calendar' : 'list'} />
}
