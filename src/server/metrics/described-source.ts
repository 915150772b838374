/** Which of the sources that somebody described a file from the inbox is of (ME-4). */
import type { Kysely } from 'kysely'
import { Problem } from '#core/kernel/problem.ts'
import { plainHeading, sourceOf } from '#core/metrics/usage-columns.ts'
import type { Row } from '#core/registry/tables.ts'
import type { Schema } from '#server/db/schema.ts'

interface Asked {
  /** As the folders say that the file lies in. */
  readonly rollout: string | undefined
  readonly source: string | undefined
  /** Its headings. */
  readonly columns: readonly string[]
}

/** Whether a source reads such a file: a kind of report that is known, or a table by the columns that were chosen. */
const reads = ({ mapping, report }: Pick<Row<'usageSource'>, 'mapping' | 'report'>, kind: string, columns: readonly string[]): boolean => {
  if (mapping === null) return kind !== 'other' && report?.split(' ')[0] === kind
  const here = new Set(columns.map((heading) => heading.trim().toLowerCase()))
  const { order: _, ...chosen } = JSON.parse(mapping) as Record<string, string | null>
  return Object.values(chosen).every((heading) => heading === null || here.has(heading.trim().toLowerCase()))
}

const idsOf = ({ rolloutId, sourceId }: { rolloutId: string; sourceId: string }) => ({ rolloutId, sourceId })

/**
 * The source of a file and its rollout: the one of its folder, else the only one that reads such a file. What a source tells of is never
 * guessed. Problems: metrics.whichRollout, metrics.unknownFolder, metrics.whichSource, metrics.notDescribed, metrics.noMapping.
 */
export const describedSource = async (
  db: Kysely<Schema>,
  organisationId: string,
  { rollout, source, columns }: Asked,
): Promise<{ rolloutId: string; sourceId: string }> => {
  const rollouts = await db.selectFrom('rollout').select(['rolloutId', 'tool']).where('organisationId', '=', organisationId).orderBy('rolloutId').execute() // prettier-ignore
  if (rollouts.length === 0) throw new Problem('metrics.whichRollout', { rollouts: [] })
  const sources = await db
    .selectFrom('usageSource')
    .select(['rolloutId', 'sourceId', 'report', 'mapping'])
    .where('organisationId', '=', organisationId)
    .orderBy('rolloutId')
    .orderBy('sourceId')
    .execute()
  const here = sources.filter(({ rolloutId }) => rollout === undefined || rolloutId === rollout)
  if (rollout !== undefined && !rollouts.some(({ rolloutId }) => rolloutId === rollout))
    throw new Problem('metrics.unknownFolder', {
      folder: rollout,
      folders: rollouts.map(({ rolloutId, tool }) => `${rolloutId}/ (${tool})`),
    })
  if (source !== undefined) {
    const found = here.find(({ sourceId }) => sourceId === source)
    if (!found)
      throw new Problem('metrics.unknownFolder', {
        folder: `${rollout}/${source}`,
        folders: here.map(({ sourceId }) => `${rollout}/${sourceId}/`),
      })
    return idsOf(found)
  }
  const kind = sourceOf(columns.map(plainHeading))
  const [only, ...others] = here.filter((one) => reads(one, kind, columns))
  if (only && others.length === 0) return idsOf(only)
  if (only) throw new Problem('metrics.whichSource', { folders: [only, ...others].map(({ rolloutId, sourceId }) => `${rolloutId}/${sourceId}/`) }) // prettier-ignore
  if (kind !== 'other') throw new Problem('metrics.notDescribed', { kind })
  throw new Problem('metrics.noMapping', { columns: columns.filter((one) => one.trim() !== '').slice(0, 20) })
}
