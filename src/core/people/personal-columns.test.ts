import { expect, test } from 'vitest'
import { personal, personColumn, personColumns, tablesWithNames, unsaidColumns } from '#core/people/personal-columns.ts'
import { table, type Table } from '#core/kernel/table.ts'
import { tables } from '#core/registry/tables.ts'

const all = Object.values(tables) as Table[]

test('[ME-8] of every text column of every table it is said what forgetting somebody does to it', () => {
  for (const of of all) expect(unsaidColumns(of), `say in personal-columns.ts what becomes of these columns of ${of.name}`).toEqual([])
  const fresh = table('fresh' as string, {
    about: '',
    key: ['freshId'],
    columns: { freshId: 'text', personId: 'text', opinion: 'text?', saidAt: 'text' },
  })
  expect(unsaidColumns(fresh)).toEqual(['opinion'])
})

test('[ME-8] what is said is about columns that are there, once each, and what is a person’s own stands in a row of theirs', () => {
  for (const of of all) {
    const { own = [], quotes = [], plain = [] } = personal[of.name as keyof typeof personal] ?? {}
    const named = [...own, ...quotes, ...plain]
    expect(new Set(named).size, of.name).toBe(named.length)
    for (const column of named) expect(of.columns[column], `${of.name}.${column}`).toMatch(/^text/)
    for (const column of [...own, ...quotes]) expect(of.key, `${of.name}.${column} is part of the key`).not.toContain(column)
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
