/** Everyone on one day, or group by group: the advice, how risky the choice is, and why. */
import type { Approach, ApproachAdvice, PlanFacts, Risk } from '#core/plan/plan.ts'
import { note, type Note } from '#core/kernel/note.ts'

/** Up to here one day for everyone can be the better way (AP-2). */
const fewPeople = 3
/** From here the number of places is a reason of its own. */
const manyPlaces = 3

type Circumstances = Pick<PlanFacts, 'complexity' | 'critical' | 'approach'> & { headCount: number; places: number }

const recommend = ({ headCount, complexity, critical }: Circumstances): Approach =>
  headCount === 1 || (headCount <= fewPeople && complexity === 'simple' && !critical) ? 'big-bang' : 'phased'

const riskOf = (facts: Circumstances, chosen: Approach): Risk => {
  const { headCount, complexity, critical, places } = facts
  if (chosen === 'big-bang' && headCount > fewPeople) return 'high'
  const weights = Number(complexity === 'complex') + Number(critical) + Number(places >= manyPlaces)
  if (chosen === 'big-bang' && headCount > 1 && complexity !== 'simple') return weights > 1 ? 'high' : 'medium'
  return weights === 0 ? 'low' : weights < 3 ? 'medium' : 'high'
}

const reasonsFor = (facts: Circumstances, recommended: Approach, chosen: Approach): Note[] => {
  const { headCount, complexity, critical, places } = facts
  const reasons: Note[] = []
  if (headCount === 1) reasons.push(note('plan.approach.alone', {}))
  else if (recommended === 'big-bang') reasons.push(note('plan.approach.fewPeople', { people: headCount }))
  else reasons.push(note('plan.approach.manyPeople', { people: headCount }))
  reasons.push(note(`plan.approach.${complexity}`, {}))
  if (critical) reasons.push(note('plan.approach.critical', {}))
  if (places > 1) reasons.push(note('plan.approach.places', { places }))
  if (chosen === 'big-bang' && headCount > fewPeople) reasons.push(note('plan.approach.everyoneAtOnce', { people: headCount }))
  if (chosen === 'phased' && headCount > 1) reasons.push(note('plan.approach.contained', {}))
  if (chosen !== recommended) reasons.push(note('plan.approach.ownChoice', { chosen, recommended }))
  return reasons
}

const changesTo = ({ headCount, complexity, critical }: Circumstances, recommended: Approach): Note[] => {
  if (headCount === 1) return [note('plan.approach.ifSecondPerson', {})]
  if (recommended === 'big-bang')
    return [note('plan.approach.ifMorePeople', { more: fewPeople + 1 - headCount }), note('plan.approach.ifHeavier', {})]
  const needed: Note[] = []
  if (headCount > fewPeople) needed.push(note('plan.approach.ifFewerPeople', { people: headCount, few: fewPeople }))
  if (complexity !== 'simple') needed.push(note('plan.approach.ifSimple', {}))
  if (critical) needed.push(note('plan.approach.ifNotCritical', {}))
  if (needed.length > 1) needed.push(note('plan.approach.ifAll', {}))
  return needed
}

/**
 * Recommends big bang or phased, with the risk of what is chosen, the reasons, and what would change the advice
 * (AP-1, AP-2); the lead's own choice goes before the advice and is said as such (AP-3). Pilot issues are no part of
 * it: they hold the launch checklist, not the planning (AP-4). Raises no Problem.
 *
 * @example adviseApproach({ headCount: 42, places: 3, complexity: 'moderate', critical: false, approach: null }).recommended // 'phased'
 */
export const adviseApproach = (facts: Circumstances): ApproachAdvice => {
  const recommended = recommend(facts)
  // One person is one day, whatever is chosen.
  const chosen = facts.headCount === 1 ? recommended : (facts.approach ?? recommended)
  return {
    chosen,
    recommended,
    risk: riskOf(facts, chosen),
    reasons: reasonsFor(facts, recommended, chosen),
    wouldChange: changesTo(facts, recommended),
  }
}
