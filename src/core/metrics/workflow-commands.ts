/** The verb of key workflows: which kinds of work count as key (ME-1). */
import { command, put, remove, rows } from '#core/kernel/command.ts'
import { id, listOf, shape, text } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'

/** Chooses the workflows that count as key; none means that each of them counts. Problem: access.notFound. */
export const chooseWorkflows = command({
  name: 'metrics.chooseWorkflows',
  about: 'Chooses which workflows count as key in the figures of who does them; without any, each workflow counts (ME-1).',
  may: 'metrics.run',
  input: shape({ rolloutId: id, workflows: listOf(text(60), 200) }),
  needs: ({ rolloutId }) => ({ rollouts: rows('rollout', { rolloutId }), chosen: rows('keyWorkflow', { rolloutId }) }),
  decide: ({ rollouts, chosen }, { rolloutId, workflows }, at) => {
    if (!rollouts[0]) throw new Problem('access.notFound', {})
    const wanted = new Set(workflows)
    const known = new Set(chosen.map(({ workflow }) => workflow))
    return [
      ...[...wanted].filter((workflow) => !known.has(workflow)).map((workflow) => put('keyWorkflow', { rolloutId, workflow, chosenAt: at.now, chosenBy: at.by.name })), // prettier-ignore
      ...chosen.filter(({ workflow }) => !wanted.has(workflow)).map((row) => remove('keyWorkflow', row)),
    ]
  },
  reverse: ({ chosen }, { rolloutId }) => [
    { name: 'metrics.chooseWorkflows', input: { rolloutId, workflows: chosen.map(({ workflow }) => workflow) } },
  ],
})
