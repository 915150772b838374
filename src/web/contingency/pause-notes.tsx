/** What is paused now and why, where everyone sees it (CO-3, CM-10). */
import { issueState } from '#core/contingency/issues.ts'
import { f, voice } from '#web/base/language.ts'
import { issues } from '#web/contingency/issue-selectors.ts'
import { type Pause, pausedName, pausePath, pauses } from '#web/contingency/pause-selectors.ts'
import { pauseWords } from '#web/contingency/pause-words.ts'
import { outbox, ownZone } from '#web/sync/store.ts'

const words = voice(pauseWords)

/** Whether the pause is known to this device alone. */
const isHereOnly = (pauseId: string): boolean =>
  outbox.value.some(({ issued }) => issued.name === 'contingency.pause' && (issued.input as { pauseId?: unknown }).pauseId === pauseId)

export const PauseNote = ({ pause }: { pause: Pause }) => (
  <div class="note hold stack tight">
    <p>
      <span aria-hidden="true">◆ </span>
      <strong>{words('pausedSince', { what: pausedName(pause), moment: f().moment(pause.pausedAt, ownZone.value) })}</strong>
    </p>
    <p class="small">{words('by', { name: pause.pausedBy, because: pause.because })}</p>
    {isHereOnly(pause.pauseId) && <p class="small strong">○ {words('onThisDevice')}</p>}
  </div>
)

/** All that is paused, each with the way to its issue. */
export const PauseNotes = () => (
  <>
    {pauses.value.map((pause) => (
      <div class="pause-note" key={pause.pauseId}>
        <PauseNote pause={pause} />
        {pause.issueId !== null && (
          <a class="button" href={pausePath(pause)}>
            {words('openIssue')}
          </a>
        )}
      </div>
    ))}
  </>
)

/** The pauses in the heading of a page, each as a link to where it is resumed. */
export const PausesInHeading = () => (
  <>
    {pauses.value.map((pause) => (
      <a class="button paused" key={pause.pauseId} href={pausePath(pause)}>
        <span aria-hidden="true">❚❚ </span>
        {words('pausedNow', { what: pausedName(pause) })}
      </a>
    ))}
  </>
)

/** The way to a pause while nothing is paused: for the issue that needs one, or for one that is yet to be recorded. */
export const PauseLink = () => {
  const issue = issues.value.find((one) => issueState(one) === 'open' && one.severity !== 'minor')
  return (
    <a class="button" href={issue ? `/issues/${encodeURIComponent(issue.issueId)}/pause` : '/issues/new?pause'}>
      {words('pauseAsk')}
    </a>
  )
}
