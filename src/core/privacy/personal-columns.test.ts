import { expect, test } from 'vitest'
import { personColumn, personColumns, tablesWithNames } from '#core/privacy/personal-columns.ts'
import type { Table } from '#core/kernel/table.ts'
import { personal } from '#core/registry/personal.ts'
import { tables } from '#core/registry/tables.ts'

const all = Object.values(tables) as Table[]

test('[ME-8] what forgetting takes out is text and no part of a key, and what is a person’s own stands in a row of theirs', () => {
  for (const of of all) {
    const { own = [], quotes = [] } = personal[of.name] ?? {}
    for (const column of [...own, ...quotes]) {
      expect(of.columns[column], `${of.name}.${column}`).toMatch(/^text/)
      expect(of.key, `${of.name}.${column} is part of the key`).not.toContain(column)
    }
    if (own.length > 0) expect(personColumn(of), `${of.name} has columns of somebody’s own, and nobody whose they are`).not.toBeNull()
  }
})

test('[ME-8] a table without anything that can name somebody is not gone through', () => {
  expect(tablesWithNames).toContain('objection')
  expect(tablesWithNames).not.toContain('holiday')
  expect(tablesWithNames).not.toContain('phase')
  expect(personColumns(tables.buddy)).toEqual(['personId', 'buddyId'])
  expect(personColumns(tables.objection)).toEqual(['personId'])
  expect(personColumns(tables.phase)).toEqual([])
})
