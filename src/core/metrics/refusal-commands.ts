/** The verbs of files that were dropped into the inbox and not imported: noting one with its reason, and having dealt with it. */
import { command, put, rows } from '#core/kernel/command.ts'
import { id, nullable, shape, text } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'

/** Notes a file that was not imported; without a rollout where it was not clear for which. Problems: access.notFound, metrics.refusalNoted. */
const noteRefusal = command({
  name: 'metrics.noteRefusal',
  about: 'Notes that a file from the inbox was not imported, with the reason (ME-4).',
  may: 'metrics.run',
  inside: true,
  input: shape({ refusalId: id, rolloutId: nullable(id), fileName: text(200), reason: text(20_000) }),
  needs: ({ refusalId, rolloutId }) => ({
    same: rows('usageRefusal', { refusalId }),
    rollouts: rows('rollout', { rolloutId: rolloutId ?? '' }),
  }),
  decide: ({ same, rollouts }, input, at) => {
    if (input.rolloutId !== null && !rollouts[0]) throw new Problem('access.notFound', {})
    if (same.length > 0) throw new Problem('metrics.refusalNoted', {})
    return [put('usageRefusal', { ...input, refusedAt: at.now, settledAt: null, settledBy: null })]
  },
})

/** Says that a refused file was dealt with. Problem: metrics.unknownRefusal. */
const settleRefusal = command({
  name: 'metrics.settleRefusal',
  about: 'Says that a file from the inbox that was not imported was dealt with (ME-4).',
  may: 'metrics.run',
  input: shape({ refusalId: id }),
  needs: ({ refusalId }) => ({ refusals: rows('usageRefusal', { refusalId }) }),
  decide: ({ refusals }, _, at) => {
    const [found] = refusals
    if (!found || found.settledAt !== null) throw new Problem('metrics.unknownRefusal', {})
    return [put('usageRefusal', { ...found, settledAt: at.now, settledBy: at.by.name })]
  },
})

export const refusalCommands = [noteRefusal, settleRefusal] as const
