/** The frame around every page: what there is to open, the state of the device, the page itself. */
import type { ComponentChildren } from 'preact'
import { useLocation } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import { todayList } from '#core/checklist/today.ts'
import { w } from '#web/base/language.ts'
import { summary } from '#web/people/people-source.ts'
import { messagesWaiting } from '#web/communication/message-counts.ts'
import { RolloutChoice } from '#web/app/rollout-choice.tsx'
import { SyncPanel } from '#web/parts/sync-panel.tsx'
import { Toasts } from '#web/parts/toast.tsx'
import { me } from '#web/sync/signed-in.ts'
import { all, rollout, today } from '#web/sync/store.ts'
import { waitingForMe } from '#web/support/support-waiting.ts'

const icons = {
  today: 'M4 12l5 5L20 6',
  plan: 'M4 6h9M7 12h11M11 18h9',
  people:
    'M8 11a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 8 11Zm-5.5 8.5c0-3.2 2.3-5.3 5.5-5.3s5.5 2.1 5.5 5.3M16 5a3 3 0 0 1 0 5.8m2 3.8c2 .7 3.3 2.4 3.3 4.9',
  checklist: 'M9 6h11M9 12h11M9 18h11M4 6h.5M4 12h.5M4 18h.5',
  messages: 'M4 6h16v11H9l-5 4Z',
  training: 'M3 9l9-4 9 4-9 4ZM7 11v5c2.5 2 7.5 2 10 0v-5',
  support: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm-2.5-11.5a2.5 2.5 0 1 1 3.600 2.200c-.8.4-1.100.9-1.100 1.800M12 17h.01',
  objections: 'M7 4v16M7 5h11l-2.5 4L18 13H7',
  settings: 'M4 7h9m5 0h2M4 17h2m5 0h9M15.5 9.5v-5m-7 15v-5',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
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

const counts = (people: number): Partial<Record<keyof typeof icons, number>> => {
  const rolloutId = rollout.value?.rolloutId
  const actor = me.value?.actor
  const items = all('checklistItem').filter((item) => item.rolloutId === rolloutId)
  const { late, dueToday, coming } = todayList(items, today.value, { personId: actor?.personId ?? null, role: actor?.role ?? 'member' })
  const due = late.length + dueToday.length + coming.length
  const found = { today: due, people, messages: messagesWaiting.value, support: waitingForMe.value }
  return Object.fromEntries(Object.entries(found).filter(([, count]) => count > 0))
}

type Page = Exclude<keyof typeof icons, 'more'>

/** A champion helps; the plan itself is made by those who lead. */
const pagesHere = (): { readonly steer: readonly Page[]; readonly carryOut: readonly Page[] } => ({
  steer: me.value?.actor?.role === 'champion' ? ['today', 'people', 'checklist'] : ['today', 'plan', 'people', 'checklist'],
  carryOut: ['messages', 'training', 'support', 'objections'],
})

/** On a phone these stand below the page; the others are one tap further. */
const nearOnPhone: readonly Page[] = ['today', 'checklist', 'messages', 'support']

const Links = ({ pages, here, numbers }: { pages: readonly Page[]; here: string; numbers: ReturnType<typeof counts> }) => (
  <ul>
    {pages.map((page) => (
      <li key={page} class={nearOnPhone.includes(page) ? undefined : 'far'}>
        <a href={`/${page}`} aria-current={here === page ? 'page' : undefined}>
          <Icon of={page} />
          {w(page)}
          {numbers[page] !== undefined && <b>{numbers[page]}</b>}
        </a>
      </li>
    ))}
  </ul>
)

export const Shell = ({ children }: { children: ComponentChildren }) => {
  const { path } = useLocation()
  const numbers = counts(summary.value?.people ?? 0)
  const { steer, carryOut } = pagesHere()
  const here = path === '/' ? 'today' : (path.split('/')[1] ?? '')
  const [open, setOpen] = useState(false)
  useEffect(() => setOpen(false), [path])
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
        <a class="stuck no-print" href="/support/ask">
          {w('stuck')}
        </a>
        <nav class={open ? 'links open' : 'links'} aria-label={w('pages')}>
          <Links pages={steer} here={here} numbers={numbers} />
          <p class="group">{w('carryOut')}</p>
          <Links pages={carryOut} here={here} numbers={numbers} />
          <Links pages={['settings']} here={here} numbers={numbers} />
          <button type="button" class="further" aria-expanded={open} onClick={() => setOpen(!open)}>
            <Icon of="more" />
            {w('more')}
          </button>
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
