/** What the people of the sample company say week by week: the weekly question, roll-calls of champions, and who is at ease. */
import { addDays } from '#core/kernel/calendar.ts'
import { samplePersonId } from '#core/organisation/sample-company.ts'
import type { Row } from '#core/kernel/rows.ts'
import { atEaseAfterDays, firstAskedOn, weekOf } from '#core/pulse/pulse-week.ts'
import { moment, step, type Step } from '#server/sample/sample-step.ts'
import { chance, coveredLocations, signsInOnly, stopped } from '#server/sample/sample-usage.ts'

interface PulseOf {
  readonly people: readonly Row<'person'>[]
  readonly participants: readonly Row<'participant'>[]
}

/** Never answers anything by themselves. */
const silent = samplePersonId('Xavier Liesdek')

/** Most are content, and each week a little more; whoever stopped is not. */
const scoreOf = (personId: string, week: number, question: string): number => {
  if (personId === stopped) return question === 'satisfied' ? 4 : 3
  const usual = 6 + Math.floor(chance(`${personId} ${question}`) * 4)
  return Math.min(10, usual + (chance(`${personId} ${question} ${week}`) < 0.3 * week ? 1 : 0))
}

/**
 * Steps until a day, made from the plan: answers on Fridays, or on Wednesday of the week that runs; roll-calls on Fridays at the
 * locations of which the new system tells, by whoever is champion there.
 */
export const samplePulse = ({ people, participants }: PulseOf, champions: ReadonlyMap<string, string>, until: string): Step[] => {
  const lastDay = until.slice(0, 10)
  const parts = new Map(participants.map((part) => [part.personId, part]))
  const steps: Step[] = []
  for (const { personId, locationId } of people) {
    const part = parts.get(personId)
    if (!part?.goLiveOn || part.excludedAt !== null) continue
    const first = weekOf(part.goLiveOn)
    for (let week = 0; addDays(first, 7 * week) <= lastDay; week++) {
      const weekOn = addDays(first, 7 * week)
      const friday = addDays(weekOn, 4)
      const answersOn = friday < lastDay ? friday : addDays(weekOn, 2)
      const minute = String(10 + Math.floor(chance(personId) * 49))
      if (personId !== silent && answersOn >= firstAskedOn(part.goLiveOn) && answersOn < lastDay) {
        const [satisfied, recommend] = [scoreOf(personId, week, 'satisfied'), scoreOf(personId, week, 'recommend')]
        steps.push(step(moment(answersOn, `13:${minute}`), personId, 'pulse.answer', { weekOn, satisfied, recommend, remark: null }))
      }
      const champion = champions.get(locationId ?? '')
      if (champion && friday < lastDay && friday > part.goLiveOn && coveredLocations.includes(locationId ?? '')) {
        const used = personId === stopped && week > 0 ? 'old' : personId === signsInOnly && week > 0 ? 'away' : 'new'
        steps.push(step(moment(friday, `15:${minute}`), champion, 'pulse.callRoll', { weekOn, personId, used }))
      }
    }
    const easeOn = addDays(part.goLiveOn, atEaseAfterDays)
    if (personId !== silent && easeOn < lastDay) {
      const answer = personId === stopped ? 'no' : chance(`${personId} ease`) < 0.85 ? 'yes' : 'partly'
      steps.push(step(moment(easeOn, '14:05'), personId, 'pulse.sayEase', { saidOn: easeOn, answer }))
    }
  }
  return steps
}
