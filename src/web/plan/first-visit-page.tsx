import { firstNameOf } from '#core/people/first-name.ts'
/** The first visit: a sample company at once, or five steps to a plan of your own. */
import { effect } from '@preact/signals'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { ask, troubleIn } from '#web/sync/server-request.ts'
import { beginning } from '#web/plan/first-visit-state.ts'
import { firstVisitWords } from '#web/plan/first-visit-words.ts'
import { language, voice } from '#web/base/language.ts'
import type { SampleStage } from '#core/organisation/sample-company.ts'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { OwnPlan } from '#web/plan/plan-wizard.tsx'
import { LanguageSwitch } from '#web/parts/language-switch.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { Door } from '#web/parts/plain-frames.tsx'
import { LastChanges } from '#web/parts/last-changes.tsx'
import { SyncPanel } from '#web/parts/sync-panel.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { mayI, me } from '#web/sync/signed-in.ts'
import { version } from '#web/sync/store.ts'
import '#web/styles/lead.css'

const words = voice(firstVisitWords)

/** How long making the sample company may take on a slow machine, in milliseconds. */
const longest = 300_000

/** Waits until the rows of a version are here. */
const arrived = (wanted: number): Promise<void> =>
  new Promise((done) => {
    const stop = effect(() => {
      if (version.value >= wanted) queueMicrotask(() => (stop(), done()))
    })
  })

export const FirstVisitPage = () => {
  const { route } = useLocation()
  const [own, setOwn] = useState(false)
  const [making, setMaking] = useState(false)
  const [trouble, setTrouble] = useState<ErrorNote>()

  if (!mayI('plan.run'))
    return (
      <Door>
        <PageHeading title={words('noRight')} />
        <p class="soft">{words('noRightText')}</p>
        <SyncPanel LastChanges={LastChanges} />
      </Door>
    )
  if (own) return <OwnPlan onBack={() => setOwn(false)} />

  const sample = async (stage: SampleStage): Promise<void> => {
    setTrouble(undefined)
    setMaking(true)
    beginning.value = true
    try {
      await arrived(
        (await ask<{ version: number }>('/api/sample', { body: { language: language.peek(), stage }, patience: longest })).version,
      )
      route('/today', true)
    } catch (problem) {
      setTrouble(troubleIn(problem))
    }
    beginning.value = false
    setMaking(false)
  }
  return (
    <Door wide>
      <PageHeading title={words('title', { name: firstNameOf(me.value?.actor?.name ?? '') })} />
      <div class="grid3">
        <button type="button" class="big-choice" disabled={making} onClick={() => void sample('second')}>
          <strong>{words('sample')}</strong>
          <span class="soft">{words('sampleText')}</span>
        </button>
        <button type="button" class="big-choice" disabled={making} onClick={() => void sample('third')}>
          <strong>{words('sampleLater')}</strong>
          <span class="soft">{words('sampleLaterText')}</span>
        </button>
        <button type="button" class="big-choice" disabled={making} onClick={() => setOwn(true)}>
          <strong>{words('own')}</strong>
          <span class="soft">{words('ownText')}</span>
        </button>
      </div>
      <div role="status">
        {making && (
          <div class="stack tight">
            <p>{words('making')}</p>
            <progress aria-label={words('making')} />
          </div>
        )}
      </div>
      <TroubleNote trouble={trouble} />
      <LanguageSwitch />
    </Door>
  )
}
