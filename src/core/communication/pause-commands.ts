/** The verbs of a pause: messages of everyone, of one phase or of one place wait until it ends (CM-10). */
import { command, put, rows } from '#core/kernel/command.ts'
import { id, nullable, shape, text } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'

export const pauseMessages = command({
  name: 'communication.pause',
  about: 'Lets the messages of everyone, of one phase or of one place wait, and says why (CM-10).',
  may: 'communication.run',
  input: shape({ rolloutId: id, pauseId: id, phaseKey: nullable(id), locationId: nullable(id), because: text(300) }),
  needs: ({ rolloutId }) => ({
    rollouts: rows('rollout', { rolloutId }),
    pauses: rows('pause', { rolloutId }),
    phases: rows('phase', { rolloutId }),
    locations: rows('location'),
  }),
  decide: (from, input, at) => {
    const { phaseKey, locationId } = input
    const known =
      from.rollouts.length > 0 &&
      (phaseKey === null || from.phases.some((row) => row.phaseKey === phaseKey)) &&
      (locationId === null || from.locations.some((row) => row.locationId === locationId))
    if (!known) throw new Problem('access.notFound', {})
    if (from.pauses.some(({ pauseId }) => pauseId === input.pauseId)) throw new Problem('communication.idTaken', {})
    return [put('pause', { ...input, pausedAt: at.now, pausedBy: at.by.name, endedAt: null, endedBy: null })]
  },
})

export const resumeMessages = command({
  name: 'communication.resume',
  about: 'Ends a pause: messages go on where they stopped (CM-10).',
  may: 'communication.run',
  input: shape({ rolloutId: id, pauseId: id }),
  needs: ({ rolloutId, pauseId }) => ({ pauses: rows('pause', { rolloutId, pauseId }) }),
  decide: ({ pauses }, _input, at) => {
    const [pause] = pauses
    if (!pause) throw new Problem('access.notFound', {})
    return pause.endedAt === null ? [put('pause', { ...pause, endedAt: at.now, endedBy: at.by.name })] : []
  },
})
