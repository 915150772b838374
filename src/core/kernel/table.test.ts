import { expect, test } from 'vitest'
import { table } from '#core/kernel/table.ts'

const base = { about: '', label: { en: 'Note', nl: 'Notitie' }, readers: 'everyone', key: ['noteId'] } as const
const noteId = { kind: 'text', en: 'note', nl: 'notitie' } as const

test('[ME-8] [RG-3] a column says its label in both languages and what forgetting does to its text, or it does not compile', () => {
  const whole = table('note', { ...base, columns: { noteId, text: { kind: 'text', en: 'text', nl: 'tekst', personal: 'quotes' } } })
  expect(whole.columns).toEqual({ noteId: 'text', text: 'text' })
  // @ts-expect-error -- no Dutch label
  table('note', { ...base, columns: { noteId, count: { kind: 'integer', en: 'count' } } })
  // @ts-expect-error -- a text without its personal kind
  table('note', { ...base, columns: { noteId, text: { kind: 'text', en: 'text', nl: 'tekst' } } })
  // @ts-expect-error -- hidden from some readers, so it must be able to be null
  table('note', { ...base, columns: { noteId, count: { kind: 'integer', en: 'count', nl: 'aantal', readers: 'leads' } } })
  // @ts-expect-error -- a key that is no column
  table('note', { ...base, key: ['other'], columns: { noteId } })
})
