import { expect, test } from 'vitest'
import { nonPersonOf } from '#core/people/people-nonpersons.ts'

test('[IM-1] a row that is no person is known with stars and lines drawn around its words as well', () => {
  for (const name of [
    'Einde lijst',
    '*** einde lijst ***',
    '== Totaal ==',
    '— Printed on 12-11-2026',
    '- End of report -',
    '> Grand total',
  ])
    expect([name, nonPersonOf(name, true)]).toEqual([name, 'no'])
  for (const name of ['Milton Pinas', '* Milton Pinas', '-']) expect([name, nonPersonOf(name, false)]).toEqual([name, null])
})
