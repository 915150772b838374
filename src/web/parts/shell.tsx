/** The frame around every page: what there is to open, the state of the device, the page itself. */
import type { ComponentChildren } from 'preact'
import { useLocation } from 'preact-iso'
import { todayList } from '#core/checklist/today.ts'
import { w } from '#web/language.ts'
import { RolloutChoice } from '#web/parts/rollout-choice.tsx'
import { SyncPanel } from '#web/parts/sync-panel.tsx'
import { Toasts } from '#web/parts/toast.tsx'
import { mayI, me } from '#web/session.ts'
import { all, rollout, today } from '#web/store.ts'

const icons = {
  today: 'M4 12l5 5L20 6',
  plan: 'M4 6h9M7 12h11M11 18h9',
  people:
    'M8 11a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 8 11Zm-5.5 8.5c0-3.2 2.3-5.3 5.5-5.3s5.5 2.1 5.5 5.3M16 5a3 3 0 0 1 0 5.8m2 3.8c2 .7 3.3 2.4 3.3 4.9',
  checklist: 'M9 6h11M9 12h11M9 18h11M4 6h.5M4 12h.5M4 18h.5',
  settings: 'M4 7h9m5 0h2M4 17h2m5 0h9M15.5 9.5v-5m-7 15v-5',
} as const

const Icon = ({ of }: { of: keyof typeof icons }) => (
  <svg
    width="22"
    height="22"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d={icons[of]} />
  </svg>
)

const counts = (): Partial<Record<keyof typeof icons, number>> => {
  const rolloutId = rollout.value?.rolloutId
  const actor = me.value?.actor
  const items = all('checklistItem').filter((item) => item.rolloutId === rolloutId)
  const { late, dueToday, coming } = todayList(items, today.value, { personId: actor?.personId ?? null, role: actor?.role ?? 'member' })
  const due = late.length + dueToday.length + coming.length
  const people = all('person').filter((person) => !person.leftOn || person.leftOn >= today.value).length
  return { ...(due > 0 ? { today: due } : {}), ...(people > 0 ? { people } : {}) }
}

/** A champion helps; the plan itself is made by those who lead. */
const pagesHere = (): readonly (keyof typeof icons)[] =>
  me.value?.actor?.role === 'champion' ? ['today', 'people', 'checklist', 'settings'] : ['today', 'plan', 'people', 'checklist', 'settings']

export const Shell = ({ children }: { children: ComponentChildren }) => {
  const { path } = useLocation()
  const numbers = counts()
  return (
    <div class="app">
      <a class="skip" href="#page">
        {w('skip')}
      </a>
      <header class="side">
        <a class="brand" href="/today">
          uitrol<span>.</span>
        </a>
        <RolloutChoice />
        <nav class="links" aria-label={w('pages')}>
          <ul>
            {pagesHere().map((page) => (
              <li key={page}>
                <a href={`/${page}`} aria-current={path === `/${page}` || (path === '/' && page === 'today') ? 'page' : undefined}>
                  <Icon of={page} />
                  {w(page)}
                  {numbers[page] !== undefined && <b>{numbers[page]}</b>}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <SyncPanel />
      </header>
      <main class="main" id="page" tabIndex={-1}>
        {children}
      </main>
      <Toasts />
    </div>
  )
}

/** The frame of those who steer nothing: the state of the device, and the page. */
export const PlainShell = ({ children }: { children: ComponentChildren }) => (
  <div class="plain-frame">
    <header class="row between">
      <a class="brand" href="/">
        uitrol<span>.</span>
      </a>
      {mayI('rows.read') && <SyncPanel />}
    </header>
    <main id="page" tabIndex={-1}>
      {children}
    </main>
    <Toasts />
  </div>
)

/** The frame of pages before there is anything to steer. */
export const Door = ({ wide = false, children }: { wide?: boolean; children: ComponentChildren }) => (
  <div class={wide ? 'door wide' : 'door'}>
    <header class="brand">
      uitrol<span>.</span>
    </header>
    <main>{children}</main>
    <Toasts />
  </div>
)
