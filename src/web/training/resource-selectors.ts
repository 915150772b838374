/** What people learn from in the rollout at work: where it opens, how large it is, and which languages are read. */
import { computed } from '@preact/signals'
import type { StoredRow } from '#core/registry/tables.ts'
import { spokenLanguage, type Language } from '#core/kernel/language.ts'
import { here } from '#web/people/people-list.ts'
import { f, voice } from '#web/base/language.ts'
import { resourceWords } from '#web/training/resource-words.ts'
import { rollout, where } from '#web/sync/store.ts'

export type Resource = StoredRow<'resource'>
const words = voice(resourceWords)

export const resources = computed(() => where('resource', { rolloutId: rollout.value?.rolloutId ?? '' }))

/** The languages that the people of the rollout read; Dutch and English stand in the same order everywhere. */
export const languagesRead = computed<readonly Language[]>(() => {
  const read = new Set(here.value.filter(({ part }) => !part?.excludedAt).map(({ person }) => person.language))
  for (const { language } of resources.value) read.add(language)
  return (['nl', 'en'] as const).filter((language) => read.has(language))
})

export const languageName = (language: string): string => words(spokenLanguage(language))

/** "84 kB", "2.4 MB"; what is not known is said so. */
export const sizeText = (bytes: number | null): string => {
  if (bytes === null) return words('sizeUnknown')
  if (bytes < 1_000_000) return words('sizeKb', { kb: f().number(Math.max(1, Math.round(bytes / 1000))) })
  return words('sizeMb', { mb: f().number(bytes / 1_000_000, 1) })
}

/** The address under which a resource opens; undefined while there is nothing to open. */
export const opensAt = ({ rolloutId, resourceId, sha256, link }: Resource): string | undefined =>
  // Named by what is in it, a file stays on the device until it becomes another one.
  sha256
    ? `/api/rollouts/${encodeURIComponent(rolloutId)}/resources/${encodeURIComponent(resourceId)}/file?v=${sha256}`
    : (link ?? undefined)
