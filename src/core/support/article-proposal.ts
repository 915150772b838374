/** Makes of a solved ticket the answer that others will find: nobody's name in it, ready to be read over. */
import type { Language } from '#core/kernel/language.ts'
import { namingOf } from '#core/people/naming.ts'
import type { Row } from '#core/kernel/rows.ts'

/** Somebody whose name must not stand in an answer. */
export type Named = Pick<Row<'person'>, 'name' | 'email' | 'phone'>

/** A text in which nobody is named, and how many names and addresses were taken out. */
export interface WithoutNames {
  readonly text: string
  readonly taken: number
}

/** What stands in place of a name. */
export const colleague: Readonly<Record<Language, string>> = { en: 'a colleague', nl: 'een collega' }

const address = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu

/** A name by which somebody is called: all of it, and each part that is long enough to be one. */
const partsOf = (name: string): string[] => [name, ...name.split(/[\s,]+/).filter((part) => part.length >= 3)]

/**
 * A text in which nobody is named, and how many names and addresses were taken out (SU-3, ME-8). A part of a name counts only as it is
 * written, because Roos is a flower too.
 *
 * @example withoutNames('Ask Milton, he knows.', people, 'a colleague') // { text: 'Ask a colleague, he knows.', taken: 1 }
 */
export const withoutNames = (text: string, people: readonly Named[], instead: string): WithoutNames => {
  const contacts = people.flatMap(({ email, phone }) => [email, phone].flatMap((one) => one ?? []))
  const mark = '\u{F8FF}'
  const naming = namingOf({ names: people.flatMap(({ name }) => partsOf(name)), wholeNames: [], contacts })
  const marked = naming.without(text, mark).replace(address, mark)
  // A first and a last name side by side are one person.
  const joined = marked.replaceAll(new RegExp(`${mark}(?:[ ,]+${mark})+`, 'gu'), mark)
  const pieces = joined.split(mark)
  return { text: pieces.join(instead), taken: pieces.length - 1 }
}

/**
 * Those of many people whom a text may name: cheap enough to ask of everyone, before `withoutNames` looks closely at the few.
 *
 * @example mayBeNamed('ask milton', people).map(({ name }) => name) // ['Milton Pinas']
 */
export const mayBeNamed = <P extends Named>(text: string, people: readonly P[]): P[] => {
  const folded = text.toLowerCase()
  return people.filter(({ name, email, phone }) =>
    [...partsOf(name), email, phone].some((part) => part !== null && part !== '' && folded.includes(part.toLowerCase())),
  )
}

export interface Proposal {
  readonly language: string
  readonly title: string
  readonly body: string
  /** Names and addresses that were taken out of both. */
  readonly taken: number
}

/** What is asked in one line: the first sentence, without what people say first. */
const titleOf = (question: string): string => {
  const line = question.replace(/\s+/g, ' ').trim()
  const first = /^.{12,}?[.?!](?=\s|$)/u.exec(line)?.[0] ?? line
  const title = first.replace(/^(?:h(?:i|ello|allo|oi|oy)|dag|goede(?:morgen|middag)|good (?:morning|afternoon))\b[\s,!.]*/iu, '')
  const short = title.length > 110 ? `${title.slice(0, 109).trimEnd()}…` : title
  return short.charAt(0).toUpperCase() + short.slice(1)
}

/**
 * The answer that a solved ticket proposes, from its question and answer in which nobody is named any more; whoever helps reads it over
 * before others find it (SU-3).
 *
 * @example proposalFrom('nl', question, answer).title // 'Hoe open ik een klantkaart?'
 */
export const proposalFrom = (language: string, question: WithoutNames, answer: WithoutNames): Proposal => ({
  language,
  title: titleOf(question.text),
  body: answer.text,
  taken: question.taken + answer.taken,
})
