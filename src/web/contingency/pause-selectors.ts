/** The pauses of the rollout at work that have not ended, and what each is called. */
import { computed } from '@preact/signals'
import type { StoredRow } from '#core/registry/tables.ts'
import { voice } from '#web/base/language.ts'
import { pauseWords } from '#web/contingency/pause-words.ts'
import { personName } from '#web/people/person-name.ts'
import { phaseName } from '#web/rollout/phase-name.ts'
import { all, organisation, placesById, rollout } from '#web/sync/store.ts'

const words = voice(pauseWords)

export type Pause = StoredRow<'pause'>

export const pauses = computed(() => all('pause').filter((row) => row.rolloutId === rollout.value?.rolloutId && row.endedAt === null))

/** Where a pause is resumed: at the issue that it is for. */
export const pausePath = ({ issueId }: Pause): string => (issueId === null ? '/issues' : `/issues/${encodeURIComponent(issueId)}`)

/** What is paused, by name. */
export const pausedName = ({ personId, phaseKey, locationId }: Pick<Pause, 'personId' | 'phaseKey' | 'locationId'>): string =>
  personId !== null ? personName(personId) : scopeName({ phaseKey, locationId })

const scopeName = ({ phaseKey, locationId }: Pick<Pause, 'phaseKey' | 'locationId'>): string =>
  [
    phaseKey === null ? '' : phaseName(phaseKey),
    locationId === null ? '' : (placesById.value.get(locationId)?.name ?? organisation.value?.name ?? ''),
  ]
    .filter(Boolean)
    .join(' · ') || words('everyone')
