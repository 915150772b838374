/** A piece of a page that comes after the page stands: what is seen first does not wait for it. */
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { untilFetched } from '#web/base/lazy-page.ts'

/** Shows nothing until the piece has come: without a connection where it is on the device already, else once it can be fetched. */
export const Later = <P extends object>({ load, props }: { load: () => Promise<ComponentType<P>>; props: P }) => {
  const [Piece, setPiece] = useState<{ of: ComponentType<P> }>()
  useEffect(() => {
    let current = true
    void untilFetched(load).then((of) => current && setPiece({ of }))
    return () => {
      current = false
    }
  }, [])
  return Piece ? <Piece.of {...props} /> : null
}
