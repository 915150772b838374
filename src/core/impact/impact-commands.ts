/** The verbs of business impact: describing a measure, readings by import, timing and estimate, and freezing the baseline. */
import { todayIn } from '#core/kernel/calendar.ts'
import { selfOf } from '#core/access/access-scope.ts'
import { type At, command, idWithin, put, remove, rows, rowsAmong } from '#core/kernel/command.ts'
import { amount, day, id, listOf, nullable, oneOf, optional, shape, text } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row } from '#core/kernel/rows.ts'
import { addedReadings } from '#core/impact/added-readings.ts'
import { firstGoLiveOn, stageOf } from '#core/impact/impact-stage.ts'

export const measureUnits = ['minutes', 'errors', 'hours'] as const
export type MeasureUnit = (typeof measureUnits)[number]

/** Most readings of one import. */
export const mostReadings = 2000

const value = amount(0, 100_000)
const neededBy = (rolloutId: string, measureId: string) => ({
  measures: rows('impactMeasure', { rolloutId, measureId }),
  phases: rows('phase', { rolloutId }),
  freezes: rows('impactFreeze', { rolloutId }),
})

interface ReadingRows {
  readonly measures: readonly Row<'impactMeasure'>[]
  readonly phases: readonly Row<'phase'>[]
  readonly freezes: readonly Row<'impactFreeze'>[]
}

/** What every reading has; refused for an unknown measure, a day to come, and a baseline that is closed. */
const readingOf = ({ measures, phases, freezes }: ReadingRows, takenOn: string, at: At) => {
  if (!measures[0]) throw new Problem('impact.unknownMeasure', {})
  if (takenOn > at.today) throw new Problem('impact.future', { on: takenOn }, { field: 'takenOn' })
  return { stage: stageOf(takenOn, firstGoLiveOn(phases), freezes[0], at), takenOn, notedBy: at.by.name }
}

/** Describes a measure, new or known (ME-7). Problems: access.notFound, impact.closed, impact.unitFixed. */
export const describeMeasure = command({
  name: 'impact.describeMeasure',
  about: 'Describes what is measured before and after: minutes of a task, errors in 100, or hours of a process (ME-7).',
  may: 'metrics.run',
  input: shape({ rolloutId: id, measureId: id, name: text(120), unit: oneOf(measureUnits), perWeek: nullable(amount(0, 1000)) }),
  needs: ({ rolloutId, measureId }) => ({
    ...neededBy(rolloutId, measureId),
    rollouts: rows('rollout', { rolloutId }),
    readings: rows('impactReading', { rolloutId, measureId }),
  }),
  decide: ({ rollouts, measures, phases, freezes, readings }, input, at) => {
    if (!rollouts[0]) throw new Problem('access.notFound', {})
    const [known] = measures
    const first = firstGoLiveOn(phases)
    if (!known && (freezes[0] || (first !== null && first <= at.today))) throw new Problem('impact.closed', {})
    if (known && known.unit !== input.unit && readings.length > 0) throw new Problem('impact.unitFixed', { name: known.name })
    return [put('impactMeasure', input)]
  },
})

/** Records an estimate with its range (ME-7). Problems: impact.unknownMeasure, impact.future, impact.frozen, impact.badRange, impact.there. */
export const noteEstimate = command({
  name: 'impact.noteEstimate',
  about: 'Records an estimate of a measure with its range (ME-7).',
  may: 'metrics.run',
  input: shape({ rolloutId: id, readingId: id, measureId: id, value, low: value, high: value, takenOn: day }),
  needs: ({ rolloutId, measureId, readingId }) => ({
    ...neededBy(rolloutId, measureId),
    there: rows('impactReading', { rolloutId, readingId }),
  }),
  decide: ({ there, ...facts }, input, at) => {
    const reading = readingOf(facts, input.takenOn, at)
    if (there.length > 0) throw new Problem('impact.there', {})
    if (!(input.low <= input.value && input.value <= input.high)) throw new Problem('impact.badRange', {}, { field: 'value' })
    return [put('impactReading', { ...input, ...reading, how: 'estimate', personId: null })]
  },
})

/** Keeps how long a task took that one timed oneself (ME-7). Problems: as `impact.noteEstimate`, and access.notAPerson, impact.notTimed. */
export const timeTask = command({
  name: 'impact.timeTask',
  about: 'Keeps how many minutes a task took, timed by whoever did it (ME-7).',
  may: 'part.take',
  input: shape({ rolloutId: id, readingId: id, measureId: id, minutes: amount(0, 1440), takenOn: day }),
  needs: ({ rolloutId, measureId, readingId }) => ({
    ...neededBy(rolloutId, measureId),
    there: rows('impactReading', { rolloutId, readingId }),
  }),
  decide: ({ there, ...facts }, { minutes, ...input }, at) => {
    const personId = selfOf(at)
    const reading = readingOf(facts, input.takenOn, at)
    if (facts.measures[0]?.unit === 'errors') throw new Problem('impact.notTimed', {})
    if (there.length > 0) throw new Problem('impact.there', {})
    const taken = facts.measures[0]?.unit === 'hours' ? minutes / 60 : minutes
    return [put('impactReading', { ...input, ...reading, value: taken, how: 'timed', low: null, high: null, personId })]
  },
})

/**
 * Imports readings of a measure, each of somebody or of nobody by name, all of them or none, and none that is there already (ME-7,
 * ME-13). Problems: impact.unknownMeasure, impact.future, impact.frozen, access.notFound.
 */
export const importReadings = command({
  name: 'impact.importReadings',
  about: 'Imports readings of a measure from a file, all of them or none; those that are there already are left out (ME-7).',
  may: 'metrics.run',
  carriesList: true,
  input: shape({ rolloutId: id, measureId: id, readings: listOf(shape({ value, takenOn: day, personId: optional(id) }), mostReadings) }),
  needs: ({ rolloutId, measureId, readings }) => ({
    ...neededBy(rolloutId, measureId),
    there: rows('impactReading', { rolloutId, measureId }),
    people: rowsAmong('person', 'personId', [], {}, readings.flatMap(({ personId }) => personId ?? [])), // prettier-ignore
  }),
  decide: ({ there, people, ...facts }, { rolloutId, measureId, readings }, at) => {
    if (!facts.measures[0]) throw new Problem('impact.unknownMeasure', {})
    const known = new Set(people.map(({ personId }) => personId))
    if (readings.some(({ personId }) => personId !== undefined && !known.has(personId))) throw new Problem('access.notFound', {})
    return addedReadings(there, readings).map((one, n) =>
      put('impactReading', {
        rolloutId,
        measureId,
        readingId: idWithin(at, n),
        ...readingOf(facts, one.takenOn, at),
        value: one.value,
        how: 'import',
        low: null,
        high: null,
        personId: one.personId ?? null,
      }),
    )
  },
})

/** Takes a reading back that was wrong (ME-7). Problems: impact.unknownReading, impact.frozen. */
export const removeReading = command({
  name: 'impact.removeReading',
  about: 'Removes a reading that was wrong; one of a frozen baseline stays (ME-7).',
  may: 'metrics.run',
  input: shape({ rolloutId: id, readingId: id }),
  needs: ({ rolloutId, readingId }) => ({
    readings: rows('impactReading', { rolloutId, readingId }),
    phases: rows('phase', { rolloutId }),
    freezes: rows('impactFreeze', { rolloutId }),
  }),
  decide: ({ readings, phases, freezes }, _input, at) => {
    const [reading] = readings
    if (!reading) throw new Problem('impact.unknownReading', {})
    if (reading.stage === 'before' && freezes[0])
      throw new Problem('impact.frozen', { on: todayIn(at.zone, freezes[0].frozenAt), first: firstGoLiveOn(phases) })
    return [remove('impactReading', reading)]
  },
})

/** Freezes the baseline before the first go-live (ME-7). Problems: access.notFound, impact.frozen, impact.begun, impact.nothingMeasured. */
export const freezeBaseline = command({
  name: 'impact.freeze',
  about: 'Freezes the baseline before the first go-live, with who and when: nothing of it comes, changes or goes any more (ME-7).',
  may: 'metrics.run',
  input: shape({ rolloutId: id }),
  needs: ({ rolloutId }) => ({
    rollouts: rows('rollout', { rolloutId }),
    phases: rows('phase', { rolloutId }),
    freezes: rows('impactFreeze', { rolloutId }),
    readings: rows('impactReading', { rolloutId, stage: 'before' }),
  }),
  decide: ({ rollouts, phases, freezes, readings }, { rolloutId }, at) => {
    if (!rollouts[0]) throw new Problem('access.notFound', {})
    const first = firstGoLiveOn(phases)
    if (freezes[0]) throw new Problem('impact.frozen', { on: todayIn(at.zone, freezes[0].frozenAt), first })
    if (first !== null && first <= at.today) throw new Problem('impact.begun', { first })
    if (readings.length === 0) throw new Problem('impact.nothingMeasured', {})
    return [put('impactFreeze', { rolloutId, frozenAt: at.now, frozenBy: at.by.name })]
  },
})
