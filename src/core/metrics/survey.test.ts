import { expect, test } from 'vitest'
import { surveyColumns } from '#core/metrics/survey.ts'

test.each<[string, string[], string[][], object]>([
  [
    'Dutch questions in any order',
    ['Tijdstempel', 'Zou je het aanbevelen?', 'Hoe tevreden ben je?'],
    [['4-1-2027', '9', '8']],
    { recommend: 1, satisfied: 2 },
  ],
  [
    'English ones with an id and an address',
    ['ID', 'Email', 'How satisfied are you?', 'Recommend?'],
    [['1', 'a@x.example', '8', '9']],
    { email: 1, satisfied: 2, recommend: 3 },
  ],
  [
    'no telling headings: the first and the second column of scores',
    ['Start', 'Q1', 'Q2'],
    [['4 January', '8', '9']],
    { satisfied: 1, recommend: 2 },
  ],
  ['one question alone', ['Net promoter score'], [['8']], { recommend: 0 }],
  ['a remark is no score', ['Satisfied, and why', 'Satisfaction'], [['very much', '8']], { satisfied: 1 }],
])('[ME-5] %s', (_, headings, rows, expected) => {
  const found = surveyColumns(headings, rows)
  expect(Object.fromEntries(Object.entries(found).filter(([, at]) => at !== undefined))).toEqual(expected)
})

test('[ME-5] a cell that is no score does not hide the question that it answers', () => {
  const headings = ['Hoe tevreden ben je?', 'Zou je het aanraden?']
  expect(surveyColumns(headings, [['8', '9'], ['7,5', '9']])).toEqual({ satisfied: 0, recommend: 1 }) // prettier-ignore
  expect(surveyColumns(headings, [['prima', '9'], ['goed', '9']])).toEqual({ satisfied: undefined, recommend: 1 }) // prettier-ignore
})
