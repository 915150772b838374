/** Filters of a list: beside the search on a wide screen, in a sheet behind one button on a phone. */
import { shared } from '#web/base/lead-words.ts'
import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

import { Button } from '#web/parts/button.tsx'
import { Dialog } from '#web/parts/dialog.tsx'

const narrow = matchMedia('(width <= 760px)')
const isNarrow = signal(narrow.matches)
narrow.addEventListener('change', (event) => (isNarrow.value = event.matches))

/** `count` says how many of the filters are set. */
export const FilterSheet = ({ count, children }: { count: number; children: ComponentChildren }) => {
  const [open, setOpen] = useState(false)
  if (!isNarrow.value) return <>{children}</>
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {count > 0 ? shared('filtersSet', { count }) : shared('filters')}
      </Button>
      {open && (
        <Dialog title={shared('filters')} onClose={() => setOpen(false)}>
          <div class="stack">
            {children}
            <Button kind="first" whole onClick={() => setOpen(false)}>
              {shared('showList')}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  )
}
