/** Your own sessions: on which device, last seen when; end one, or all others. */
import { deviceWords } from '#core/access/device-words.ts'
import { useEffect, useState } from 'preact/hooks'
import { deviceNamed } from '#core/kernel/device.ts'
import { ask, troubleIn } from '#web/sync/server-request.ts'
import { withCapital } from '#web/base/capital.ts'
import { f, sayTrouble, voice } from '#web/base/language.ts'
import { membersWords } from '#web/access/users-words.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { announce } from '#web/parts/toast.tsx'
import { ownZone } from '#web/sync/store.ts'

const words = voice(membersWords)

interface Session {
  readonly key: string
  readonly device: string | null
  readonly lastSeenAt: string
  readonly current: boolean
}

const says = voice(deviceWords)
/** A device as people say it. */
const called = (device: string | null): string => {
  const named = deviceNamed(device)
  if (named?.browser && named.system) return says('access.device', { browser: named.browser, system: named.system })
  return named?.browser ?? named?.system ?? withCapital(says('access.deviceUnknown'))
}

export const SessionsCard = () => {
  const [sessions, setSessions] = useState<readonly Session[]>()
  const load = (): Promise<void> =>
    ask<Session[]>('/api/sessions').then(setSessions, () => {
      // Without the server there is nothing to show and nothing to end.
      setSessions(undefined)
    })
  useEffect(() => void load(), [])
  const end = async (path: string, body: unknown): Promise<void> => {
    try {
      await ask(path, { body })
      announce(words('ended'))
    } catch (problem) {
      announce(sayTrouble(troubleIn(problem)))
    }
    await load()
  }
  if (!sessions) return null
  return (
    <section class="card" id="sessions">
      <div class="row between">
        <h2>{words('sessions')}</h2>
        {sessions.length > 1 && <Button onClick={() => void end('/api/sessions/end-others', {})}>{words('endOthers')}</Button>}
      </div>
      <p class="soft">{words('sessionsText')}</p>
      <ul class="todo-list">
        {sessions.map((session) => (
          <li class="row between" key={session.key}>
            <span>
              <strong>{called(session.device)}</strong>{' '}
              {session.current ? (
                <Chip kind="pass">{words('thisDevice')}</Chip>
              ) : (
                <span class="small soft">{words('seen', { when: f().moment(session.lastSeenAt, ownZone.value) })}</span>
              )}
            </span>
            {!session.current && (
              <Button
                kind="quiet"
                aria-label={words('endOf', { device: called(session.device) })}
                onClick={() => void end('/api/sessions/end', { key: session.key })}
              >
                {words('end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
