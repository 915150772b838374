/** The verbs of what people learn from by themselves: keep it, take it away, and have a file with it. */
import { command, put, remove, rows } from '#core/kernel/command.ts'
import { id, language, matching, maybeText, nullable, oneOf, shape, text, whole } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import { mostBytes, resourceKinds, resourceStates } from '#core/training/resources.ts'
import { webAddress } from '#core/training/session-commands.ts'

/**
 * Keeps a quick start, video, FAQ, cheat sheet or other thing in one language (TR-4). Whatever file it has stays with it.
 * Problems: `training.badLink`, `training.nothingToOpen`, `training.noLighter`, `access.notFound`.
 */
export const keepResource = command({
  name: 'training.keepResource',
  about:
    'Keeps what people learn from by themselves: kind, language, state, size, a link, and what to take instead where data is dear (TR-4).',
  may: 'training.run',
  input: shape({
    rolloutId: id,
    resourceId: id,
    kind: oneOf(resourceKinds),
    language,
    title: text(160),
    state: oneOf(resourceStates),
    bytes: nullable(whole(0, mostBytes)),
    extent: nullable(whole(1, 10_000)),
    link: maybeText(1000),
    lighterId: nullable(id),
  }),
  needs: ({ rolloutId }) => ({ rollouts: rows('rollout', { rolloutId }), resources: rows('resource', { rolloutId }) }),
  decide: ({ rollouts, resources }, input, at) => {
    if (!rollouts[0]) throw new Problem('access.notFound', {})
    const before = resources.find((row) => row.resourceId === input.resourceId)
    if (input.link !== null && !webAddress.test(input.link)) throw new Problem('training.badLink', {}, { field: 'link' })
    if (input.state === 'final' && input.link === null && before?.sha256 == null)
      throw new Problem('training.nothingToOpen', { title: input.title }, { field: 'state' })
    const lighter = input.lighterId === null ? undefined : resources.find((row) => row.resourceId === input.lighterId)
    if (input.lighterId !== null && (!lighter || lighter === before || lighter.lighterId === input.resourceId))
      throw new Problem('training.noLighter', {}, { field: 'lighterId' })
    const { fileName = null, mediaType = null, sha256 = null } = before ?? {}
    // The size of a file is counted, not said.
    const bytes = sha256 === null ? input.bytes : (before?.bytes ?? input.bytes)
    return [put('resource', { ...input, bytes, fileName, mediaType, sha256, changedAt: at.now, changedBy: at.by.name })]
  },
})

/** Takes a resource away; what named it as the lighter one names none. Problem: `access.notFound`. */
export const removeResource = command({
  name: 'training.removeResource',
  about: 'Takes away something people learned from; its file goes too.',
  may: 'training.run',
  input: shape({ rolloutId: id, resourceId: id }),
  needs: ({ rolloutId }) => ({ resources: rows('resource', { rolloutId }) }),
  decide: ({ resources }, { resourceId }) => {
    const resource = resources.find((row) => row.resourceId === resourceId)
    if (!resource) throw new Problem('access.notFound', {})
    return [
      remove('resource', resource),
      ...resources.filter((row) => row.lighterId === resourceId).map((row) => put('resource', { ...row, lighterId: null })),
    ]
  },
})

/** Notes the file that was uploaded for a resource: the server has it by then. Problem: `access.notFound`. */
export const attachFile = command({
  name: 'training.attachFile',
  about: 'Notes the file that was uploaded for a resource.',
  may: 'training.run',
  inside: true,
  input: shape({
    rolloutId: id,
    resourceId: id,
    fileName: text(160),
    mediaType: text(100),
    bytes: whole(0, mostBytes),
    sha256: matching(/^[0-9a-f]{64}$/),
  }),
  needs: ({ rolloutId, resourceId }) => ({ resources: rows('resource', { rolloutId, resourceId }) }),
  decide: ({ resources }, { fileName, mediaType, bytes, sha256 }, at) => {
    const before = resources[0]
    if (!before) throw new Problem('access.notFound', {})
    const state = before.state === 'missing' ? 'draft' : before.state
    return [put('resource', { ...before, state, fileName, mediaType, bytes, sha256, changedAt: at.now, changedBy: at.by.name })]
  },
})
