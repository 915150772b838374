/** Every table of the product, by name: the one list that storage, feed, access and the browser's store stand on. */
import { membershipTables } from '#core/access/membership-tables.ts'
import { tokenTables } from '#core/access/token-tables.ts'
import { checklistTables } from '#core/checklist/checklist-tables.ts'
import { communicationTables } from '#core/communication/communication-tables.ts'
import { metricsTables } from '#core/metrics/metrics-tables.ts'
import { organisationTables } from '#core/organisation/organisation-tables.ts'
import { peopleTables } from '#core/people/people-tables.ts'
import { retentionTables } from '#core/people/retention-tables.ts'
import { planTables } from '#core/plan/plan-tables.ts'
import { regionalTables } from '#core/regional/regional-tables.ts'
import { resistanceTables } from '#core/resistance/resistance-tables.ts'
import { supportTables } from '#core/support/support-tables.ts'
import { trainingTables } from '#core/training/training-tables.ts'

export const tables = {
  ...organisationTables,
  ...regionalTables,
  ...peopleTables,
  ...retentionTables,
  ...planTables,
  ...communicationTables,
  ...trainingTables,
  ...checklistTables,
  ...supportTables,
  ...resistanceTables,
  ...metricsTables,
  ...membershipTables,
  ...tokenTables,
} as const

export type { Row, StoredRow, TableName } from '#core/kernel/rows.ts'
