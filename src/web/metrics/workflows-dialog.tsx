/** Chooses which workflows count as key in the figures of who does them (ME-1). */
import { useState } from 'preact/hooks'
import type { AdoptionAnswer } from '#core/metrics/adoption-overview.ts'
import { voice } from '#web/base/language.ts'
import { workflowsWords } from '#web/metrics/workflows-words.ts'
import { TickField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { where } from '#web/sync/store.ts'

const words = voice(workflowsWords)

export const WorkflowsDialog = ({
  rolloutId,
  workflows,
  onClose,
}: {
  rolloutId: string
  workflows: AdoptionAnswer['workflows']
  onClose: () => void
}) => {
  const before = where('keyWorkflow', { rolloutId }).map(({ workflow }) => workflow)
  const names = [...new Set([...workflows.map(({ workflow }) => workflow), ...before])].toSorted()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(before))
  return (
    <FormDialog
      title={words('title')}
      doLabel={words('save')}
      doneText={words('saved')}
      command={{ name: 'metrics.chooseWorkflows', input: { rolloutId, workflows: [...chosen] } }}
      onClose={onClose}
    >
      <p class="small soft">{words('about')}</p>
      <fieldset class="stack tight">
        <legend class="unseen">{words('title')}</legend>
        {names.map((name) => (
          <TickField
            key={name}
            label={name}
            value={chosen.has(name)}
            onValue={(isKey) => setChosen(new Set(isKey ? [...chosen, name] : [...chosen].filter((one) => one !== name)))}
          />
        ))}
      </fieldset>
    </FormDialog>
  )
}
