/** The verb by which a step of a newcomer’s small rollout is done (RV-5). */
import { refuseBeyond } from '#core/access/access-scope.ts'
import { command, put, rows } from '#core/kernel/command.ts'
import { boolean, id, maybeText, oneOf, shape } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import { tickedSteps } from '#core/review/newcomers.ts'

/**
 * Marks a step as done, or as open again: whoever helps at the location any of them, the newcomer their own materials (RV-5).
 * Problems: access.notFound, review.helperTicks.
 */
export const settleNewcomer = command({
  name: 'review.settleNewcomer',
  about:
    'Marks the account, the materials or the first-weeks check of a newcomer as done, or as open again; one’s own: the materials (RV-5).',
  may: 'part.take',
  input: shape({ rolloutId: id, personId: id, step: oneOf(tickedSteps), done: boolean(), note: maybeText(300) }),
  needs: ({ rolloutId, personId }) => ({ newcomers: rows('newcomer', { rolloutId, personId }) }),
  decide: ({ newcomers: [known] }, { step, done, note }, at) => {
    if (!known) throw new Problem('access.notFound', {})
    refuseBeyond(at, known)
    if (step !== 'materials' && at.by.rights?.includes('place.help') === false) throw new Problem('review.helperTicks', {})
    const by = { at: done ? at.now : null, name: done ? at.by.name : null }
    const change =
      step === 'account'
        ? { accountAt: by.at, accountBy: by.name }
        : step === 'materials'
          ? { materialsAt: by.at, materialsBy: by.name }
          : { checkedAt: by.at, checkedBy: by.name, checkNote: done ? note : null }
    return [put('newcomer', { ...known, ...change })]
  },
})
