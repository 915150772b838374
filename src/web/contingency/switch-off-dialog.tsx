/** Asks once more before the old system is switched off (GA-7). */
import { voice } from '#web/base/language.ts'
import { oldSystemPageWords } from '#web/contingency/old-system-page-words.ts'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { rollout } from '#web/sync/store.ts'

const words = voice(oldSystemPageWords)

export const SwitchOffDialog = ({ system, onClose }: { system: string; onClose: () => void }) => (
  <FormDialog
    title={words('confirmTitle', { system })}
    command={{ name: 'contingency.switchOff', input: { rolloutId: rollout.value?.rolloutId ?? '' } }}
    doLabel={words('doSwitchOff', { system })}
    doneText={words('switchedOff', { system })}
    danger
    onClose={onClose}
  >
    <p>{words('confirmText')}</p>
  </FormDialog>
)
