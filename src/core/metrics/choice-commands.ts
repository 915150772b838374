/** The verbs of what figures conclude: which source decides who is active, and noting the verdicts of the goals. */
import { command, put, remove, rows } from '#core/kernel/command.ts'
import { id, listOf, matching, nullable, oneOf, otherwise, shape, text, whole } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import { toldWith } from '#core/metrics/figures.ts'
import { goalKeys } from '#core/metrics/goals.ts'
import { saidSourceIds, sourceName } from '#core/metrics/usage-source.ts'

/** Chooses the source that decides. Problems: access.notFound, metrics.unknownSource, metrics.cannotDecide. */
export const chooseDeciding = command({
  name: 'metrics.chooseDeciding',
  about: 'Chooses the source that decides who is active where sources disagree; without one, whoever any source saw is active (ME-15).',
  may: 'metrics.run',
  input: shape({ rolloutId: id, sourceId: nullable(sourceName) }),
  needs: ({ rolloutId, sourceId }) => ({
    rollouts: rows('rollout', { rolloutId }),
    sources: rows('usageSource', { rolloutId, sourceId: sourceId ?? '' }),
  }),
  decide: ({ rollouts, sources }, { rolloutId, sourceId }, at) => {
    if (!rollouts[0]) throw new Problem('access.notFound', {})
    const [source] = sources
    if (sourceId !== null && !source && !saidSourceIds.some((one) => one === sourceId))
      throw new Problem('metrics.unknownSource', { source: sourceId }, { field: 'sourceId' })
    if (source && (source.system !== 'new' || source.grain === 'total'))
      throw new Problem('metrics.cannotDecide', { name: source.name, namesNobody: source.grain === 'total' }, { field: 'sourceId' })
    return [put('usageChoice', { rolloutId, sourceId, chosenAt: at.now, chosenBy: at.by.name })]
  },
})

const compared = ['verdict', 'reason', 'people', 'active', 'covered'] as const

/** Notes the verdicts of the goals as they stand. Problems: access.notFound, metrics.goalsUnchanged. */
export const noteGoals = command({
  name: 'metrics.noteGoals',
  about:
    'Notes the verdicts of the four goals, for everyone and for each phase, and how many are active, so that messages and reviews can tell them (CM-3, ME-16); of an approved plan also which phases are told as one (ME-8).',
  may: 'metrics.run',
  inside: true,
  input: shape({
    rolloutId: id,
    verdicts: listOf(
      shape({
        /** Empty for everyone. */
        phaseKey: matching(/^.{0,200}$/),
        goal: oneOf(goalKeys),
        verdict: oneOf(['met', 'not met', 'not known']),
        reason: text(40),
        people: whole(0, 10_000_000),
        /** Of the goal of use: who is active of those who are live and whose use is known; null where it is not. */
        active: otherwise(nullable(whole(0, 10_000_000)), null),
        covered: otherwise(nullable(whole(0, 10_000_000)), null),
      }),
      4000,
    ),
  }),
  needs: ({ rolloutId }) => ({
    rollouts: rows('rollout', { rolloutId }),
    phases: rows('phase', { rolloutId }),
    fixed: rows('toldPhase', { rolloutId }),
    noted: rows('goalVerdict', { rolloutId }),
  }),
  decide: ({ rollouts, phases, fixed, noted }, { rolloutId, verdicts }, at) => {
    const [rollout] = rollouts
    if (!rollout) throw new Problem('access.notFound', {})
    const keyOf = (one: { readonly phaseKey: string; readonly goal: string }): string => JSON.stringify([one.phaseKey, one.goal])
    const known = new Map(noted.map((row) => [keyOf(row), row]))
    const told = new Set(verdicts.map(keyOf))
    const changed = verdicts.filter((one) => {
      const row = known.get(keyOf(one))
      return compared.some((column) => row?.[column] !== one[column])
    })
    const gone = noted.filter((row) => !told.has(keyOf(row)))
    const inOrder = phases.toSorted((a, b) => a.position - b.position)
    const added = rollout.approvedAt === null ? [] : toldWith(inOrder, fixed).slice(fixed.length)
    if (changed.length + gone.length + added.length === 0) throw new Problem('metrics.goalsUnchanged', {})
    return [
      ...changed.map((one) => put('goalVerdict', { rolloutId, ...one, notedOn: at.today })),
      ...added.map((one) => put('toldPhase', { rolloutId, ...one })),
      ...gone.map(({ organisationId: _, version: __, ...row }) => remove('goalVerdict', row)),
    ]
  },
})

export const choiceCommands = [chooseDeciding, noteGoals] as const
