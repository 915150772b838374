/** What the sample company measures before and after: minutes of an offer timed by its people, errors in orders from a list, and the freeze. */
import { addDays } from '#core/kernel/calendar.ts'
import type { Language } from '#core/kernel/language.ts'
import { catalogue, speak } from '#core/kernel/words.ts'
import { samplePersonId } from '#core/organisation/sample-company.ts'
import { moment, step, type Step } from '#server/sample/sample-step.ts'
import { chance } from '#server/sample/sample-usage.ts'

const words = catalogue({
  en: { offer: 'Make an offer', order: 'Orders with an error' },
  nl: { offer: 'Een offerte maken', order: 'Orders met een fout' },
})

const timers = ['Sherida Pinas', 'Priya Sewnarain', 'Soenil Jagroep', 'Devika Ramnarine'].map(samplePersonId)

/** Steps from the day on which the plan was agreed to; each person times an offer twice before and twice after the first go-live. */
export const sampleImpact = (begunOn: string, goLive: string, language: Language): Step[] => {
  const said = speak(words, language)
  const measure = (measureId: string, name: string, unit: 'minutes' | 'errors', perWeek: number | null): Step =>
    step(moment(begunOn, '11:30'), null, 'impact.describeMeasure', { measureId, name, unit, perWeek })
  const timed = (personId: string, nth: number, takenOn: string, usual: number): Step =>
    step(moment(takenOn, nth % 2 === 0 ? '10:20' : '14:40'), personId, 'impact.timeTask', {
      readingId: `sample-${personId}-${takenOn}-${nth}`,
      measureId: 'sample-offer',
      minutes: Math.round(10 * (usual + 6 * chance(`${personId} offer ${takenOn} ${nth}`))) / 10,
      takenOn,
    })
  const counted = (takenOn: string, values: readonly number[]): Step =>
    step(moment(takenOn, '15:30'), null, 'impact.importReadings', {
      measureId: 'sample-order',
      readings: values.map((value, nth) => ({ value, takenOn: addDays(takenOn, nth - values.length) })),
    })
  return [
    measure('sample-offer', said('offer'), 'minutes', 6),
    measure('sample-order', said('order'), 'errors', null),
    ...timers.flatMap((personId) => [0, 1].map((nth) => timed(personId, nth, addDays(begunOn, 1 + nth), 19))),
    counted(addDays(begunOn, 3), [6, 5, 7]),
    step(moment(addDays(begunOn, 4), '16:00'), null, 'impact.freeze', {}),
    ...timers.flatMap((personId) => [0, 1].map((nth) => timed(personId, nth, addDays(goLive, 3 + nth), 12))),
  ]
}
