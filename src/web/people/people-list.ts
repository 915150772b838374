/** Everyone, with their part in the rollout at work: by name. */
import { worksOn } from '#core/kernel/employment.ts'
import { computed } from '@preact/signals'
import { participantOf } from '#core/people/people-participants.ts'
import type { Someone } from '#core/people/people-list.ts'
import { starts } from '#web/people/contacts.ts'
import { all, rollout, today, where } from '#web/sync/store.ts'

/** All there ever were, also who has left. */
export const everyone = computed<readonly Someone[]>(() => {
  const rolloutId = rollout.value?.rolloutId ?? ''
  const told = starts.value.value
    .filter((start) => start.rolloutId === rolloutId)
    .map((start) => ({ organisationId: '', version: 0, ...participantOf(rolloutId, start.personId), ...start }))
  const parts = new Map([...told, ...where('participant', { rolloutId })].map((part) => [part.personId, part]))
  const champions = new Map(where('champion', { rolloutId }).map((row) => [row.personId, row.because]))
  return all('person')
    .map((person) => ({
      person,
      part: parts.get(person.personId),
      champion: champions.has(person.personId),
      championBecause: champions.get(person.personId) ?? '',
    }))
    .toSorted((a, b) => a.person.name.localeCompare(b.person.name))
})

/** Those who work here now. */
export const here = computed(() => everyone.value.filter(({ person }) => worksOn(person, today.value)))
