/** Resuming, looked at before it happens: which days move (TL-1). */
import { voice } from '#web/base/language.ts'
import { type Pause, pausedName } from '#web/contingency/pause-selectors.ts'
import { pauseWords } from '#web/contingency/pause-words.ts'
import { CommandDialog } from '#web/rollout/command-dialog.tsx'

const words = voice(pauseWords)

export const ResumeDialog = ({ pause, onClose }: { pause: Pause; onClose: () => void }) => (
  <CommandDialog
    title={words('resumeTitle', { what: pausedName(pause) })}
    rolloutId={pause.rolloutId}
    command={{ name: 'contingency.resume', input: { rolloutId: pause.rolloutId, pauseId: pause.pauseId } }}
    doLabel={words('doResume')}
    doneText={words('resumed')}
    onClose={onClose}
  />
)
