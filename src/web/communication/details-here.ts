/** What everyone is told of the rollout at work, in the language of the screens. */
import { computed } from '@preact/signals'
import { type Detail, detailFor, type DetailRows, type DetailText, homeLanguage } from '#core/communication/details.ts'
import { type Language, languages } from '#core/kernel/language.ts'
import { language } from '#web/base/language.ts'
import { all, rollout, where } from '#web/sync/store.ts'

export const detailRows = computed<DetailRows>(() => {
  const rolloutId = rollout.value?.rolloutId ?? ''
  return {
    organisation: all('organisation'),
    rollouts: rollout.value ? [rollout.value] : [],
    briefings: where('briefing', { rolloutId }),
    details: where('detail', { rolloutId }),
  }
})

/** A detail for whoever is here; `language` is another than theirs where nobody wrote it in theirs. */
export const detailHere = (detail: Detail): DetailText | null => detailFor(detailRows.value, detail, language.value)

/** The languages in which somebody here reads, the organisation's own first. */
export const readerLanguages = computed<readonly Language[]>(() => {
  const read = new Set([...all('location'), ...all('person'), ...where('detail', {})].map((row) => row.language))
  const home = homeLanguage({ organisation: all('organisation') })
  return [home, ...languages.filter((one) => one !== home && read.has(one))]
})
