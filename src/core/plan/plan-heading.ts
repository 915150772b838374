/** The sentence on top of the Plan page: what the whole rollout works towards. */
import { note, type Note } from '#core/kernel/note.ts'
import type { Row } from '#core/kernel/rows.ts'

/**
 * The day the old system goes off; without one, the day from which everyone works with the tool. While anything is paused (CO-3)
 * neither day holds, and the heading gives none.
 *
 * @example planHeading({ tool: 'New CRM', oldSystem: 'Old CRM' }, phases) // said: "Old CRM off on Monday 25 January"
 */
export const planHeading = (
  rollout: Pick<Row<'rollout'>, 'tool' | 'oldSystem'>,
  phases: readonly Pick<Row<'phase'>, 'phaseKey' | 'goLiveOn'>[],
  isPaused = false,
): Note => {
  const off = phases.find(({ phaseKey }) => phaseKey === 'off')
  if (isPaused) return note('plan.heading.paused', { tool: rollout.tool, system: off ? rollout.oldSystem : null })
  if (off && rollout.oldSystem !== null) return note('plan.heading.off', { system: rollout.oldSystem, on: off.goLiveOn })
  const last = phases
    .filter(({ phaseKey }) => phaseKey !== 'off')
    .reduce((latest, { goLiveOn }) => (goLiveOn > latest ? goLiveOn : latest), '')
  return last === '' ? note('plan.heading.empty', { tool: rollout.tool }) : note('plan.heading.everyone', { tool: rollout.tool, on: last })
}
