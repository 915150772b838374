/** The browser's room: finds out who is here, opens what is kept on the device, keeps in step, and shows the page of the address. */
import { effect, signal } from '@preact/signals'
import type { Role } from '#core/access/access.ts'
import { render } from 'preact'
import '#web/base/colours.ts'
import { ErrorBoundary, LocationProvider, Route, Router, useLocation } from 'preact-iso'
import { lazy, untilFetched } from '#web/base/lazy-page.ts'
import { useEffect } from 'preact/hooks'
import { beginning } from '#web/plan/first-visit-state.ts'
import { clearDevice } from '#web/sync/device.ts'
import { forgetAnswers } from '#web/sync/cached-response.ts'
import { forgetLastPage, showLastPage } from '#web/sync/last-page.ts'
import { type FirstAnswers, firstAnswers, noAnswers } from '#web/sync/first-answers.ts'
import { language, w } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { Door, PlainShell } from '#web/parts/plain-frames.tsx'
import {
  findMe,
  followOtherWindows,
  forgetMe,
  mayI,
  type Me,
  me,
  openOtherOrganisation,
  sightOf,
  type Whose,
  withdrawn,
} from '#web/sync/signed-in.ts'
import { filled, opened, openStore, rollout, wipeDevice } from '#web/sync/store.ts'
import { readyToDecide } from '#web/sync/decide-here.ts'
import { startSync, syncState } from '#web/sync/sync.ts'
import { mendedPath } from '#core/kernel/address.ts'

const AskPage = lazy(() => import('#web/support/ticket-ask.tsx').then((page) => page.AskPage))
const TicketPage = lazy(() => import('#web/support/ticket-page.tsx').then((page) => page.TicketPage))
const LeadingPages = lazy(() => import('#web/app/lead-pages.tsx').then((page) => page.LeadingPages))
const SettingsPage = lazy(() => import('#web/settings/settings-page.tsx').then((page) => page.SettingsPage))
const FirstVisitPage = lazy(() => import('#web/plan/first-visit-page.tsx').then((page) => page.FirstVisitPage))
const BeginPage = lazy(() => import('#web/plan/new-rollout-page.tsx').then((page) => page.BeginPage))
const InvitePage = lazy(() => import('#web/access/personal-link-page.tsx').then((page) => page.InvitePage))
const MemberPage = lazy(() => import('#web/home/member-page.tsx').then((page) => page.MemberPage))
const SponsorPage = lazy(() => import('#web/home/sponsor-page.tsx').then((page) => page.SponsorPage))
const PulseLinkPage = lazy(() => import('#web/pulse/pulse-link-page.tsx').then((page) => page.PulseLinkPage))
const SignInPage = lazy(() => import('#web/access/sign-in-page.tsx').then((page) => page.SignInPage))
const WithdrawnPage = lazy(() => import('#web/access/access-ended-page.tsx').then((page) => page.WithdrawnPage))
const WelcomePage = lazy(() => import('#web/access/first-owner-page.tsx').then((page) => page.WelcomePage))

/** The pages of a role. */
const pagesOf = (role: Role) => (role === 'member' ? MemberPage : role === 'sponsor' ? SponsorPage : LeadingPages)

const Waiting = () => (
  <Door>
    <p class="soft" role="status">
      {w('starting')}
    </p>
  </Door>
)

/** No rows yet and no server: say so, and keep trying. */
const NothingYet = () =>
  syncState.value.kind === 'away' ? (
    <Door>
      <PageHeading title={w('notReached')} />
      <Button kind="first" onClick={() => location.reload()}>
        {w('tryAgain')}
      </Button>
    </Door>
  ) : (
    <Waiting />
  )

const HandedPage = ({ ticketId = '' }: { ticketId?: string }) => <TicketPage key={ticketId} ticketId={ticketId} />

/** Members and sponsors see none of the machinery: one page, and their own settings. */
const Plainly = ({ page }: { page: typeof MemberPage }) => (
  <PlainShell>
    <ErrorBoundary>
      <Router onRouteChange={() => scrollTo(0, 0)}>
        <Route path="/settings/:rest*" component={SettingsPage} />
        <Route path="/help/:rest*" component={page === MemberPage ? AskPage : page} />
        <Route path="/support/tickets/:ticketId" component={page === MemberPage ? HandedPage : page} />
        <Route path="/support/:rest*" component={page === MemberPage ? AskPage : page} />
        <Route default component={page} />
      </Router>
    </ErrorBoundary>
  </PlainShell>
)

const Inside = () => {
  const { path } = useLocation()
  const role = me.value?.actor?.role
  if (role === 'sponsor') return <Plainly page={SponsorPage} />
  if (!opened.value || !filled.value) return <NothingYet />
  if (role === 'member') return <Plainly page={MemberPage} />
  if (path === '/begin' && mayI('plan.run'))
    return (
      <ErrorBoundary>
        <BeginPage />
      </ErrorBoundary>
    )
  if ((!rollout.value || beginning.value) && mayI('plan.run') && !/^\/settings(\/|$)/.test(path))
    return (
      <ErrorBoundary>
        <FirstVisitPage />
      </ErrorBoundary>
    )
  return (
    <ErrorBoundary>
      <LeadingPages />
    </ErrorBoundary>
  )
}

const Pages = () => {
  const { path, route } = useLocation()
  const known = me.value
  const here = known?.actor != null
  const atDoor = path === '/sign-in' || path === '/welcome' || path === '/invite' || path === '/pulse'
  useEffect(() => {
    if (here && atDoor) route('/', true)
  }, [here, atDoor])
  if (!known) return <NothingYet />
  if (!here)
    return (
      <ErrorBoundary>
        {path === '/welcome' ? (
          <WelcomePage />
        ) : path === '/invite' ? (
          <InvitePage />
        ) : path === '/pulse' ? (
          <PulseLinkPage />
        ) : withdrawn.value ? (
          <WithdrawnPage />
        ) : (
          <SignInPage />
        )}
      </ErrorBoundary>
    )
  return <Inside />
}

let openedFor: string | undefined
let opening: Promise<void> = Promise.resolve()

/** Leaves nothing on this device of whoever may no longer see it: rows, what waited to be sent, answers, and who they were. */
const letGo = async ({ organisationId, accountId }: Whose): Promise<void> => {
  await opening.catch(() => undefined)
  forgetAnswers()
  await wipeDevice()
  await clearDevice(organisationId, accountId)
  forgetMe()
}

/** Opens and keeps in step while someone is signed in; another account, organisation or role on this device begins with a clean page. */
const followAccount = (): void => {
  let stop: (() => void) | undefined
  let current: string | undefined
  effect(() => {
    const known = me.value
    // The page comes while its rows are read.
    if (known?.actor) void pagesOf(known.actor.role).preload()
    const id = known?.actor?.accountId
    const organisationId = known?.organisation?.id
    const sight = known ? sightOf(known) : ''
    const place = id && organisationId ? `${organisationId} ${id} ${sight}` : undefined
    if (place === current) return
    stop?.()
    stop = undefined
    current = place
    if (!place || !id || !organisationId) return
    if (openedFor && openedFor !== place) {
      // The rows here are somebody else's: nothing is drawn of them until the window is loaded anew.
      opened.value = false
      return openedFor.startsWith(`${organisationId} `) ? location.reload() : openOtherOrganisation()
    }
    // Whoever reads no rows keeps none either, whatever they were before.
    if (openedFor !== place) opening = mayI('rows.read') ? openStore(organisationId, id, sight) : clearDevice(organisationId, id)
    openedFor = place
    void opening.then(() => {
      if (current === place && mayI('rows.read')) stop = startSync(organisationId, id)
    })
  })
  effect(() => {
    const from = withdrawn.value
    if (!from) return
    // Whoever comes in next begins with a clean page.
    openedFor = 'nobody'
    forgetLastPage()
    void letGo(from)
  })
}

const later = (then: () => void): void =>
  void ('requestIdleCallback' in window ? requestIdleCallback(then, { timeout: 5000 }) : setTimeout(then, 2000))

/** Once a page of somebody who is here stands, the programme is kept for opening it without a connection, and the first page for showing it at once. */
const keepForLater = (): void => {
  const done = effect(() => {
    if (!import.meta.env.PROD || !me.value?.actor || (mayI('rows.read') && !filled.value)) return
    later(() => {
      done()
      void untilFetched(() => import('#web/app/register-service-worker.ts')).then(({ keepFirstPage, keepProgramme }) => {
        keepFirstPage()
        return keepProgramme()
      })
    })
  })
}

/** How long what is seen has the connection for itself, in milliseconds: a member's telephone is slower. */
const whatIsSeenFirst = { member: 4000, lead: 1000 }

/** Whether somebody asked this device to fetch little. */
const fetchesLittle = (): boolean => (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true

/** After the first page stands, brings in the planner and the other pages, so that they are there without the server. */
const fetchTheRest = (): void => {
  const done = effect(() => {
    if (!rollout.value || !filled.value) return
    later(() => {
      done()
      // A member's month of mobile data is small: first what they see, then what lets them act without a connection, and nothing else.
      const leads = mayI('checklist.work')
      const bringIn = async (): Promise<void> => {
        await Promise.allSettled([readyToDecide(), leads ? undefined : AskPage.preload()])
        if (leads && !fetchesLittle()) (await untilFetched(() => import('#web/app/lead-pages.tsx'))).fetchLeadingPages()
      }
      setTimeout(() => void bringIn(), leads ? whatIsSeenFirst.lead : whatIsSeenFirst.member)
    })
  })
}

effect(() => {
  document.documentElement.lang = language.value
})

/** How long pieces of a page that are on the device may take, in milliseconds. */
const untilPieces = 1500

/**
 * At once; where the server has drawn the page already, that one stands until this window can draw the same, and so does the last page, but for
 * no longer than its rows are looked for on the device.
 */
const whenDrawable = (root: HTMLElement, draw: () => void): void => {
  const isLast = showLastPage(root)
  if (!root.inert) return draw()
  const here = signal(false)
  let coming: Promise<unknown> | undefined
  const done = effect(() => {
    const role = me.value?.actor?.role
    if (role)
      coming ??= pagesOf(role)
        .preload()
        .then(() => (here.value = true))
    if (!me.value || (role && !(here.value && opened.value && (isLast || filled.value)))) return
    queueMicrotask(() => {
      if (!root.inert) return
      done()
      // Pieces of the page that come after it stood there already: whoever has scrolled stays where they are.
      if (isLast) root.style.minHeight = `${root.offsetHeight}px`
      setTimeout(() => root.style.removeProperty('min-height'), untilPieces)
      root.inert = false
      root.replaceChildren()
      draw()
    })
  })
}

/** Who is here and what the server had said already, where it has drawn the page; it goes with what was drawn. */
const toldWithPage = (): FirstAnswers & { readonly me?: Me } =>
  JSON.parse(document.getElementById('told')?.textContent ?? 'null') ?? noAnswers

const root = document.getElementById('app')
// Routes read the address before any page does.
if (mendedPath(location.pathname) !== location.pathname)
  history.replaceState(null, '', mendedPath(location.pathname) + location.search + location.hash)
if (root) {
  const told = toldWithPage()
  firstAnswers.value = told
  followAccount()
  followOtherWindows()
  fetchTheRest()
  keepForLater()
  const look = async (): Promise<void> => {
    for (let wait = 1000; !(await findMe(told.me)); wait = Math.min(wait * 2, 30_000)) await new Promise((done) => setTimeout(done, wait))
  }
  void look()
  whenDrawable(root, () =>
    render(
      <LocationProvider scope={/^\/(?!api|calendar|health|ready|metrics)/}>
        <Pages />
      </LocationProvider>,
      root,
    ),
  )
}
