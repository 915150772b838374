/** The plain frames: for those who steer nothing, and for pages before there is anything to steer. */
import type { ComponentChildren } from 'preact'
import { w } from '#web/base/language.ts'
import { SyncPanel } from '#web/parts/sync-panel.tsx'
import { Toasts } from '#web/parts/toast.tsx'
import { mayI } from '#web/sync/signed-in.ts'

/** The frame of those who steer nothing: the state of the device, and the page. */
export const PlainShell = ({ children }: { children: ComponentChildren }) => (
  <div class="plain-frame">
    <header class="row between">
      <a class="brand" href="/">
        uitrol<span>.</span>
      </a>
      {mayI('part.take') && (
        <a class="stuck" href="/help">
          {w('stuck')}
        </a>
      )}
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
