/** The time zones of an organisation: where its locations are, and where it counts its own days. */
import type { Row } from '#core/kernel/rows.ts'

/**
 * Every zone in which somebody of an organisation works, in one order: where they differ, a time says its zone (RG-5).
 *
 * @example zonesAtWork({ organisation, locations }) // ['America/Guyana', 'America/Paramaribo']
 */
export const zonesAtWork = ({
  organisation,
  locations,
}: {
  readonly organisation: readonly Pick<Row<'organisation'>, 'zone'>[]
  readonly locations: readonly Pick<Row<'location'>, 'zone'>[]
}): string[] => [...new Set([...organisation, ...locations].map(({ zone }) => zone))].sort()
