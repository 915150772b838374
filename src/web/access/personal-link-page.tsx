/** Coming in by a personal link: one tap. The link's secret stands behind the #; the device has one of its own, so that it may ask twice. */
import { useEffect, useState } from 'preact/hooks'
import type { Language } from '#core/kernel/language.ts'
import { ask, troubleIn } from '#web/sync/server-request.ts'
import { language, proposeLanguage, voice, w } from '#web/base/language.ts'
import { personalLinkWords } from '#web/access/personal-link-words.ts'
import { newSecret } from '#web/sync/new-id.ts'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { Button } from '#web/parts/button.tsx'
import { LanguageSwitch } from '#web/parts/language-switch.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { Door } from '#web/parts/plain-frames.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { refreshMe } from '#web/sync/signed-in.ts'

const words = voice(personalLinkWords)
const kept = 'uitrol.device'

/** The secret of this device, made once; where nothing can be kept, it lasts as long as the page. */
const deviceSecret = (): string => {
  const fresh = newSecret()
  try {
    const there = localStorage.getItem(kept)
    if (there) return there
    localStorage.setItem(kept, fresh)
  } catch {
    // The link can then not be taken twice, which only matters when an answer gets lost.
  }
  return fresh
}

export const InvitePage = () => {
  const [token] = useState(() => location.hash.slice(1))
  const [device] = useState(deviceSecret)
  const [firstName, setFirstName] = useState<string>()
  const [trouble, setTrouble] = useState<ErrorNote>()
  const [busy, setBusy] = useState(false)
  const attempt = async (action: () => Promise<void>): Promise<void> => {
    setBusy(true)
    setTrouble(undefined)
    try {
      await action()
    } catch (problem) {
      setTrouble(troubleIn(problem))
    } finally {
      setBusy(false)
    }
  }
  const look = (): Promise<void> =>
    attempt(async () => {
      const found = await ask<{ firstName: string; language: Language | null }>('/api/invite/about', {
        body: { token, device },
        language: language.value,
      })
      if (found.language) proposeLanguage(found.language)
      setFirstName(found.firstName)
    })
  const take = (): Promise<void> =>
    attempt(async () => {
      await ask('/api/invite', { body: { token, device }, language: language.value })
      await refreshMe()
    })
  useEffect(() => {
    if (token !== '') void look()
  }, [])
  return (
    <Door>
      {firstName !== undefined ? (
        <>
          <PageHeading title={words('inviteTitle', { name: firstName })} />
          <section class="card">
            <p>{words('inviteText')}</p>
            <TroubleNote trouble={trouble} />
            <Button kind="first" busy={busy} whole onClick={() => void take()}>
              {words('itsMe', { name: firstName })}
            </Button>
            <p class="small soft">{words('notMe')}</p>
          </section>
        </>
      ) : token === '' ? (
        <>
          <PageHeading title={words('inviteNone')} />
          <p class="trouble">{words('inviteShort')}</p>
        </>
      ) : trouble ? (
        <>
          <PageHeading title={words('inviteNone')} />
          <TroubleNote trouble={trouble} />
          {trouble.code === 'web.notReached' && (
            <Button kind="first" busy={busy} onClick={() => void look()}>
              {w('tryAgain')}
            </Button>
          )}
        </>
      ) : (
        <p class="soft" role="status">
          {w('starting')}
        </p>
      )}
      <LanguageSwitch />
    </Door>
  )
}
