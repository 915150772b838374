/** A piece of a page that comes after the page stands: what is seen first does not wait for it. */
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** Shows nothing until the piece has come, also without a connection where it is on the device already. */
export const Later = <P extends object>({ load, props }: { load: () => Promise<ComponentType<P>>; props: P }) => {
  const [Piece, setPiece] = useState<{ of: ComponentType<P> }>()
  useEffect(() => {
    let current = true
    load().then(
      (of) => current && setPiece({ of }),
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [])
  return Piece ? <Piece.of {...props} /> : null
}
