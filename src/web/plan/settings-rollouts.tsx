/** The rollouts of the organisation: which one the pages show on this device, and beginning another. */
import { chooseRollout } from '#web/sync/chosen-rollout.ts'
import { f, voice } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { rolloutsWords } from '#web/plan/rollouts-words.ts'
import { mayI } from '#web/sync/signed-in.ts'
import { all, rollout, where } from '#web/sync/store.ts'

const words = voice(rolloutsWords)

/** The first day of a rollout: when its first phase starts, or when it was wanted to. */
const startOf = (rolloutId: string, wanted: string): string =>
  where('phase', { rolloutId })
    .map((phase) => phase.goLiveOn)
    .toSorted()[0] ?? wanted

export const RolloutsCard = () => {
  const rollouts = [...all('rollout')].sort((a, b) => (a.rolloutId < b.rolloutId ? 1 : -1))
  if (!mayI('plan.run') || rollouts.length === 0) return null
  return (
    <section class="card" id="rollouts">
      <div class="row between">
        <h2>{words('rollouts')}</h2>
        <a class="button" href="/begin">
          {words('beginAnother')}
        </a>
      </div>
      <p class="soft">{words('rolloutsText')}</p>
      <ul class="todo-list">
        {rollouts.map(({ rolloutId, tool, startOn }) => (
          <li class="row between" key={rolloutId}>
            <span>
              <strong>{tool}</strong>{' '}
              <span class="small soft">{words('startsOn', { day: f().day(startOf(rolloutId, startOn), 'full') })}</span>
            </span>
            {rollout.value?.rolloutId === rolloutId ? (
              <Chip kind="pass">{words('shown')}</Chip>
            ) : (
              <Button kind="quiet" aria-label={`${words('show')}: ${tool}`} onClick={() => chooseRollout(rolloutId)}>
                {words('show')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
