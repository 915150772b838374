/** The verbs of objections: log one, answer it, and note the figures that an answer may claim. */
import { refuseBeyond } from '#core/access/access-scope.ts'
import { command, put, remove, rows } from '#core/kernel/command.ts'
import { id, matching, maybeText, nullable, oneOf, shape, text } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import { objectionKinds, objectionOutcomes } from '#core/resistance/objections.ts'
import { estimateKinds } from '#core/resistance/playbook.ts'

/**
 * Logs an objection, with or without a name (RE-1). Only the lead and the champion of its place read it (RE-3); one without a place
 * only the lead. Problems: access.notFound, for a place, person or rollout out of reach.
 */
export const logObjection = command({
  name: 'resistance.logObjection',
  about: 'Logs an objection: which, in whose words, with a name or without; only the lead and the champion of the place read it.',
  may: 'place.help',
  input: shape({
    rolloutId: id,
    objectionId: id,
    locationId: nullable(id),
    personId: nullable(id),
    kind: oneOf(objectionKinds),
    words: maybeText(1000),
  }),
  needs: ({ rolloutId, objectionId, locationId, personId }) => ({
    rollouts: rows('rollout', { rolloutId }),
    objections: rows('objection', { rolloutId, objectionId }),
    places: rows('location', { locationId: locationId ?? '' }),
    people: rows('person', { personId: personId ?? '' }),
  }),
  decide: ({ rollouts, objections, places, people }, { locationId, personId, ...input }, at) => {
    const person = people[0]
    if (rollouts.length === 0 || (personId !== null && !person) || (locationId !== null && places.length === 0))
      throw new Problem('access.notFound', {})
    if (person) refuseBeyond(at, { locationId: person.locationId })
    const place = locationId ?? person?.locationId ?? null
    refuseBeyond(at, { locationId: place })
    if (objections.length > 0) throw new Problem('resistance.objectionThere', {})
    return [
      put('objection', {
        ...input,
        personId,
        locationId: place,
        response: null,
        outcome: 'open',
        loggedAt: at.now,
        loggedBy: at.by.name,
        answeredAt: null,
        answeredBy: null,
      }),
    ]
  },
})

export const answerObjection = command({
  name: 'resistance.answerObjection',
  about: 'Notes what was answered to an objection, and what came of it.',
  may: 'place.help',
  input: shape({ rolloutId: id, objectionId: id, response: maybeText(1000), outcome: oneOf(objectionOutcomes) }),
  needs: ({ rolloutId, objectionId }) => ({ objections: rows('objection', { rolloutId, objectionId }) }),
  decide: ({ objections }, { response, outcome }, at) => {
    const objection = objections[0]
    if (!objection) throw new Problem('access.notFound', {})
    refuseBeyond(at, { locationId: objection.locationId })
    if (outcome !== 'open' && response === null) throw new Problem('resistance.responseMissing', {}, { field: 'response' })
    const answered = response !== null
    return [
      put('objection', {
        ...objection,
        response,
        outcome,
        answeredAt: answered ? at.now : null,
        answeredBy: answered ? at.by.name : null,
      }),
    ]
  },
})

/** Notes a figure that answers may claim from then on, with whose it is (RE-1). */
export const estimate = command({
  name: 'resistance.estimate',
  about: 'Notes a figure that answers to objections may claim, measured or estimated, and by whom; without an amount it is taken back.',
  may: 'plan.run',
  input: shape({
    rolloutId: id,
    what: oneOf(estimateKinds),
    amount: nullable(matching(/^\d{1,9}(\.\d{1,2})?$/)),
    basis: oneOf(['estimated', 'measured']),
    source: text(120),
  }),
  needs: ({ rolloutId, what }) => ({ rollouts: rows('rollout', { rolloutId }), estimates: rows('estimate', { rolloutId, what }) }),
  decide: ({ rollouts, estimates }, { amount, ...input }, at) => {
    if (rollouts.length === 0) throw new Problem('access.notFound', {})
    const [known] = estimates
    if (amount === null) return known ? [remove('estimate', known)] : []
    return [put('estimate', { ...input, amount, notedAt: at.now, notedBy: at.by.name })]
  },
})
