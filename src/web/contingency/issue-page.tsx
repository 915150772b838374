/** One issue: what is known, the workaround, and the steps until it is closed. */
import { useState } from 'preact/hooks'
import { isStable, issueState, stableAfterDays } from '#core/contingency/issues.ts'
import { whatsappLink } from '#core/communication/letter-look.ts'
import { todayIn } from '#core/kernel/calendar.ts'
import { f, language, t, voice, w } from '#web/base/language.ts'
import { concernedName, type Issue, severityVerdict, stateChip } from '#web/contingency/issue-selectors.ts'
import { issuesWords } from '#web/contingency/issues-words.ts'
import { PauseNote } from '#web/contingency/pause-notes.tsx'
import { type Pause, pausedName, pauses } from '#web/contingency/pause-selectors.ts'
import { pauseWords } from '#web/contingency/pause-words.ts'
import { rollbackPageWords } from '#web/contingency/rollback-page-words.ts'
import { rollbackPath, rollbacks, underWay } from '#web/contingency/rollback-selectors.ts'
import { ResumeDialog } from '#web/contingency/resume-dialog.tsx'
import { Button } from '#web/parts/button.tsx'
import { Chip, Verdict } from '#web/parts/chip.tsx'
import { LinesField, TextField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { runCommand } from '#web/parts/use-command.ts'
import { mayI } from '#web/sync/signed-in.ts'
import { newId } from '#web/sync/new-id.ts'
import { ownZone, today } from '#web/sync/store.ts'

const words = voice(issuesWords)
const paused = voice(pauseWords)
const going = voice(rollbackPageWords)

const dayOf = (instant: string): string => f().day(todayIn(ownZone.value, instant), 'short')
const keyOf = ({ rolloutId, issueId }: Issue) => ({ rolloutId, issueId })

const FixDialog = ({ issue, onClose }: { issue: Issue; onClose: () => void }) => {
  const [fix, setFix] = useState('')
  const [days, setDays] = useState(String(stableAfterDays))
  const stableDays = Number(days)
  const filled = fix.trim() !== '' && Number.isInteger(stableDays) && stableDays >= 0 && stableDays <= 20
  return (
    <FormDialog
      title={words('fixTitle')}
      command={filled ? { name: 'contingency.fixIssue', input: { ...keyOf(issue), fix, stableDays } } : undefined}
      doLabel={words('fixSave')}
      doneText={words('fixNoted')}
      onClose={onClose}
    >
      <LinesField label={words('fix')} value={fix} onValue={setFix} rows={3} maxLength={2000} required />
      <TextField label={words('stableDays')} type="number" min={0} max={20} value={days} onValue={setDays} />
    </FormDialog>
  )
}

const Facts = ({ issue }: { issue: Issue }) => (
  <section class="card">
    <div class="row">
      <Verdict verdict={severityVerdict(issue.severity)}>{t(`contingency.severity.${issue.severity as 'minor'}`)}</Verdict>
      <Chip kind={stateChip[issueState(issue)]}>{t(`contingency.state.${issueState(issue)}`)}</Chip>
    </div>
    {issue.description && <p class="written">{issue.description}</p>}
    <dl class="facts">
      <dt>{words('concerns')}</dt>
      <dd class="strong">{concernedName(issue)}</dd>
      <dt>{words('openedLabel')}</dt>
      <dd>{words('since', { name: issue.openedBy, moment: f().moment(issue.openedAt, ownZone.value) })}</dd>
      {(issue.vendorFixOn !== null || issue.vendorReference !== null) && (
        <>
          <dt>{words('vendor')}</dt>
          <dd>
            {words('vendorOn', {
              day: issue.vendorFixOn === null ? null : f().day(issue.vendorFixOn, 'short'),
              reference: issue.vendorReference,
            })}
          </dd>
        </>
      )}
    </dl>
    {issue.closedAt === null && (
      <div>
        <a class="button" href={`/issues/${encodeURIComponent(issue.issueId)}/change`}>
          {w('change')}
        </a>
      </div>
    )}
  </section>
)

const Workaround = ({ issue }: { issue: Issue }) => {
  const { rolloutId, title, workaround } = issue
  const article = {
    rolloutId,
    articleId: newId(),
    language: language.value,
    title,
    body: workaround ?? '',
    workaround: true,
    ticketId: null,
  }
  const share = () => runCommand({ name: 'support.writeArticle', input: article }, words('shared'))
  return (
    <section class="card">
      <h2>{words('workaround')}</h2>
      {workaround === null ? (
        <p class="soft">{words('noWorkaround')}</p>
      ) : (
        <>
          <p class="written">{workaround}</p>
          <div>
            <Button onClick={() => void share()}>{words('share')}</Button>
          </div>
        </>
      )}
    </section>
  )
}

/** Where an issue stands on its way to being closed, and the button of the next step. */
const Steps = ({ issue }: { issue: Issue }) => {
  const [fixing, setFixing] = useState(false)
  const state = issueState(issue)
  const stable = isStable(issue, today.value)
  const input = keyOf(issue)
  const steps = [
    {
      key: 'fixed',
      at: state === 'open' ? 'here' : 'done',
      title: words('fixed'),
      about: issue.fixedAt ? [words('fixedBy', { name: issue.fixedBy ?? '', day: dayOf(issue.fixedAt) }), issue.fix] : [words('notFixed')],
    },
    {
      key: 'stable',
      at: stable || state === 'closed' ? 'done' : state === 'fixed' ? 'here' : 'later',
      title: words('stable'),
      about: [
        issue.stableOn === null
          ? words('stableLater', { days: stableAfterDays })
          : words(stable ? 'stableSince' : 'stableFrom', { day: f().day(issue.stableOn, 'short') }),
      ],
    },
    {
      key: 'closed',
      at: state === 'closed' ? 'done' : stable ? 'here' : 'later',
      title: words('closed'),
      about: [issue.closedAt ? words('closedBy', { name: issue.closedBy ?? '', day: dayOf(issue.closedAt) }) : words('closeLater')],
    },
  ]
  return (
    <section class="card">
      <h2>{words('steps')}</h2>
      <ol class="issue-steps">
        {steps.map(({ key, at, title, about }) => (
          <li key={key} data-at={at} aria-current={at === 'here' ? 'step' : undefined}>
            <b>{title}</b>
            {about.filter(Boolean).map((line) => (
              <span key={line} class="small soft">
                {line}
              </span>
            ))}
          </li>
        ))}
      </ol>
      <div class="row">
        {state === 'open' && (
          <Button kind="first" onClick={() => setFixing(true)} opens="form">
            {words('fixIt')}
          </Button>
        )}
        {state === 'fixed' && (
          <Button
            kind="first"
            disabled={!stable}
            onClick={() => void runCommand({ name: 'contingency.closeIssue', input }, words('closeDone'))}
          >
            {words('close')}
          </Button>
        )}
        {state !== 'open' && (
          <Button onClick={() => void runCommand({ name: 'contingency.reopenIssue', input }, words('reopened'))}>{words('reopen')}</Button>
        )}
      </div>
      {fixing && <FixDialog issue={issue} onClose={() => setFixing(false)} />}
    </section>
  )
}

/** The way to the rollback of a critical issue, before it and once it is under way (CO-4). */
const GoingBack = ({ issue }: { issue: Issue }) => {
  const [newest] = rollbacks.value.filter(({ issueId }) => issueId === issue.issueId)
  const mayStart = issue.severity === 'critical' && issueState(issue) === 'open' && underWay.value === undefined && mayI('plan.run')
  if (!newest && !mayStart) return null
  return (
    <div class="row">
      {newest && (
        <a class="button" href={rollbackPath(newest.rollbackId)}>
          {going('open')}
        </a>
      )}
      {mayStart && (
        <a class="button danger" href={`/issues/${encodeURIComponent(issue.issueId)}/rollback`}>
          {going('rollBack')}
        </a>
      )}
    </div>
  )
}

/** Pausing because of an issue, or what is paused because of it and how it goes on. */
const Pausing = ({ issue }: { issue: Issue }) => {
  const [resuming, setResuming] = useState<Pause>()
  const here = pauses.value.filter(({ issueId }) => issueId === issue.issueId)
  const mayResume = isStable(issue, today.value)
  const isBack = rollbacks.value.some(({ issueId }) => issueId === issue.issueId)
  if (here.length === 0 && !isBack && (issue.severity === 'minor' || issueState(issue) !== 'open')) return null
  return (
    <section class="card">
      {here.map((pause) => (
        <div class="stack tight" key={pause.pauseId}>
          <PauseNote pause={pause} />
          <div class="row">
            <a class="button" target="_blank" rel="noreferrer" href={whatsappLink(null, shareText(pause, issue))}>
              {paused('share')}
            </a>
            {mayI('plan.run') && (
              <Button kind={mayResume ? 'first' : 'plain'} disabled={!mayResume} onClick={() => setResuming(pause)} opens="form">
                {paused('resume')}
              </Button>
            )}
          </div>
          {!mayResume && <p class="small soft">{paused('resumeLater')}</p>}
        </div>
      ))}
      {issue.severity !== 'minor' && issueState(issue) === 'open' && (
        <div>
          <a class={here.length > 0 ? 'button' : 'button danger'} href={`/issues/${encodeURIComponent(issue.issueId)}/pause`}>
            {paused('pauseAsk')}
          </a>
        </div>
      )}
      <GoingBack issue={issue} />
      {resuming && <ResumeDialog pause={resuming} onClose={() => setResuming(undefined)} />}
    </section>
  )
}

const shareText = (pause: Pause, { workaround }: Issue): string =>
  paused('shareText', { what: pausedName(pause), because: pause.because, workaround })

export const IssuePage = ({ issue }: { issue: Issue }) => (
  <>
    <PageHeading over={<a href="/issues">← {words('back')}</a>} title={issue.title} />
    <div class="grid2">
      <div class="stack">
        <Facts issue={issue} />
        <Workaround issue={issue} />
      </div>
      <div class="stack">
        <Pausing issue={issue} />
        <Steps issue={issue} />
      </div>
    </div>
  </>
)
