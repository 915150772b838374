/** What the server tells of one gate, asked again whenever something changed. */
import { useEffect, useState } from 'preact/hooks'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { ask, troubleIn } from '#web/sync/server-request.ts'
import { version } from '#web/sync/store.ts'

/** The last answer stays in sight until the next one; of another path it is forgotten. */
export const useTold = <T>(path: string | undefined): { readonly told: T | undefined; readonly trouble: ErrorNote | undefined } => {
  const [kept, setKept] = useState<{ readonly path: string; readonly told?: T; readonly trouble?: ErrorNote | undefined }>()
  useEffect(() => {
    if (path === undefined) return
    let current = true
    ask<T>(path).then(
      (told) => {
        if (current) setKept({ path, told })
      },
      (problem: unknown) => {
        if (current) setKept((before) => ({ ...(before?.path === path ? before : {}), path, trouble: troubleIn(problem) }))
      },
    )
    return () => {
      current = false
    }
  }, [path, version.value])
  return kept?.path === path ? { told: kept?.told, trouble: kept?.trouble } : { told: undefined, trouble: undefined }
}
