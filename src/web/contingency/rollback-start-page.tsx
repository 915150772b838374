/** A rollback, looked at before it starts: how long it takes, what is lost, what everyone is told (CO-4). */
import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { rollbackText } from '#core/contingency/rollback.ts'
import { f, voice } from '#web/base/language.ts'
import type { Issue } from '#web/contingency/issue-selectors.ts'
import { rollbackPageWords } from '#web/contingency/rollback-page-words.ts'
import { rollbackPath } from '#web/contingency/rollback-selectors.ts'
import { noReturn, standing, steps } from '#web/contingency/runbook-selectors.ts'
import { Button } from '#web/parts/button.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { LinesField } from '#web/parts/field.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { useCommand } from '#web/parts/use-command.ts'
import { newId } from '#web/sync/new-id.ts'
import { rollout, today } from '#web/sync/store.ts'

const words = voice(rollbackPageWords)

export const RollbackStartPage = ({ issue }: { issue: Issue }) => {
  const { route } = useLocation()
  const { run, busy, trouble, setTrouble } = useCommand()
  const [rollbackId] = useState(newId)
  const [pauseId] = useState(newId)
  const [lost, setLost] = useState('')
  const [written, setWritten] = useState<{ en?: string; nl?: string }>({})
  const address = `/issues/${encodeURIComponent(issue.issueId)}`
  const over = <a href={address}>{words('back', { title: issue.title })}</a>
  const system = rollout.value?.oldSystem ?? ''
  const point = noReturn.value
  if (point && point.on < today.value)
    return (
      <>
        <PageHeading over={over} title={words('over', { day: f().day(point.on) })} />
        <p>{words('overText')}</p>
      </>
    )
  if (steps.value.length === 0)
    return (
      <>
        <PageHeading over={over} title={words('noRunbook')}>
          <a class="button first" href="/issues/runbook">
            {words('toRunbook')}
          </a>
        </PageHeading>
        <p>{words('noRunbookText')}</p>
      </>
    )
  const { measured, expected } = standing.value
  const about = { tool: rollout.value?.tool ?? '', oldSystem: system, lost: lost.trim() }
  const textEn = written.en ?? rollbackText('en', about)
  const textNl = written.nl ?? rollbackText('nl', about)
  const isFilled = [lost, textEn, textNl].every((one) => one.trim() !== '')
  const start = async (): Promise<void> => {
    const input = { rolloutId: issue.rolloutId, rollbackId, issueId: issue.issueId, pauseId, lost: lost.trim(), textEn, textNl }
    if ((await run({ name: 'contingency.startRollback', input }, words('started'))) !== undefined) route(rollbackPath(rollbackId))
  }
  return (
    <div class="pause-page stack">
      <PageHeading over={over} title={words('title', { system, minutes: measured ?? expected })} />
      <section class="card">
        <h2>{words('happens')}</h2>
        <ul>
          <li>{words('pauses')}</li>
          <li>{words('steps', { count: steps.value.length })}</li>
          <li>{words('told')}</li>
          {point && <li>{words('untilDay', { day: f().day(point.on) })}</li>}
        </ul>
      </section>
      <section class="card" onInput={() => setTrouble(undefined)}>
        <LinesField label={words('lost')} hint={words('lostHint')} value={lost} onValue={setLost} rows={2} maxLength={1000} required />
        <h2>{words('message')}</h2>
        <p class="small soft">
          {words('messageHint')} {words('translateLost')}
        </p>
        <LinesField label={words('inEnglish')} value={textEn} onValue={(en) => setWritten({ ...written, en })} rows={4} maxLength={2000} />
        <LinesField label={words('inDutch')} value={textNl} onValue={(nl) => setWritten({ ...written, nl })} rows={4} maxLength={2000} />
      </section>
      <div class="pause-ends">
        <TroubleNote trouble={trouble} />
        <Button kind="danger" whole busy={busy} disabled={!isFilled} onClick={() => void start()}>
          {words('start')}
        </Button>
        <a class="button quiet" href={address}>
          {words('cancel')}
        </a>
      </div>
    </div>
  )
}
