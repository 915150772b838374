/** Letters: the words of a message as one reader gets them, in their language, every place filled (CM-2, CM-5). */
import type { Letter } from '#core/communication/letter.ts'
import { isPosted } from '#core/communication/kinds.ts'
import { type MessageKind, scopesOf } from '#core/communication/kinds.ts'
import { type Detail, detailFor } from '#core/communication/details.ts'
import type { LetterRows } from '#core/communication/letter-facts.ts'
import { fillerOf } from '#core/communication/merge-field-values.ts'
import { speaksOfEveryone, type ToldToAll } from '#core/communication/told-to-all.ts'
import type { PlaceName } from '#core/communication/merge-fields.ts'
import { everyReader, type Reader, readersLeft, readersOf } from '#core/communication/recipients.ts'
import { ourWords } from '#core/communication/templates.ts'
import { fillPlaces, paragraphsOf, takeApart, type TextWithPlaces } from '#core/communication/text-with-merge-fields.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row } from '#core/kernel/rows.ts'
import { spokenLanguage, type Language, languages } from '#core/kernel/language.ts'

/** A letter as it would be now; places for which there is nothing yet stand in it as they are. */
export interface LetterDraft extends Letter {
  readonly unfilled: readonly PlaceName[]
}

/** A text before its places are filled. */
export interface Wording {
  readonly subject: string
  readonly body: string
}

/** A detail that was written, but not in the language of some readers. */
export interface MissingDetail {
  readonly detail: Detail
  /** The readers' language, in which it is missing. */
  readonly language: Language
  readonly readers: number
}

/** The details that stand in each place. */
const detailsIn: Partial<Record<PlaceName, readonly Detail[]>> = {
  benefit: ['benefit'],
  problem: ['problem'],
  pilot: ['pilotGroup', 'pilotResult'],
}

export type LetterMessage = Pick<Row<'message'>, 'messageKey' | 'kind' | 'phaseKey' | 'locationId'>

export interface Letters {
  /** Everyone who reads the message, in the order of the staff list (CM-1). */
  readers(message: LetterMessage): readonly Reader[]
  /** Those of them and of its moment who have not heard yet, when it goes out (CM-7). */
  readersLeft(message: LetterMessage, heard: ReadonlySet<string>): readonly Reader[]
  /** The text of a message in a language: own words where there are any, else ours. Problem: communication.languageMissing (CM-5). */
  wording(message: LetterMessage, language: Language): Wording
  /** How a letter looks now, with the places that are still empty; `wording` shows words that are not kept yet. Problems: access.notFound, communication.languageMissing, communication.unknownPlace. */
  draft(message: LetterMessage, personId: string, wording?: Wording): LetterDraft
  /** What of a message was not written in the language of some of its readers; until it is, the message waits (CM-5). */
  missingDetails(message: LetterMessage): readonly MissingDetail[]
  /** The letter to send. Problems: those of `draft`, communication.unfilled (CM-2), communication.detailMissing (CM-5). */
  letter(message: LetterMessage, personId: string): Letter
  /** The same for a group channel, which names everyone's days instead of one reader's. Problems as for `letter`. */
  groupLetter(message: LetterMessage, channel: { readonly name: string; readonly language: string }): Letter
  /** Makes sure that each of these readers gets a whole letter; of those who lack the same, one letter is made. Problems: those of `letter`. */
  check(message: LetterMessage, readers: readonly Reader[]): void
  /** What a message tells of everyone, for whoever makes its letters from the rows of some readers alone. */
  toldToAll(message: LetterMessage): ToldToAll
}

interface TakenApart {
  readonly subject: TextWithPlaces
  readonly body: readonly TextWithPlaces[]
}

const apart = ({ subject, body }: Wording, kind: MessageKind): TakenApart => ({
  subject: takeApart(subject, kind, 'subject'),
  body: paragraphsOf(takeApart(body, kind, 'body')),
})

/** The words of a message in a language: own ones where there are any, which may lack it; else ours. */
const wordsOf = (texts: LetterRows['texts'], message: LetterMessage, language: Language): Wording | undefined => {
  for (const scope of scopesOf(message)) {
    const own = texts.filter((row) => row.scope === scope)
    if (own.length > 0) return own.find((row) => row.language === language)
  }
  return ourWords(message.kind as MessageKind, language)
}

/** Whether a message tells what is known from everyone's rows only. */
export const tellsOfEveryone = ({ texts }: Pick<LetterRows, 'texts'>, message: LetterMessage): boolean =>
  speaksOfEveryone(
    languages
      .map((language) => {
        const { subject = '', body = '' } = wordsOf(texts, message, language) ?? {}
        return `${subject} ${body}`
      })
      .join(' '),
  )

const blankLines = /\n{3,}/g

/**
 * Makes the letters of a rollout from its rows as they stand on a day (CM-2 to CM-5); what readers share is worked out once. The rows
 * may be those of some readers (`letterRowsOf`), with what the message tells of everyone.
 *
 * @example lettersOf(rows, '2026-11-23').letter(announcement, 'milton').subject // 'HORIZON CRM is coming: what it means for you'
 */
export const lettersOf = (rows: LetterRows, today: string, told?: ToldToAll): Letters => {
  const everyone = everyReader(rows, today)
  const filler = fillerOf(rows, everyone, today, told)
  const kept = new Map<string, TakenApart>()
  const wordsIn = (message: LetterMessage, language: Language): Wording | undefined => wordsOf(rows.texts, message, language)
  const wording = (message: LetterMessage, language: Language): Wording => {
    const found = wordsIn(message, language)
    if (!found) throw new Problem('communication.languageMissing', { kind: message.kind, language })
    return found
  }
  const textOf = (message: LetterMessage, language: Language): TakenApart => {
    const key = `${language} ${message.messageKey}`
    let found = kept.get(key)
    if (!found) kept.set(key, (found = apart(wording(message, language), message.kind as MessageKind)))
    return found
  }
  const filled = (message: LetterMessage, language: Language, reader: Reader | null, text: TakenApart): LetterDraft => {
    const valueOf = (place: PlaceName): string | null => filler.fill(place, language, message, reader)
    const subject = fillPlaces(text.subject, valueOf)
    // A part of a message with nothing to say is left out, with its heading (CM-3).
    const parts = text.body.map((part) => fillPlaces(part, valueOf)).filter(({ empty }) => !empty)
    return {
      language,
      subject: subject.text.replaceAll('\n', ' '),
      body: parts
        .map((part) => part.text)
        .join('\n\n')
        .replace(blankLines, '\n\n')
        .trim(),
      unfilled: [...new Set([...subject.unfilled, ...parts.flatMap((part) => part.unfilled)])],
    }
  }
  const draft = (message: LetterMessage, personId: string, words?: Wording): LetterDraft => {
    const reader = everyone.get(personId)
    if (!reader) throw new Problem('access.notFound', {})
    const text = words ? apart(words, message.kind as MessageKind) : textOf(message, reader.language)
    return filled(message, reader.language, reader, text)
  }
  /** Written in another language, so that it was not forgotten but is missing in this one. */
  const isMissing = (detail: Detail, language: Language): boolean => (detailFor(rows, detail, language)?.language ?? language) !== language
  const missingDetails = (message: LetterMessage): MissingDetail[] => {
    const readers = Map.groupBy(readersOf(message, everyone, rows.messages), ({ language }) => language)
    return [...readers].flatMap(([language, among]) => {
      const { subject = '', body = '' } = wordsIn(message, language) ?? {}
      return Object.entries(detailsIn)
        .filter(([place]) => `${subject} ${body}`.includes(`{{${place}}}`))
        .flatMap(([, inPlace]) => inPlace)
        .filter((detail) => isMissing(detail, language))
        .map((detail) => ({ detail, language, readers: among.length }))
    })
  }
  const whole = ({ unfilled, language, subject, body }: LetterDraft, message: LetterMessage, reader: string): Letter => {
    const [place] = unfilled
    if (place && detailsIn[place]?.some((detail) => isMissing(detail, language)))
      throw new Problem('communication.detailMissing', { kind: message.kind, place, language })
    if (place) throw new Problem('communication.unfilled', { kind: message.kind, place, reader })
    return { language, subject, body }
  }
  const letter = (message: LetterMessage, personId: string): Letter =>
    whole(draft(message, personId), message, everyone.get(personId)?.person.name ?? personId)
  return {
    readers: (message) => readersOf(message, everyone, rows.messages),
    readersLeft: (message, heard) => readersLeft(message, everyone, rows.messages, heard),
    wording,
    missingDetails,
    draft,
    letter,
    check: (message, readers) => {
      const checked = new Set<string>()
      for (const reader of readers) {
        const lacking = filler.lacking(reader)
        if (checked.has(lacking)) continue
        checked.add(lacking)
        letter(message, reader.person.personId)
      }
    },
    toldToAll: (message) => (tellsOfEveryone(rows, message) ? filler.told(message, languages, [...everyone.values()]) : {}),
    groupLetter: (message, { name, language: wanted }) => {
      const language = spokenLanguage(wanted)
      return whole(filled(message, language, null, textOf(message, language)), message, name)
    },
  }
}

/**
 * One letter, for whoever needs a single one; for many, `lettersOf` once.
 *
 * @example letterFor(rows, '2026-11-23', announcement, 'milton').language // 'nl'
 */
export const letterFor = (rows: LetterRows, today: string, message: LetterMessage, personId: string): Letter =>
  lettersOf(rows, today).letter(message, personId)

/**
 * Makes sure that every reader and every group channel gets a whole letter (CM-2, CM-5).
 * Problems: communication.unfilled, communication.detailMissing, communication.languageMissing, communication.unknownPlace.
 *
 * @example checkLetters(lettersOf(rows, today), announcement, rows.channels)
 */
export const checkLetters = (letters: Letters, message: LetterMessage, channels: LetterRows['channels']): void => {
  letters.check(message, letters.readers(message))
  if (!isPosted(message)) return
  for (const channel of channels) if (channel.removedAt === null) letters.groupLetter(message, channel)
}
