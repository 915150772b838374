/** The pages of support: what waits, one question, the answers, the figures, who helps; and asking oneself. */
import { useLocation } from 'preact-iso'
import { lazy } from '#web/base/lazy-page.ts'
import { voice } from '#web/base/language.ts'
import { Tabs } from '#web/parts/tabs.tsx'
import { mayI } from '#web/sync/signed-in.ts'
import { SupportQueue } from '#web/support/support-queue.tsx'
import { supportPageWords } from '#web/support/support-words.ts'
import { AskPage } from '#web/support/ticket-ask.tsx'
import { TicketPage } from '#web/support/ticket-page.tsx'
import { partsUnder } from '#web/base/address.ts'
import { NotFound } from '#web/parts/not-found.tsx'

const ArticlesPage = lazy(() => import('#web/support/article-page.tsx').then((page) => page.ArticlesPage))
const FiguresPage = lazy(() => import('#web/support/support-figures.tsx').then((page) => page.FiguresPage))
const TiersPage = lazy(() => import('#web/support/support-tiers.tsx').then((page) => page.TiersPage))

const words = voice(supportPageWords)

const PageTabs = ({ here }: { here: string }) => {
  const pages = [
    ['queue', '/support'],
    ['answers', '/support/answers'],
    ...(mayI('support.run') ? [['figures', '/support/figures'] as const] : []),
    ['tiers', '/support/tiers'],
  ] as const
  return <Tabs label={words('pages')} here={here} pages={pages.map(([page, href]) => ({ page, href, text: words(page) }))} />
}

export const SupportPage = () => {
  const { path } = useLocation()
  const [under = '', key = ''] = partsUnder(path)
  if (under === 'ask') return <AskPage />
  if (under === 'tickets') return <TicketPage key={key} ticketId={key} />
  if (under === 'answers') return <ArticlesPage tabs={<PageTabs here="answers" />} />
  if (under === 'figures' && mayI('support.run')) return <FiguresPage tabs={<PageTabs here="figures" />} />
  if (under === 'tiers') return <TiersPage tabs={<PageTabs here="tiers" />} />
  if (under !== '') return <NotFound />
  return <SupportQueue tabs={<PageTabs here="queue" />} />
}
