/** Settings: six pages, each at an address of its own; everyone has the one about themselves. */
import type { ComponentType } from 'preact'
import { useLocation } from 'preact-iso'
import { lazy } from '#web/base/lazy-page.ts'
import { partsUnder } from '#web/base/address.ts'
import { NotFound } from '#web/parts/not-found.tsx'
import { voice, w } from '#web/base/language.ts'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { Tabs } from '#web/parts/tabs.tsx'
import { AccountSettings } from '#web/settings/settings-account.tsx'
import { settingsWords } from '#web/settings/settings-words.ts'
import { mayI } from '#web/sync/signed-in.ts'
import { rollout } from '#web/sync/store.ts'

const lead = () => import('#web/settings/settings-lead.tsx')
const OrganisationSettings = lazy(() => lead().then((pages) => pages.OrganisationSettings))
const LocationSettings = lazy(() => lead().then((pages) => pages.LocationSettings))
const UserSettings = lazy(() => lead().then((pages) => pages.UserSettings))
const MessageSettings = lazy(() => lead().then((pages) => pages.MessageSettings))
const IntegrationSettings = lazy(() => lead().then((pages) => pages.IntegrationSettings))
const HttpsPage = lazy(() => import('#web/settings/https-page.tsx').then((page) => page.HttpsPage))
const InvitePeoplePage = lazy(() => import('#web/access/invite-people-page.tsx').then((page) => page.InvitePeoplePage))

const words = voice(settingsWords)

type Page = 'organisation' | 'locations' | 'users' | 'messages' | 'integrations' | 'account'

/** What each page needs a right for; a page on which somebody can do nothing is not offered to them. */
const pages: { readonly [P in Page]: { readonly may: () => boolean; readonly Shown: ComponentType } } = {
  organisation: { may: () => mayI('plan.run'), Shown: OrganisationSettings },
  locations: { may: () => mayI('plan.run'), Shown: LocationSettings },
  users: { may: () => mayI('access.invite') || mayI('audit.read'), Shown: UserSettings },
  messages: { may: () => mayI('communication.run'), Shown: MessageSettings },
  integrations: { may: () => mayI('access.tokens') || (mayI('plan.share') && rollout.value !== undefined), Shown: IntegrationSettings },
  account: { may: () => true, Shown: AccountSettings },
}

const isPage = (name: string): name is Page => name in pages

export const SettingsPage = () => {
  const { path } = useLocation()
  const offered = (Object.keys(pages) as Page[]).filter((page) => pages[page].may())
  const [asked = offered[0] ?? 'account', further] = partsUnder(path).filter((part) => part !== '')
  if (asked === 'https' && mayI('plan.run')) return <HttpsPage />
  if (!isPage(asked)) return <NotFound />
  const here = offered.includes(asked) ? asked : 'account'
  const { Shown } = pages[here]
  if (here === 'users' && further === 'invite' && mayI('access.invite')) return <InvitePeoplePage />
  return (
    <>
      <PageHeading key={here} over={words('over')} title={words(`page_${here}`)}>
        {!rollout.value && mayI('plan.run') && (
          <a class="button first" href="/">
            {words('toFirstVisit')}
          </a>
        )}
      </PageHeading>
      {offered.length > 1 && (
        <Tabs
          label={w('settings')}
          here={here}
          pages={offered.map((page) => ({ page, href: `/settings/${page}`, text: words(`page_${page}`) }))}
        />
      )}
      <Shown />
    </>
  )
}
