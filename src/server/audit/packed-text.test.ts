import { expect, test } from 'vitest'
import { packed, packedList, unpacked } from '#server/audit/packed-text.ts'

test('[AC-4] a list is packed from its values as its whole text would be, short and long, with signs of one to four bytes', () => {
  for (const count of [0, 1, 2, 20_000]) {
    const values = Array.from({ length: count }, (_, index) => JSON.stringify({ key: `rij-${index}`, after: { name: 'Zoë … 人 😀' } }))
    const text = `[${values.join(',')}]`
    expect(packedList(values)).toBe(packed(text))
    expect(unpacked(packedList(values))).toBe(text)
  }
})
