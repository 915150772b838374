/** The question of the week by a link, without signing in; the link's secret stands behind the #, so that no server log has it (ME-5). */
import { useEffect, useState } from 'preact/hooks'
import type { Language } from '#core/kernel/language.ts'
import { language, proposeLanguage, voice } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { LanguageSwitch } from '#web/parts/language-switch.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { Door } from '#web/parts/plain-frames.tsx'
import { PulseForm, type PulseGiven } from '#web/pulse/pulse-form.tsx'
import { questionWords } from '#web/pulse/question-words.ts'
import { newId } from '#web/sync/new-id.ts'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { ask, troubleIn } from '#web/sync/server-request.ts'

const words = voice(questionWords)

interface Asked {
  readonly firstName: string
  readonly tool: string
  readonly language: Language
  readonly weekOn: string
  readonly isAnonymous: boolean
  readonly isAsked: boolean
  readonly isAnswered: boolean
}

export const PulseLinkPage = () => {
  const [token] = useState(() => location.hash.slice(1))
  /** One id for the answer, so that one sent twice counts once. */
  const [id] = useState(newId)
  const [asked, setAsked] = useState<Asked>()
  const [given, setGiven] = useState<PulseGiven>()
  const [isDone, setDone] = useState(false)
  const [trouble, setTrouble] = useState<ErrorNote>()
  const attempt = async (action: () => Promise<void>): Promise<void> => {
    setTrouble(undefined)
    await action().catch((problem: unknown) => setTrouble(troubleIn(problem)))
  }
  const look = (): Promise<void> =>
    attempt(async () => {
      const found = await ask<Asked>('/api/pulse/link/about', { body: { token }, language: language.value })
      proposeLanguage(found.language)
      setAsked(found)
    })
  const send = (answer: PulseGiven): Promise<void> =>
    attempt(async () => {
      setGiven(answer)
      const body = { token, id, issuedAt: new Date().toISOString(), weekOn: asked?.weekOn ?? '', ...answer }
      await ask('/api/pulse/link', { body, language: language.value })
      setDone(true)
    })
  useEffect(() => void look(), [])
  return (
    <Door>
      <PageHeading
        title={asked ? words('linkTitle', { name: asked.firstName, tool: asked.tool }) : words(trouble ? 'linkEnded' : 'linkLoading')}
      />
      <TroubleNote trouble={trouble} />
      {trouble?.code === 'web.notReached' && (
        <Button kind="first" onClick={() => void (given ? send(given) : look())}>
          {words('tryAgain')}
        </Button>
      )}
      {asked && (
        <section class="card stack tight" aria-label={words('question')}>
          {isDone || asked.isAnswered ? (
            <p role="status">{words('thanks')}</p>
          ) : asked.isAsked ? (
            <PulseForm tool={asked.tool} isAnonymous={asked.isAnonymous} onAnswer={(answer) => void send(answer)} />
          ) : (
            <p>{words('linkNotAsked')}</p>
          )}
        </section>
      )}
      <LanguageSwitch />
    </Door>
  )
}
