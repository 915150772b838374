/** In which organisation the reader is and which rollout the pages show, where there are several. */
import { voice } from '#web/base/language.ts'
import { organisationWords } from '#web/access/organisation-words.ts'
import { chooseRollout } from '#web/sync/chosen-rollout.ts'
import { me } from '#web/sync/signed-in.ts'
import { all, rollout } from '#web/sync/store.ts'

const words = voice(organisationWords)

/** Leads to where the reader goes to another one. */
const OrganisationHere = () =>
  me.value?.several ? (
    <a
      class="organisation-here small"
      href="/settings/account#organisations"
      aria-label={words('otherOrganisation', { name: me.value.organisation?.name ?? '' })}
    >
      {me.value.organisation?.name}
    </a>
  ) : null

export const RolloutChoice = () => {
  const rollouts = [...all('rollout')].sort((a, b) => (a.rolloutId < b.rolloutId ? 1 : -1))
  return (
    <>
      <OrganisationHere />
      {rollouts.length > 1 && (
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
      )}
    </>
  )
}
