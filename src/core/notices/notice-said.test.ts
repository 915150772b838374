import { expect, test } from 'vitest'
import { sayNotice } from '#core/notices/notice-said.ts'
import { toldOf } from '#core/training/seat-commands.ts'
import { rowOf } from '#test/cast.ts'

const [guyana, paramaribo, barbados] = ['America/Guyana', 'America/Paramaribo', 'America/Barbados']
const zones = [guyana, paramaribo, barbados]
const place = rowOf('location', { locationId: 'georgetown', name: 'Georgetown', zone: guyana })
const around = { organisation: [{ zone: barbados }], places: [place], rollouts: [{ tool: 'Kompas' }] } as never
const noticeOf = (locationId: string | null) => {
  const told = toldOf(around, { startsAt: '2027-04-19T12:50:00Z', locationId, form: locationId === null ? 'online' : 'room' })
  return { code: 'training.notice.released', params: JSON.stringify(told) }
}

test('[RG-5] a notice tells the time of what happens at a location as every page does: by the clock there, whoever reads it', () => {
  for (const zone of zones) expect(sayNotice('en', noticeOf('georgetown'), { zone, zones })).toContain('08:50 (Guyana time)')
})

test('[RG-5] a notice tells what happens online by the reader’s own clock, as their page does', () => {
  expect(sayNotice('en', noticeOf(null), { zone: paramaribo, zones })).toContain('09:50 (Paramaribo time)')
  expect(sayNotice('en', noticeOf(null), { zone: guyana, zones })).toContain('08:50 (Guyana time)')
})
