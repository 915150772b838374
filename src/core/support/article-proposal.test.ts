import { expect, test } from 'vitest'
import { mayBeNamed, proposalFrom, withoutNames } from '#core/support/article-proposal.ts'

const people = [
  { name: 'Milton Pinas', email: 'milton@marowijne.internal', phone: '+597 712-3456' },
  { name: 'Roos Wong A Foe', email: null, phone: null },
]

test('[SU-3] [ME-8] names, addresses and numbers of people are taken out, other words are not', () => {
  const clean = (text: string) => withoutNames(text, people, 'een collega')
  expect(clean('Vraag Milton Pinas of bel +597 712-3456.')).toEqual({ text: 'Vraag een collega of bel een collega.', taken: 2 })
  expect(clean('Milton, Roos en ik zitten vast').taken).toBe(1)
  expect(clean('Mail MILTON@marowijne.internal of iemand@anders.example')).toEqual({ text: 'Mail een collega of een collega', taken: 2 })
  expect(clean('De roos in het logo, de Pinasse en Miltonstraat')).toEqual({
    text: 'De roos in het logo, de Pinasse en Miltonstraat',
    taken: 0,
  })
})

test('[SU-3] a solved ticket proposes an answer: a title without greeting, the words of whoever helped', () => {
  const ticket = {
    language: 'nl',
    question: 'Hallo, de klantkaart van Roos blijft leeg. Ik heb al twee keer opnieuw geopend.',
    answer: 'Vraag Milton niet meer: sluit het tabblad.',
  }
  const clean = (text: string) => withoutNames(text, people, 'een collega')
  expect(proposalFrom(ticket.language, clean(ticket.question), clean(ticket.answer))).toEqual({
    language: 'nl',
    title: 'De klantkaart van een collega blijft leeg.',
    body: 'Vraag een collega niet meer: sluit het tabblad.',
    taken: 2,
  })
  expect(proposalFrom('nl', clean('hulp'), clean('')).title).toBe('Hulp')
})

test('[ME-8] whom a text may name is found by any part of a name, an address or a number', () => {
  const named = (text: string) => mayBeNamed(text, people).map(({ name }) => name)
  expect(named('ask MILTON')).toEqual(['Milton Pinas'])
  expect(named('a rose; call +597 712-3456')).toEqual(['Milton Pinas'])
  expect(named('Roos, or Foe')).toEqual(['Roos Wong A Foe'])
  expect(named('nobody here')).toEqual([])
})
