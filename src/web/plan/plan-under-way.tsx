/** Says how far the server is with a plan for many people, while others work on and the page can be left. */
import { computed } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import { voice } from '#web/base/language.ts'
import { planPageWords } from '#web/plan/plan-page-words.ts'
import { ask } from '#web/sync/server-request.ts'
import { outbox } from '#web/sync/store.ts'

const p = voice(planPageWords)

type Stage = 'reading' | 'deciding' | 'writing'

/** The change of the plan that was sent and not answered yet. */
const underWay = computed(() => outbox.value.find(({ state, issued }) => state === 'waiting' && issued.name.startsWith('plan.'))?.issued.id)

/** How often it is asked, in milliseconds; where there are few people it is over before the first time. */
const askEvery = 1000

export const PlanUnderWay = () => {
  const commandId = underWay.value
  const [stage, setStage] = useState<Stage | null>(null)
  useEffect(() => {
    setStage(null)
    if (commandId === undefined) return
    const look = (): void =>
      void ask<{ stage: Stage | null }>(`/api/commands/${encodeURIComponent(commandId)}/stage`).then(
        (answer) => setStage(answer.stage),
        // Without a connection nothing is known; the command waits on this device.
        () => setStage(null),
      )
    const timer = setInterval(look, askEvery)
    return () => clearInterval(timer)
  }, [commandId])
  return (
    <div role="status">
      {stage !== null && (
        <p class="note">
          <strong>{p('underWay')}</strong> {p(`underWay_${stage}`)} {p('underWayLeave')}
        </p>
      )}
    </div>
  )
}
