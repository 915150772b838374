/** What everyone is told of a rollout: in the reader's own language, and never silently in another (CM-5). */
import { describe, expect, test } from 'vitest'
import { detailFor } from '#core/communication/details.ts'
import { lettersOf } from '#core/communication/letters.ts'
import { writeDetail } from '#core/communication/text-commands.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { atOf, deliveryRow, letterRows, messageRow, monday, stored } from '#test/letter-rows.ts'

const dutch = (text: string, detail = 'benefit'): StoredRow<'detail'>[] =>
  stored('detail', [{ rolloutId: 'crm', detail, language: 'nl', text }])

/** The company speaks English; Milton reads Dutch. All but the benefit is written in both. */
const rowsWith = (benefits: StoredRow<'detail'>[], benefit: string | null = 'one place for every customer') => {
  const rows = letterRows()
  return {
    ...rows,
    organisation: rows.organisation.map((row) => ({ ...row, language: 'en' })),
    rollouts: rows.rollouts.map((row) => ({ ...row, benefit })),
    details: [...rows.details.filter(({ detail }) => detail !== 'benefit').map((row) => ({ ...row, language: 'nl' })), ...benefits],
  }
}
const announcement = messageRow()

describe('[CM-5] a detail in each language of its readers', () => {
  test('a letter says it in the language of its reader', () => {
    const letters = lettersOf(rowsWith(dutch('alle klanten op één plek')), monday)
    expect(letters.letter(announcement, 'milton').body).toContain('alle klanten op één plek')
    expect(letters.letter(announcement, 'anita').body).toContain('one place for every customer')
    expect(letters.missingDetails(announcement).filter(({ detail }) => detail === 'benefit')).toEqual([])
  })

  test('one that nobody wrote in that language holds the message, never falls back, and is named with its language', () => {
    const letters = lettersOf(rowsWith([]), monday)
    const missing = new Problem('communication.detailMissing', { kind: 'announcement', place: 'benefit', language: 'nl' })
    expect(() => letters.letter(announcement, 'milton')).toThrow(missing)
    expect(() => letters.groupLetter(announcement, { name: 'Sales', language: 'nl' })).toThrow(missing)
    expect(letters.draft(announcement, 'milton').body).not.toContain('one place for every customer')
    expect(letters.letter(announcement, 'anita').body).toContain('one place for every customer')
    const dutchReaders = letters.readers(announcement).filter(({ language }) => language === 'nl').length
    expect(dutchReaders).toBeGreaterThan(0)
    expect(letters.missingDetails(announcement)).toContainEqual({ detail: 'benefit', language: 'nl', readers: dutchReaders })
    // A message in which it does not stand is not concerned.
    expect(letters.missingDetails(messageRow({ kind: 'update', messageKey: 'update:2026-12-11' }))).toEqual([])
  })

  test('the organisation’s own language comes before others, and any before none', () => {
    expect(detailFor(rowsWith(dutch('op één plek'), null), 'benefit', 'en')).toEqual({ text: 'op één plek', language: 'nl' })
    expect(detailFor(rowsWith([], null), 'benefit', 'en')).toBeNull()
  })
})

describe('[CM-5] writing a detail', () => {
  const at = atOf()
  const input = { rolloutId: 'crm', detail: 'benefit', language: 'nl', text: 'alle klanten op één plek' } as const
  const from = (over: Partial<ReturnType<typeof rowsWith>> = {}) => ({
    ...rowsWith([]),
    messages: stored('message', [messageRow({ approvedAt: 'then', approvedBy: 'Lilian', queuedAt: 'then' })]),
    deliveries: [] as StoredRow<'delivery'>[],
    posts: [] as StoredRow<'post'>[],
    ...over,
  })

  test('stands as a row of its own in another language, and on the rollout or the briefing in the organisation’s', () => {
    expect(writeDetail.decide(from(), input, at)).toMatchObject([{ op: 'put', table: 'detail', row: input }])
    expect(writeDetail.decide(from(), { ...input, language: 'en', text: 'less paper' }, at)).toMatchObject([
      { op: 'put', table: 'rollout', row: { benefit: 'less paper', tool: expect.any(String) } },
    ])
    expect(writeDetail.decide(from(), { ...input, detail: 'pilotResult', language: 'en', text: 'it worked' }, at)).toMatchObject([
      { op: 'put', table: 'briefing', row: { pilotResult: 'it worked', askName: 'Lilian' } },
    ])
  })

  test('without a text it goes away; the same again changes nothing', () => {
    const details = dutch(input.text)
    expect(writeDetail.decide(from({ details }), { ...input, text: null }, at)).toMatchObject([{ op: 'remove', table: 'detail' }])
    expect(writeDetail.decide(from({ details }), input, at)).toEqual([])
    expect(writeDetail.decide(from(), { ...input, text: null }, at)).toEqual([])
  })

  test('[CM-2] said otherwise while part has left, the rest is kept back; a first text keeps nothing', () => {
    const waiting = { ...from({ details: dutch('anders') }), deliveries: [deliveryRow()] }
    expect(writeDetail.decide(waiting, input, at)).toMatchObject([{ table: 'detail' }, { table: 'message', row: { heldAt: at.now } }])
    expect(writeDetail.decide({ ...from(), deliveries: [deliveryRow()] }, input, at)).toHaveLength(1)
  })

  test('[AC-2] a rollout that is not there is refused', () => {
    expect(() => writeDetail.decide(from({ rollouts: [] }), input, at)).toThrow(new Problem('access.notFound', {}))
  })
})
