import { expect, test } from 'vitest'
import { id, listOf, nullable, optional, shape, text } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import { check } from '#server/base/input-validation.ts'
import { problemDocument } from '#server/http/problem-document.ts'

const schema = shape({
  ownerId: nullable(id),
  name: text(20),
  note: optional(text(20)),
  people: listOf(shape({ personId: nullable(id) }), 5),
})
const told = (input: unknown): readonly string[] => {
  try {
    check(schema, input)
    return ['taken']
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    return (['en', 'nl'] as const).map((language) => problemDocument(problem, language).detail)
  }
}

test('[AC-2] a field that was left out is said to be missing, and that null would do where it would; one that is wrong is not', () => {
  expect(told({ name: 'IT', people: [] })).toEqual([
    '“ownerId” does not fit: it is missing; give a value, or null. Correct it and send it again.',
    expect.stringMatching(/ownerId.*dit ontbreekt; geef een waarde, of null/),
  ])
  expect(told({ ownerId: null, people: [] })[0]).toMatch(/“name” does not fit: it is missing\./)
  expect(told({ ownerId: null, name: 'IT', people: [{}] })[0]).toMatch(
    /“people\.0\.personId” does not fit: it is missing; give a value, or null/,
  )
  expect(told({ ownerId: 7, name: 'IT', people: [] })[0]).not.toMatch(/missing/)
  expect(told({ ownerId: null, name: 'IT', people: [{ personId: null }] })).toEqual(['taken'])
})
