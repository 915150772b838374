/** The verbs of mobile data at a location: noting readings of a phone's data counter, and what data costs (RG-8). */
import { refuseBeyond } from '#core/access/access-scope.ts'
import { command, put, remove, rows } from '#core/kernel/command.ts'
import { amount, day, id, matching, nullable, oneOf, shape } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'

const megabytes = amount(0, 10_000_000)

/** Notes the first reading, or both. Problems: access.notFound, contingency.dayAhead, contingency.counterFell, contingency.readingOrder. */
export const noteData = command({
  name: 'contingency.noteData',
  about: 'Notes readings of a phone’s data counter for the new tool at a location: the first one, or both (RG-8).',
  may: 'place.help',
  input: shape({
    rolloutId: id,
    readingId: id,
    locationId: id,
    startMb: megabytes,
    startOn: day,
    endMb: nullable(megabytes),
    endOn: nullable(day),
  }),
  needs: ({ rolloutId, readingId, locationId }) => ({
    rollouts: rows('rollout', { rolloutId }),
    locations: rows('location', { locationId }),
    known: rows('dataReading', { rolloutId, readingId }),
  }),
  decide: ({ rollouts, locations, known: [known] }, input, at) => {
    refuseBeyond(at, input)
    if (rollouts.length === 0 || locations.length === 0) throw new Problem('access.notFound', {})
    const { startMb, startOn, endMb, endOn } = input
    const last = endOn ?? startOn
    if (last > at.today) throw new Problem('contingency.dayAhead', { on: last }, { field: endOn === null ? 'startOn' : 'endOn' })
    if ((endMb === null) !== (endOn === null) || (endOn !== null && endOn < startOn))
      throw new Problem('contingency.readingOrder', {}, { field: 'endOn' })
    if (endMb !== null && endMb < startMb) throw new Problem('contingency.counterFell', { from: startMb, to: endMb }, { field: 'endMb' })
    // Comes last, so that nothing is told of a reading of elsewhere.
    if (known && known.locationId !== input.locationId) throw new Problem('access.notFound', {})
    return [put('dataReading', { ...input, notedBy: at.by.name })]
  },
})

/** Removes a measurement that went wrong. Problem: access.notFound. */
export const removeData = command({
  name: 'contingency.removeData',
  about: 'Removes readings of a data counter that went wrong (RG-8).',
  may: 'place.help',
  input: shape({ rolloutId: id, readingId: id }),
  needs: ({ rolloutId, readingId }) => ({ known: rows('dataReading', { rolloutId, readingId }) }),
  decide: ({ known: [known] }, _, at) => {
    if (!known) throw new Problem('access.notFound', {})
    refuseBeyond(at, known)
    return [remove('dataReading', known)]
  },
})

/** Says what mobile data costs at a location and who pays. Problem: access.notFound. */
export const priceData = command({
  name: 'contingency.priceData',
  about: 'Says what a gigabyte of mobile data costs at a location, and whether the organisation or the people pay for it (RG-8).',
  may: 'place.help',
  input: shape({
    rolloutId: id,
    locationId: id,
    pricePerGb: matching(/^\d{1,9}(\.\d{1,4})?$/),
    currency: matching(/^[A-Z]{3}$/),
    paidBy: oneOf(['organisation', 'people']),
  }),
  needs: ({ rolloutId, locationId }) => ({ rollouts: rows('rollout', { rolloutId }), locations: rows('location', { locationId }) }),
  decide: ({ rollouts, locations }, input, at) => {
    refuseBeyond(at, input)
    if (rollouts.length === 0 || locations.length === 0) throw new Problem('access.notFound', {})
    return [put('dataPrice', { ...input, notedOn: at.today, notedBy: at.by.name })]
  },
})

export const mobileDataCommands = [noteData, removeData, priceData] as const
