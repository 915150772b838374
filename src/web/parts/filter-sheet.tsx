/** Filters of a list: beside the search on a wide screen, in a sheet behind one button on a phone. */
import { shared } from '#web/base/lead-words.ts'
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'

import { Button } from '#web/parts/button.tsx'
import { Dialog } from '#web/parts/dialog.tsx'

const phone = (): MediaQueryList => matchMedia('(width <= 760px)')

/** `count` says how many of the filters are set. */
export const FilterSheet = ({ count, children }: { count: number; children: ComponentChildren }) => {
  const [isNarrow, setNarrow] = useState(() => phone().matches)
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const media = phone()
    const look = (): void => setNarrow(media.matches)
    media.addEventListener('change', look)
    return () => media.removeEventListener('change', look)
  }, [])
  if (!isNarrow) return <>{children}</>
  return (
    <>
      <Button opens="view" onClick={() => setOpen(true)}>
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
