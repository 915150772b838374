/** Times a task on somebody's own phone with start and stop; it goes on while the page is closed (ME-7, RG-1). */
import { useEffect, useState } from 'preact/hooks'
import { firstGoLiveOn } from '#core/impact/impact-stage.ts'
import { voice } from '#web/base/language.ts'
import { timerWords } from '#web/impact/timer-words.ts'
import { Button } from '#web/parts/button.tsx'
import { FoldedCard } from '#web/parts/folded-card.tsx'
import { runCommand } from '#web/parts/use-command.ts'
import { newId } from '#web/sync/new-id.ts'
import { me } from '#web/sync/signed-in.ts'
import { today, where } from '#web/sync/store.ts'

const words = voice(timerWords)

interface Running {
  readonly measureId: string
  readonly startedAt: string
}

const place = (rolloutId: string): string => `uitrol timer ${rolloutId}`
const kept = (rolloutId: string): Running | undefined => {
  try {
    return (JSON.parse(localStorage.getItem(place(rolloutId)) ?? 'null') as Running | null) ?? undefined
  } catch {
    return undefined
  }
}
const keep = (rolloutId: string, running: Running | undefined): void => {
  try {
    if (running) localStorage.setItem(place(rolloutId), JSON.stringify(running))
    else localStorage.removeItem(place(rolloutId))
  } catch {
    // A browser that keeps nothing: it runs while the page is open.
  }
}

const spelled = (seconds: number): string =>
  [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0')).join(':')

/** Nothing where no measure is timed, or where the baseline is closed and nobody has begun yet. */
export const TaskTimer = ({ rolloutId }: { rolloutId: string }) => {
  const [running, setRunning] = useState(() => kept(rolloutId))
  const [seconds, setSeconds] = useState(0)
  const startedAt = running?.startedAt
  useEffect(() => {
    if (startedAt === undefined) return
    const tell = (): void => setSeconds(Math.max(0, Math.round((Date.now() - Date.parse(startedAt)) / 1000)))
    tell()
    const ticking = setInterval(tell, 1000)
    return () => clearInterval(ticking)
  }, [startedAt])
  const measures = where('impactMeasure', { rolloutId }).filter(({ unit }) => unit !== 'errors')
  const first = firstGoLiveOn(where('phase', { rolloutId }))
  const isClosed = where('impactFreeze', { rolloutId }).length > 0 && (first === null || today.value < first)
  if (!me.value?.actor?.personId || measures.length === 0 || isClosed) return null
  const set = (next: Running | undefined): void => {
    keep(rolloutId, next)
    setRunning(next)
  }
  const current = measures.find(({ measureId }) => measureId === running?.measureId)
  const save = async (): Promise<void> => {
    if (!running || !current) return
    const minutes = Math.min(1440, Math.round(((Date.now() - Date.parse(running.startedAt)) / 60_000) * 100) / 100)
    const input = { rolloutId, readingId: newId(), measureId: current.measureId, minutes, takenOn: today.peek() }
    if ((await runCommand({ name: 'impact.timeTask', input }, words('saved', { name: current.name }))) !== undefined) set(undefined)
  }
  return (
    <FoldedCard title={words('title')}>
      {running && current ? (
        <div class="stack tight">
          <p class="strong">
            {words('running', { name: current.name })} <span role="timer">{spelled(seconds)}</span>
          </p>
          <div class="row">
            <Button kind="first" onClick={() => void save()}>
              {words('stop')}
            </Button>
            <Button kind="quiet" onClick={() => set(undefined)}>
              {words('drop')}
            </Button>
          </div>
        </div>
      ) : (
        <div class="stack tight">
          <p class="small soft">{words('text')}</p>
          <div class="row">
            {measures.map(({ measureId, name }) => (
              <Button key={measureId} onClick={() => set({ measureId, startedAt: new Date().toISOString() })}>
                {words('start', { name })}
              </Button>
            ))}
          </div>
        </div>
      )}
    </FoldedCard>
  )
}
