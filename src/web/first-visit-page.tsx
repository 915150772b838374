/** The first visit: a sample company at once, or five steps to a plan of your own. */
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { sampleCommands, sampleFirstDay } from '#core/organisation/sample-company.ts'
import { ask } from '#web/ask.ts'
import { beginning } from '#web/beginning.ts'
import { firstVisitWords } from '#web/first-visit-words.ts'
import { language, voice } from '#web/language.ts'
import { newId } from '#web/new-id.ts'
import type { Trouble } from '#web/outbox.ts'
import { OwnPlan } from '#web/own-plan.tsx'
import { LanguageSwitch } from '#web/parts/language-switch.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { Door } from '#web/parts/shell.tsx'
import { SyncPanel } from '#web/parts/sync-panel.tsx'
import { TroubleNote } from '#web/parts/trouble.tsx'
import { mayI, me } from '#web/session.ts'
import { issue, today } from '#web/store.ts'

const words = voice(firstVisitWords)

/** The days off of the sample's countries, so that its plan is right from the first look; without the server it is made without. */
const holidaysOf = async (country: string) => {
  try {
    return [
      {
        country,
        holidays: await ask<NonNullable<Parameters<typeof sampleCommands>[0]['holidays']>[number]['holidays']>(
          `/api/holidays?country=${country}`,
        ),
      },
    ]
  } catch {
    return []
  }
}

const makeSample = async (progress: (done: number, all: number) => void): Promise<Trouble | undefined> => {
  const holidays = (await Promise.all(['SR', 'GY'].map(holidaysOf))).flat().filter((calendar) => calendar.holidays.length > 0)
  const commands = sampleCommands({
    firstDay: sampleFirstDay(today.peek()),
    base: newId().slice(0, 13),
    language: language.peek(),
    holidays,
  })
  for (const [index, { name, input }] of commands.entries()) {
    progress(index, commands.length)
    const outcome = await issue(name, input)
    if (!outcome.ok) return outcome.trouble
  }
  return undefined
}

export const FirstVisitPage = () => {
  const { route } = useLocation()
  const [own, setOwn] = useState(false)
  const [progress, setProgress] = useState<{ done: number; all: number }>()
  const [trouble, setTrouble] = useState<Trouble>()

  if (!mayI('plan.run'))
    return (
      <Door>
        <PageHeading title={words('noRight')} />
        <p class="soft">{words('noRightText')}</p>
        <SyncPanel />
      </Door>
    )
  if (own) return <OwnPlan onBack={() => setOwn(false)} />

  const sample = async (): Promise<void> => {
    setTrouble(undefined)
    setProgress({ done: 0, all: 1 })
    beginning.value = true
    const failed = await makeSample((done, all) => setProgress({ done, all }))
    if (!failed) route('/today', true)
    beginning.value = false
    setProgress(undefined)
    setTrouble(failed)
  }
  return (
    <Door wide>
      <PageHeading title={words('title', { name: me.value?.actor?.name.split(' ')[0] ?? '' })} />
      <div class="grid3">
        <button type="button" class="big-choice" disabled={progress !== undefined} onClick={() => void sample()}>
          <strong>{words('sample')}</strong>
          <span class="soft">{words('sampleText')}</span>
        </button>
        <button type="button" class="big-choice" disabled={progress !== undefined} onClick={() => setOwn(true)}>
          <strong>{words('own')}</strong>
          <span class="soft">{words('ownText')}</span>
        </button>
      </div>
      <div role="status">
        {progress && (
          <div class="stack tight">
            <p>
              {words('making')} <span class="soft small">{words('makingOf', { done: progress.done + 1, all: progress.all })}</span>
            </p>
            <progress value={progress.done} max={progress.all} aria-label={words('making')} />
          </div>
        )}
      </div>
      <TroubleNote trouble={trouble} />
      <LanguageSwitch />
    </Door>
  )
}
