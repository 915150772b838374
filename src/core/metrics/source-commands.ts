/** The verbs of where usage figures come from: describing a source, noting an import and undoing it, confirming an alias. */
import { todayIn } from '#core/kernel/calendar.ts'
import { type At, command, put, rows } from '#core/kernel/command.ts'
import { day, id, type Infer, listOf, matching, maybeText, nullable, oneOf, otherwise, shape, text, whole } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row } from '#core/kernel/rows.ts'
import { identityOf } from '#core/metrics/usage-identity.ts'
import { sourceName, usageGrains, usageMapping, usageSystems } from '#core/metrics/usage-source.ts'

/** What is said of a source. */
const description = {
  name: text(120),
  grain: oneOf(usageGrains),
  system: oneOf(usageSystems),
  report: maybeText(80),
  workflow: maybeText(60),
  /** Of whose people it tells; null for everyone (ME-3). */
  locationIds: otherwise(nullable(listOf(id, 1000)), null),
  mapping: nullable(usageMapping),
}
const described = shape(description)

/** The row of a source as it is described now. Problem: metrics.grainFixed. */
const sourceRow = (
  { same: [known], imports }: { same: readonly Row<'usageSource'>[]; imports: readonly Row<'usageImport'>[] },
  input: Infer<typeof described> & Pick<Row<'usageSource'>, 'rolloutId' | 'sourceId'>,
  at: At,
) => {
  const isUsed = imports.some(({ takenBackAt }) => takenBackAt === null)
  if (known && isUsed && (known.grain !== input.grain || known.system !== input.system))
    throw new Problem('metrics.grainFixed', { name: known.name }, { field: known.grain === input.grain ? 'system' : 'grain' })
  const mapping = input.mapping && JSON.stringify(input.mapping)
  const locationIds = input.locationIds && JSON.stringify(input.locationIds)
  return put('usageSource', { ...input, mapping, locationIds, describedAt: at.now, describedBy: at.by.name })
}

/** Describes a source, new or known. Problems: access.notFound, metrics.grainFixed. */
export const describeSource = command({
  name: 'metrics.describeSource',
  about:
    'Describes a source of usage figures: its grain, the system and the locations it tells of, and the columns of its files (ME-3, ME-4).',
  may: 'metrics.run',
  input: shape({ rolloutId: id, sourceId: sourceName, ...description }),
  needs: ({ rolloutId, sourceId }) => ({
    rollouts: rows('rollout', { rolloutId }),
    same: rows('usageSource', { rolloutId, sourceId }),
    imports: rows('usageImport', { rolloutId, sourceId }),
  }),
  decide: ({ rollouts, same, imports }, input, at) => {
    if (!rollouts[0]) throw new Problem('access.notFound', {})
    return [sourceRow({ same, imports }, input, at)]
  },
})

/**
 * Notes what was taken in, and describes its source where the file says something new of it, both or neither; the usage itself is written
 * beside it. Problems: metrics.unknownSource, metrics.importedBefore, metrics.grainFixed.
 */
export const noteImport = command({
  name: 'metrics.noteImport',
  about: 'Notes that usage was imported: from which source and file, how many lines, and which were not taken (ME-4).',
  may: 'metrics.run',
  inside: true,
  input: shape({
    rolloutId: id,
    importId: id,
    sourceId: sourceName,
    fileName: maybeText(200),
    contentHash: nullable(matching(/^[0-9a-f]{64}$/)),
    madeOn: nullable(day),
    newestOn: nullable(day),
    people: nullable(whole(0, 10_000_000)),
    taken: nullable(whole(0, 10_000_000)),
    refused: nullable(whole(0, 10_000_000)),
    unknown: nullable(whole(0, 10_000_000)),
    importedBy: text(200),
    described: otherwise(nullable(described), null),
  }),
  needs: ({ rolloutId, importId, sourceId, contentHash }) => ({
    imports: rows('usageImport', { rolloutId, sourceId }),
    sources: rows('usageSource', { rolloutId, sourceId }),
    there: rows('usageImport', { rolloutId, importId }),
    same: rows('usageImport', { rolloutId, sourceId, contentHash: contentHash ?? '' }),
  }),
  decide: ({ imports, sources, there, same }, { described: saying, ...input }, at) => {
    if (!sources[0] && !saying) throw new Problem('metrics.unknownSource', { source: input.sourceId })
    const before = [...there, ...same].find(({ takenBackAt }) => takenBackAt === null)
    if (before)
      throw new Problem('metrics.importedBefore', { on: todayIn(at.zone, before.importedAt), file: before.fileName ?? input.sourceId })
    const { rolloutId, sourceId } = input
    const source = saying ? [sourceRow({ same: sources, imports }, { ...saying, rolloutId, sourceId }, at)] : []
    return [...source, put('usageImport', { ...input, importedAt: at.now, takenBackAt: null, takenBackBy: null })]
  },
})

/** Undoes an import: no figure counts it from now on. Problems: metrics.unknownImport, metrics.takenBackBefore. */
export const takeBackImport = command({
  name: 'metrics.takeBackImport',
  about:
    'Undoes an import of usage: what it said counts no longer, and what other imports said counts as if it had never been there (ME-4).',
  may: 'metrics.run',
  input: shape({ rolloutId: id, importId: id }),
  needs: ({ rolloutId, importId }) => ({ imports: rows('usageImport', { rolloutId, importId }) }),
  decide: ({ imports }, _, at) => {
    const [found] = imports
    if (!found) throw new Problem('metrics.unknownImport', {})
    if (found.takenBackAt !== null) throw new Problem('metrics.takenBackBefore', { on: todayIn(at.zone, found.takenBackAt) })
    return [put('usageImport', { ...found, takenBackAt: at.now, takenBackBy: at.by.name })]
  },
})

/** Learns whose a name in a source is. Problems: people.unknownPerson, metrics.aliasTaken. */
export const learnAlias = command({
  name: 'metrics.learnAlias',
  about: 'Confirms that a name or an address in a source is that of a person, from now on and for every source (ME-4).',
  may: 'metrics.run',
  input: shape({ aliasId: id, identity: text(320), personId: id }),
  needs: ({ aliasId, identity, personId }) => ({
    people: rows('person', { personId }),
    same: rows('usageAlias', { aliasId }),
    taken: rows('usageAlias', { identity: identityOf(identity) }),
    addressed: rows('person', { email: identityOf(identity) }),
  }),
  decide: ({ people, same, taken, addressed }, { aliasId, identity, personId }, at) => {
    if (!people[0]) throw new Problem('people.unknownPerson', {}, { field: 'personId' })
    const isTaken = taken.some(({ endedAt }) => endedAt === null) || addressed.length > 0 || same.length > 0
    if (isTaken) throw new Problem('metrics.aliasTaken', { identity: identityOf(identity) }, { field: 'identity' })
    return [put('usageAlias', { aliasId, identity: identityOf(identity), personId, learntAt: at.now, learntBy: at.by.name, endedAt: null })]
  },
})

/** Ends an alias; what was imported under it stays. Problem: metrics.unknownAlias. */
export const endAlias = command({
  name: 'metrics.endAlias',
  about: 'Ends an alias: lines under that name are of nobody known from now on; what was imported before stays (ME-4).',
  may: 'metrics.run',
  input: shape({ aliasId: id }),
  needs: ({ aliasId }) => ({ aliases: rows('usageAlias', { aliasId }) }),
  decide: ({ aliases }, _, at) => {
    const [found] = aliases
    if (!found || found.endedAt !== null) throw new Problem('metrics.unknownAlias', {})
    return [put('usageAlias', { ...found, endedAt: at.now })]
  },
})

export const metricsCommands = [describeSource, noteImport, takeBackImport, learnAlias, endAlias] as const
