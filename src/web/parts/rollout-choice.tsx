/** Which rollout the pages show, where there are several. */
import { voice } from '#web/language.ts'
import { organisationWords } from '#web/organisation-words.ts'
import { chooseRollout } from '#web/chosen-rollout.ts'
import { all, rollout } from '#web/store.ts'

const words = voice(organisationWords)

export const RolloutChoice = () => {
  const rollouts = [...all('rollout')].sort((a, b) => (a.rolloutId < b.rolloutId ? 1 : -1))
  if (rollouts.length < 2) return null
  return (
    <select
      class="input rollout-choice"
      aria-label={words('whichRollout')}
      value={rollout.value?.rolloutId}
      onChange={(event) => chooseRollout(event.currentTarget.value)}
    >
      {rollouts.map(({ rolloutId, tool }) => (
        <option key={rolloutId} value={rolloutId}>
          {tool}
        </option>
      ))}
    </select>
  )
}
