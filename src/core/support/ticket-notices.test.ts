import { expect, test } from 'vitest'
import type { Row, StoredRow } from '#core/kernel/rows.ts'
import { sayNotice } from '#core/notices/notice-said.ts'
import { solve } from '#core/support/ticket-help-commands.ts'
import { say } from '#core/support/ticket-commands.ts'
import { rowOf } from '#test/cast.ts'

const at = {
  commandId: 'c',
  organisationId: 'o',
  now: '2026-11-23T15:00:00.000Z',
  today: '2026-11-23',
  zone: 'UTC',
  by: { accountId: 'a', name: 'Chandra', personId: 'chandra', places: ['albina'] },
}
const question = 'De klantkaart gaat niet open'
const ticket: StoredRow<'ticket'> = {
  organisationId: 'o',
  version: 1,
  ...rowOf('ticket', { rolloutId: 'crm', ticketId: 't', personId: 'milton', locationId: 'albina', tier: 2, state: 'open', question }),
}
const told = (changes: readonly { table: string; row: unknown }[]): readonly [string, string][] =>
  changes.flatMap(({ table, row }) =>
    table === 'notice' ? [[sayNotice('en', row as Row<'notice'>), sayNotice('nl', row as Row<'notice'>)] as const] : [],
  )

test('[SU-2] a notice of an answer shows the question beside the answer, and one of more words shows what they are about', () => {
  const answered = solve.decide({ tickets: [ticket] }, { rolloutId: 'crm', ticketId: 't', answer: 'Druk lang op de naam.' }, at)
  expect(told(answered)).toEqual([
    [`Chandra answered “${question}”: “Druk lang op de naam.”`, `Chandra antwoordt op “${question}”: “Druk lang op de naam.”`],
  ])
  const asked = say.decide(
    { tickets: [ticket], leads: [], owners: [], staff: [] },
    { rolloutId: 'crm', ticketId: 't', text: 'Op welk scherm?' },
    at,
  )
  expect(told(asked)).toEqual([[`Chandra on “${question}”: “Op welk scherm?”`, `Chandra over “${question}”: “Op welk scherm?”`]])
})
