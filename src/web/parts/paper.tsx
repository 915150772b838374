/** Lists on paper: as many rows as are printed, also those that no window shows, and the button that fetches them first. */
import { useEffect, useState } from 'preact/hooks'
import { shared } from '#web/base/lead-words.ts'
import { Button } from '#web/parts/button.tsx'
import type { List } from '#web/sync/list-source.ts'
import { mayI } from '#web/sync/signed-in.ts'

/** Rows of one list that are printed at most. */
export const mostOnPaper = 500

/** Whether the page is being printed. Browsers draw what changes with it before they lay out the paper. */
export const usePrinting = (): boolean => {
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    const begin = (): void => setPrinting(true)
    const end = (): void => setPrinting(false)
    addEventListener('beforeprint', begin)
    addEventListener('afterprint', end)
    return () => {
      removeEventListener('beforeprint', begin)
      removeEventListener('afterprint', end)
    }
  }, [])
  return isPrinting
}

/** Says on paper that there are more rows than are printed, and how to get them. */
export const NotOnPaper = ({ count, total }: { count: number; total: number | undefined }) =>
  total === undefined || total > count ? (
    <p class="small">
      {shared('firstOnPaper', { count, total })} {mayI('organisation.manage') && shared('exportsAll')}
    </p>
  ) : null

/** Prints a list of which not all rows are on this device: those that belong on paper are fetched first. */
export const PrintButton = ({ list: { rows, more, trouble } }: { list: List<unknown> }) => {
  const [isAsked, setAsked] = useState(false)
  const isReady = !more || rows.length >= mostOnPaper
  useEffect(() => {
    if (!isAsked) return
    if (!isReady && !trouble) return more()
    setAsked(false)
    if (isReady) print()
  }, [isAsked, isReady, rows.length, trouble])
  if (!more && !isAsked) return null
  return (
    <Button kind="quiet" busy={isAsked} onClick={() => setAsked(true)}>
      {shared('pagePrint')}
    </Button>
  )
}
