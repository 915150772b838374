/** Who reads a message: everyone it is for who is still here, at the places it is for. */
import { readingLanguage, zoneAt } from '#core/regional/at-location.ts'
import { worksOn } from '#core/kernel/employment.ts'
import { sharedKey, startsAgainOn } from '#core/communication/kinds.ts'
import type { LetterRows } from '#core/communication/letter-facts.ts'
import { homeId } from '#core/plan/plan-facts.ts'
import type { Row } from '#core/kernel/rows.ts'
import type { Language } from '#core/kernel/language.ts'

export type ReaderRows = Pick<LetterRows, 'organisation' | 'people' | 'locations' | 'participants' | 'phases' | 'messages'>

export interface Reader {
  readonly person: Row<'person'>
  readonly participant: Row<'participant'> | undefined
  /** Where they work; undefined where nobody knows and there are several places. */
  readonly place: Row<'location'> | undefined
  readonly language: Language
  /** IANA zone of the place, or of the organisation. */
  readonly zone: string
}

/**
 * Everyone a rollout speaks to on a day: who works here and is not left out, by person. A plan has no day for somebody who leaves before
 * their own would come (`withoutLeavers`), so there is nothing to tell them.
 */
export const everyReader = ({ organisation, people, locations, participants, phases }: ReaderRows, today: string): Map<string, Reader> => {
  const home = organisation[0]
  const places = new Map(locations.map((row) => [row.locationId, row]))
  const end = phases.reduce((last, { endsOn }) => (endsOn > last ? endsOn : last), '')
  const only = locations.length === 1 ? locations[0] : undefined
  const parts = new Map(participants.map((row) => [row.personId, row]))
  const readers = new Map<string, Reader>()
  for (const person of people) {
    const participant = parts.get(person.personId)
    if (!worksOn(person, today) || participant?.excludedAt) continue
    if (!participant?.phaseKey && !worksOn(person, end)) continue
    const place = (person.locationId === null ? undefined : places.get(person.locationId)) ?? only
    readers.set(person.personId, {
      person,
      participant,
      place,
      language: readingLanguage(person, place, home),
      zone: zoneAt(place, home),
    })
  }
  return readers
}

type Addressed = Pick<Row<'message'>, 'messageKey' | 'kind' | 'phaseKey' | 'locationId'>
type OnTheWay = Addressed & Pick<Row<'message'>, 'queuedAt'>

/**
 * The messages of the same moment, at other places or at all, that are on their way already.
 *
 * @example outBeside(announcementAtAlbina, rows.messages).map(({ messageKey }) => messageKey)
 */
export const outBeside = <M extends Pick<OnTheWay, 'messageKey' | 'locationId' | 'queuedAt'>>(
  message: Pick<Addressed, 'messageKey' | 'locationId'>,
  messages: readonly M[],
): M[] => {
  const shared = sharedKey(message)
  return messages.filter((one) => one.queuedAt !== null && one.messageKey !== message.messageKey && sharedKey(one) === shared)
}

/**
 * The readers of one message (CM-1): announcement, update and retrospective go to everyone, reminder and welcome to their phase;
 * a place with a message of its own for the same moment is left out of the shared one. The welcome of a second start goes to who starts then (CO-4).
 *
 * @example readersOf(reminder, everyReader(rows, today), rows.messages).map(({ person }) => person.name)
 */
export const readersOf = (message: Addressed, everyone: ReadonlyMap<string, Reader>, messages: readonly Addressed[]): readonly Reader[] => {
  const shared = sharedKey(message)
  const elsewhere = new Set(messages.flatMap((one) => (one.locationId !== null && sharedKey(one) === shared ? [one.locationId] : [])))
  const again = startsAgainOn(message.messageKey)
  const found: Reader[] = []
  for (const reader of everyone.values()) {
    const at = reader.place?.locationId ?? homeId
    if (message.locationId === null ? elsewhere.has(at) : at !== message.locationId) continue
    if (message.phaseKey !== null && reader.participant?.phaseKey !== message.phaseKey) continue
    if (again !== null && (reader.participant?.goLiveOn ?? '') < again) continue
    found.push(reader)
  }
  return found
}

/**
 * Who is still to hear of the moment of a message when it goes out: its readers, without whoever heard at the place where they worked
 * before, and with whoever came to a place after its own message had left (CM-7). `heard` has the readers of `outBeside`.
 *
 * @example readersLeft(update, everyone, rows.messages, new Set(['milton'])).map(({ person }) => person.name)
 */
export const readersLeft = (
  message: Addressed,
  everyone: ReadonlyMap<string, Reader>,
  messages: readonly OnTheWay[],
  heard: ReadonlySet<string>,
): readonly Reader[] => {
  const own = new Set(readersOf(message, everyone, messages).map(({ person }) => person.personId))
  const missed = new Set(
    outBeside(message, messages).flatMap((one) => readersOf(one, everyone, messages).map(({ person }) => person.personId)),
  )
  return [...everyone.values()].filter(({ person: { personId } }) => !heard.has(personId) && (own.has(personId) || missed.has(personId)))
}
