/** Days of use by person and cohort, from a table with one row for each day of use. */
import { largest } from '#core/kernel/many.ts'
import type { AdoptionPerson } from '#core/metrics/adoption-figures.ts'
import { type CohortDays, cohortDays } from '#core/metrics/cohort-days.ts'
import { CliError } from '#cli/cli-error.ts'
import { type DataTable, dayIn } from '#cli/data-table.ts'

/** The columns of such a table: whom a row is of, their own first day, and a day of use; the last is empty for whoever never used it. */
export const cohortColumns = ['cohort', 'person', 'live', 'used'] as const

/** Days in which somebody must have been seen to count as active (ME-2). */
const activeWindow = 7

/** The cohorts of a table up to its newest day. CliError: cli.cellEmpty, cli.notADay, cli.seriesEmpty. */
export const cohortsIn = ({ rows, file }: DataTable): readonly CohortDays[] => {
  const people = new Map<string, AdoptionPerson>()
  const used = new Map<string, Set<number>>()
  for (const row of rows) {
    const [personId, phaseKey, goLive, day] = [row.cell('person'), row.cell('cohort'), dayIn(row, 'live'), dayIn(row, 'used')]
    for (const column of ['cohort', 'person', 'live'] as const)
      if (row.cell(column) === '') throw new CliError('cli.cellEmpty', { column }, { file, line: row.line, column })
    people.set(personId, { personId, phaseKey, goLive, locationId: null, department: null, leftOn: null, out: null })
    if (day !== null) used.set(personId, (used.get(personId) ?? new Set()).add(day))
  }
  const newest = largest([...used.values()].flatMap((days) => [...days]))
  if (used.size === 0) throw new CliError('cli.seriesEmpty', {}, { file })
  const days = new Map([...used].map(([personId, of]) => [personId, [...of].toSorted((one, other) => one - other)]))
  return cohortDays([...people.values()], days, { asOf: newest, newest, window: activeWindow })
}
