/** The frame around every page: what there is to open, the state of the device, the page itself. */
import { shared } from '#web/base/lead-words.ts'
import type { ComponentChildren } from 'preact'
import { useLocation } from 'preact-iso'
import { useLayoutEffect, useState } from 'preact/hooks'
import type { ChapterLink } from '#web/base/chapter.ts'
import { w } from '#web/base/language.ts'
import { RolloutChoice } from '#web/app/rollout-choice.tsx'
import { webChapters } from '#web/app/web-chapters.ts'
import { LastChanges } from '#web/parts/last-changes.tsx'
import { SyncPanel } from '#web/parts/sync-panel.tsx'
import { Toasts } from '#web/parts/toast.tsx'
import { me } from '#web/sync/signed-in.ts'
import { isAwaiting } from '#web/sync/use-answer.ts'

/** The icon of the button that opens the other links on a phone. */
const moreIcon = 'M5 12h.01M12 12h.01M19 12h.01'

const Icon = ({ path }: { path: string }) => (
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
    <path d={path} />
  </svg>
)

const links = webChapters.flatMap((chapter) => chapter.links ?? []).toSorted((a, b) => a.order - b.order)

const Links = ({ group, here }: { group: ChapterLink['group']; here: string }) => {
  const role = me.value?.actor?.role
  const shown = links.filter((link) => link.group === group && !(role && link.notFor?.includes(role)) && (link.shown?.() ?? true))
  return (
    <ul>
      {shown.map(({ href, label, icon, nearOnPhone, count }) => {
        const waiting = count?.() ?? 0
        return (
          <li key={href} class={nearOnPhone ? undefined : 'far'}>
            <a href={href} aria-current={here === href ? 'page' : undefined}>
              <Icon path={icon} />
              {label()}
              {waiting > 0 && <b>{waiting}</b>}
            </a>
          </li>
        )
      })}
    </ul>
  )
}

export const Shell = ({ children }: { children: ComponentChildren }) => {
  const { path } = useLocation()
  const here = path === '/' ? '/today' : `/${path.split('/')[1] ?? ''}`
  const [open, setOpen] = useState(false)
  useLayoutEffect(() => setOpen(false), [path])
  return (
    <div class="app">
      <a class="skip" href="#page">
        {shared('skip')}
      </a>
      <header class="side">
        <a class="brand" href="/today">
          uitrol<span>.</span>
        </a>
        <RolloutChoice />
        <a class="stuck no-print" href="/support/ask">
          {w('stuck')}
        </a>
        <nav class={open ? 'links open' : 'links'} aria-label={shared('pages')}>
          <Links group="steer" here={here} />
          <p class="group">{shared('carryOut')}</p>
          <Links group="carryOut" here={here} />
          <p class="group">{shared('decide')}</p>
          <Links group="decide" here={here} />
          <Links group="settings" here={here} />
          <button type="button" class="further" aria-expanded={open} onClick={() => setOpen(!open)}>
            <Icon path={moreIcon} />
            {shared('more')}
          </button>
        </nav>
        <SyncPanel LastChanges={LastChanges} />
      </header>
      <main class="main" id="page" tabIndex={-1} aria-busy={isAwaiting}>
        {children}
      </main>
      <Toasts />
    </div>
  )
}
