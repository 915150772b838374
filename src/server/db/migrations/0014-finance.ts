/** Budgets, their lines, and exchange rates. */
import type { Kysely } from 'kysely'
import { filled, indexVersions, productTable } from '#server/db/migrations/product-table.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await productTable(db, 'budget', 'rolloutId currency approved? approvedAt? approvedBy? returnOf? returnAt? returnBy?')
    .addColumn('bufferPercent', 'double precision', filled)
    .addColumn('dearerPercent', 'double precision', filled)
    .addPrimaryKeyConstraint('budget_key', ['organisationId', 'rolloutId'])
    .execute()
  await productTable(db, 'budgetLine', 'rolloutId lineId name kind currency price paidOn? source? changedAt changedBy')
    .addColumn('quantity', 'integer', filled)
    .addColumn('months', 'integer')
    .addPrimaryKeyConstraint('budgetLine_key', ['organisationId', 'rolloutId', 'lineId'])
    .execute()
  await productTable(db, 'exchangeRate', 'dayOn fromCurrency toCurrency rate source? enteredAt enteredBy')
    .addPrimaryKeyConstraint('exchangeRate_key', ['organisationId', 'dayOn', 'fromCurrency', 'toCurrency'])
    .execute()
  await indexVersions(db, ['budget', 'budgetLine', 'exchangeRate'])
}
