/** The foot of the navigation: whether this device and the server are in step, and what did not go through. */
import type { ComponentType } from 'preact'
import { useState } from 'preact/hooks'
import { f, sayTrouble, w } from '#web/base/language.ts'
import type { Kept } from '#web/sync/outbox.ts'
import { Button } from '#web/parts/button.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { discard, tryAgain } from '#web/sync/issued-commands.ts'
import { now, outbox, ownZone, refused } from '#web/sync/store.ts'
import { lastChangeAt, syncState } from '#web/sync/sync.ts'

const ago = (instant: string): string => {
  const seconds = Math.max(0, (Date.parse(now.value) - Date.parse(instant)) / 1000)
  if (seconds < 60) return w('justNow')
  const relative = new Intl.RelativeTimeFormat(f().language, { style: 'short' })
  if (seconds < 3600) return relative.format(-Math.round(seconds / 60), 'minute')
  return seconds < 86_400 ? relative.format(-Math.round(seconds / 3600), 'hour') : relative.format(-Math.round(seconds / 86_400), 'day')
}

const summary = (): { state: string; first: string; second: string } => {
  const { kind, count, since, refused: no } = syncState.value
  const second = no > 0 ? w('refusedCount', { count: no }) : undefined
  const state = no > 0 ? 'refused' : kind
  if (kind === 'away')
    return { state, first: w('away', { time: f().time(since, ownZone.value) }), second: second ?? w('keptHere', { count }) }
  if (kind === 'sending') return { state, first: w('sending', { count }), second: second ?? '' }
  if (kind === 'starting') return { state, first: w('starting'), second: second ?? '' }
  const last = lastChangeAt.value
  return { state, first: w('inStep'), second: second ?? (last ? w('lastChange', { ago: ago(last) }) : '') }
}

/** What a command was about, for its author: its name, and the first words of what was given. */
const aboutCommand = ({ issued }: Kept): string => {
  const told = Object.entries((issued.input ?? {}) as Record<string, unknown>)
    .filter(([key, value]) => !key.endsWith('Id') && (typeof value === 'string' || typeof value === 'number'))
    .slice(0, 3)
    .map(([, value]) => String(value).slice(0, 40))
  return told.join(', ')
}

const KeptLine = ({ kept }: { kept: Kept }) => (
  <li class="stack tight">
    <div>
      <strong>{kept.said ?? <code>{kept.issued.name}</code>}</strong>{' '}
      <span class="soft small">{f().moment(kept.issued.issuedAt, ownZone.value)}</span>
      {kept.said === undefined && <div class="small soft">{aboutCommand(kept)}</div>}
      {kept.trouble && <p class="trouble">{sayTrouble(kept.trouble)}</p>}
    </div>
    {kept.state === 'refused' && (
      <div class="row">
        <Button onClick={() => void tryAgain(kept)}>{w('tryAgain')}</Button>
        <Button kind="danger" onClick={() => void discard(kept.issued.id)}>
          {w('discard')}
        </Button>
      </div>
    )}
  </li>
)

/** The part of the dialog in which changes are taken back. */
interface Parts {
  readonly LastChanges?: ComponentType<{ onTaken: () => void }> | undefined
}

const SyncDialog = ({ LastChanges, onClose }: Parts & { onClose: () => void }) => {
  const { kind, count } = syncState.value
  const waiting = outbox.value.filter((kept) => kept.state === 'waiting')
  return (
    <Dialog title={w('syncTitle')} onClose={onClose}>
      <p>{kind === 'away' ? w('syncAway', { count }) : count > 0 ? w('syncSending', { count }) : w('syncInStep')}</p>
      {refused.value.length > 0 && (
        <section class="stack tight">
          <h3>{w('syncRefused')}</h3>
          <ul class="stack">
            {refused.value.map((kept) => (
              <KeptLine key={kept.issued.id} kept={kept} />
            ))}
          </ul>
        </section>
      )}
      {waiting.length > 0 && (
        <section class="stack tight">
          <h3>{w('syncWaiting')}</h3>
          <ul class="stack tight">
            {waiting.slice(0, 20).map((kept) => (
              <KeptLine key={kept.issued.id} kept={kept} />
            ))}
          </ul>
        </section>
      )}
      {LastChanges && <LastChanges onTaken={onClose} />}
      <div class="ends">
        <Button onClick={onClose}>{w('close')}</Button>
      </div>
    </Dialog>
  )
}

export const SyncPanel = ({ LastChanges }: Parts) => {
  const [open, setOpen] = useState(false)
  const { state, first, second } = summary()
  return (
    <>
      <button type="button" class="sync" data-state={state} onClick={() => setOpen(true)} aria-haspopup="dialog">
        <span>
          <i aria-hidden="true">{state === 'inStep' ? '●' : state === 'refused' ? '▲' : state === 'away' ? '◆' : '○'}</i> {first}
        </span>
        {second && (
          <span class="sync-more">
            <i class="sync-dot" aria-hidden="true">
              {' · '}
            </i>
            {second}
          </span>
        )}
      </button>
      {open && <SyncDialog LastChanges={LastChanges} onClose={() => setOpen(false)} />}
    </>
  )
}
