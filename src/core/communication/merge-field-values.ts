/** What each place of a message is filled with, for one reader or for a group, from the rows as they stand (CM-2 to CM-4). */
import { championGroups, type ChampionGroups, type Named } from '#core/communication/champion-groups.ts'
import { wasFirst } from '#core/plan/joined-later.ts'
import { firstNameOf } from '#core/people/first-name.ts'
import { dayOf, localOf } from '#core/kernel/calendar.ts'
import { fillWords } from '#core/communication/fill-words.ts'
import { detailWritten } from '#core/communication/details.ts'
import type { LetterRows } from '#core/communication/letter-facts.ts'
import type { PlaceName } from '#core/communication/merge-fields.ts'
import type { Reader } from '#core/communication/recipients.ts'
import { aboutEveryone, isAboutEveryone, toldKey, type ToldToAll } from '#core/communication/told-to-all.ts'
import { type Message, type Say, type Telling, updateValues } from '#core/communication/update-values.ts'
import { zonesAtWork } from '#core/regional/time-zones-at-work.ts'
import type { Row } from '#core/kernel/rows.ts'
import { startWaitsSince } from '#core/plan/waiting-starts.ts'
import type { Language } from '#core/kernel/language.ts'
import { speak } from '#core/kernel/words.ts'

/** Fills a place; null where something is missing that must be entered first, '' where there is nothing to say (CM-3). Without a reader it speaks to a group. */
type FillPlace = (place: PlaceName, language: Language, message: Message, reader: Reader | null) => string | null

export interface Filler {
  readonly fill: FillPlace
  /** Readers of whom it says the same lack the same: what one of them can be told in full, all can. */
  lacking(reader: Reader): string
  /** The words about everyone, for readers of these languages at these locations and for a group. */
  told(message: Message, languages: readonly Language[], readers: readonly Reader[]): ToldToAll
}

const listed = <R, K>(rows: readonly R[], keyOf: (row: R) => K): ReadonlyMap<K, R[]> => Map.groupBy(rows, keyOf)

/**
 * Gives what fills each place, for the rows as they stand on a day; what many readers share is worked out once. A number of
 * which nothing is known yet is said to be unknown, never 0, and a list with nothing in it is empty (CM-3); what only the lead can
 * write is never filled (CM-4). With the rows of some readers alone, `known` has the words about everyone.
 *
 * @example fillerOf(rows, everyone, today).fill('goLive', 'en', announcement, milton) // 'Monday 7 December'
 */
export const fillerOf = (rows: LetterRows, everyone: ReadonlyMap<string, Reader>, today: string, known?: ToldToAll): Filler => {
  const rollout = rows.rollouts[0]
  const briefing = rows.briefings[0]
  const zones = zonesAtWork(rows)
  const voices: Record<Language, Say> = { en: speak(fillWords, 'en', zones), nl: speak(fillWords, 'nl', zones) }
  const names = new Map(rows.people.map(({ personId, name }) => [personId, name]))
  const placeOf = new Map(rows.locations.map((row) => [row.locationId, row]))
  const sessionOf = new Map(rows.sessions.map((row) => [row.sessionKey, row]))
  const seatsOf = listed(rows.attendees, ({ personId }) => personId)
  const championsAt = listed(
    rows.champions.filter(({ personId }) => everyone.has(personId)),
    ({ locationId }) => locationId,
  )
  const buddyOf = new Map(rows.buddies.map(({ personId, buddyId }) => [personId, buddyId]))
  const helpersAt = listed([...new Set(rows.buddies.map(({ buddyId }) => buddyId))], (id) => everyone.get(id)?.place?.locationId ?? null)
  const firstPhase = rows.phases.toSorted((a, b) => a.position - b.position)[0]?.phaseKey
  const called = (ids: readonly string[]): string[] =>
    [...new Set(ids)].flatMap((id) => (everyone.has(id) ? (names.get(id) ?? []) : [])).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const kept = new Map<string, string | null>()
  /** What was worked out for one reader serves all for whom the same would come out. */
  const once = <V extends string | null>(key: string, make: () => V): V => {
    let found = kept.get(key)
    if (found === undefined) kept.set(key, (found = make()))
    return found as V
  }

  const groups = new Map<string, ChampionGroups>()
  /** The champions of a location, sorted and parted once for all who read of them. */
  const groupsAt = (locationId: string): ChampionGroups => {
    let found = groups.get(locationId)
    if (!found)
      groups.set(
        locationId,
        (found = championGroups(
          (championsAt.get(locationId) ?? []).map(({ personId }) => personId),
          names,
        )),
      )
    return found
  }
  const groupsNear = ({ place }: Reader): ChampionGroups => groupsAt(place?.locationId ?? '')
  const championsNear = (reader: Reader): Named => groupsNear(reader).near(reader.person.personId)
  const isChampion = (reader: Reader): boolean => groupsNear(reader).has(reader.person.personId)
  const withContact = (say: Say, name: string, contact: string | null): string =>
    contact === null ? name : say('contact', { name, contact })

  const sessionSaid = (say: Say, session: Row<'session'>, place: Row<'location'> | undefined, zone: string, day: string): string => {
    const online = session.link === null ? say('online') : `${say('online')}: ${session.link}`
    const room = [...new Set([place?.name, session.room])].filter((part) => part !== null && part !== undefined).join(', ')
    return say('training', {
      day,
      startsAt: session.startsAt,
      endsAt: new Date(Date.parse(session.startsAt) + session.minutes * 60_000).toISOString(),
      zone,
      where: session.form === 'room' && room !== '' ? room : online,
    })
  }

  const seatsHeld = ({ person }: Reader) =>
    (seatsOf.get(person.personId) ?? []).flatMap((seat) => {
      const session = sessionOf.get(seat.sessionKey)
      return session && session.cancelledAt === null ? [{ seat, session }] : []
    })

  const training = ({ say, language, reader }: Telling): string | null => {
    if (!reader) return say('trainingGroup')
    const seats = seatsHeld(reader)
    const taken = seats
      .filter(({ seat }) => seat.state === 'seat')
      .toSorted((a, b) => Date.parse(a.session.startsAt) - Date.parse(b.session.startsAt))
    const told = taken.map(({ session }) => {
      const place = session.locationId === null ? undefined : placeOf.get(session.locationId)
      const zone = place?.zone ?? reader.zone
      const day = once(`day ${session.sessionKey} ${zone}`, () => dayOf(localOf(Date.parse(session.startsAt), zone).day))
      return { day, said: once(`training ${language} ${session.sessionKey} ${zone}`, () => sessionSaid(say, session, place, zone, day)) }
    })
    const coming = told.filter(({ day }) => day >= today)
    const shown = coming.length > 0 ? coming : told
    if (shown.length > 0) return say('and', { items: shown.map(({ said }) => said) })
    if (seats.some(({ seat }) => seat.state === 'waiting')) return say('waiting')
    return seats.some(({ seat }) => seat.state === 'apology') ? say('apology') : null
  }

  const goLive = ({ say, language, message, reader }: Telling): string | null => {
    if (reader) {
      const { participant } = reader
      const day = participant?.goLiveOn
      const planned = participant ? startWaitsSince(rows.phases, participant, today) : null
      if (planned !== null) return once(`waits ${language} ${planned}`, () => say('waits', { planned }))
      return day ? once(`goLive ${language} ${day}`, () => say('goLive', { day })) : null
    }
    const days = rows.phases
      .filter(({ phaseKey, headCount }) => headCount > 0 && (message.phaseKey === null || phaseKey === message.phaseKey))
      .toSorted((a, b) => a.position - b.position)
      .map(({ phaseKey: phase, goLiveOn: day, waitsSinceOn: planned }) => ({ phase, day, planned }))
    return days.length > 0 ? say('goLives', { days }) : null
  }

  const champion = ({ say, reader }: Telling): string | null => {
    if (!reader) return say('ownPage')
    if (isChampion(reader)) return say('yourself')
    const near = championsNear(reader)
    return near.names.length > 0 ? say('names', near) : null
  }

  const championLine = ({ say, reader }: Telling): string | null => {
    if (!reader) return say('championsElsewhere')
    if (isChampion(reader)) return say('championYourself')
    const near = championsNear(reader)
    return near.names.length > 0 ? say('champions', near) : null
  }

  const buddy = ({ say, reader }: Telling): string => {
    if (!reader) return say('ownPage')
    const name = called([buddyOf.get(reader.person.personId) ?? ''])[0]
    if (name) return name
    return say(reader.participant?.phaseKey === firstPhase ? 'noBuddyFirst' : 'noBuddy')
  }

  const help = (telling: Telling): string => {
    const { language, reader } = telling
    if (reader && isChampion(reader)) return helpSaid(telling)
    const group = reader === null ? '' : `at ${reader.place?.locationId ?? ''} ${groupsNear(reader).groupOf(reader.person.personId)}`
    return once(`help ${language} ${group}`, () => helpSaid(telling))
  }
  const helpSaid = ({ say, reader }: Telling): string => {
    const near = reader ? championsNear(reader) : null
    const it = rows.tiers.find(({ tier }) => tier === 3)
    const itName = it?.name ?? (it?.ownerId ? (names.get(it.ownerId) ?? null) : null)
    return [
      say('helpSelf'),
      ...(near && near.names.length > 0 ? [say('helpChampion', near)] : []),
      ...(itName === null ? [] : [say('helpIt', { who: withContact(say, itName, it?.contact ?? null) })]),
    ].join('\n')
  }

  /** Those who were chosen to start first, without those who are thanked already (RV-1). */
  const wentFirst = (except: ReadonlySet<string>): string[] =>
    called(rows.participants.flatMap((row) => (row.excludedAt === null && wasFirst(row) && !except.has(row.personId) ? row.personId : [])))

  const thanks = ({ say, reader }: Telling): string | null => {
    const near = reader ? (helpersAt.get(reader.place?.locationId ?? null) ?? []) : []
    const helpers = [...rows.champions.map(({ personId }) => personId), ...near]
    const all = called(helpers)
    return all.length > 0 ? say('thanks', { names: all, first: wentFirst(new Set(helpers)) }) : null
  }

  const fillers: Record<PlaceName, (telling: Telling) => string | null> = {
    name: ({ say, reader }) => (reader ? firstNameOf(reader.person.name) : say('everybody')),
    tool: () => rollout?.tool ?? null,
    oldSystem: () => rollout?.oldSystem ?? null,
    benefit: ({ language }) => detailWritten(rows, 'benefit', language),
    problem: ({ language }) => detailWritten(rows, 'problem', language),
    goLive,
    training,
    champion,
    championLine,
    buddy,
    help,
    pilot: ({ say, language }) => {
      const group = detailWritten(rows, 'pilotGroup', language)
      const result = detailWritten(rows, 'pilotResult', language)
      return group && result ? say('pilot', { group, result }) : null
    },
    ask: ({ say }) => (briefing?.askName ? withContact(say, briefing.askName, briefing.askContact) : null),
    ...updateValues(rows, everyone, names, today),
    thanks,
    lessons: () => null,
    nextSteps: () => null,
    signed: () => briefing?.signedBy ?? rows.organisation[0]?.name ?? null,
  }
  /** Places that say the same to everyone who reads one language, or who reads it at one location. */
  const shared: ReadonlySet<PlaceName> = new Set<PlaceName>(['pilot', 'ask', 'progress', 'goals', 'stories', 'questions', 'said', 'thanks'])

  const fill: FillPlace = (place, language, message, reader) => {
    const telling: Telling = { say: voices[language], language, message, reader }
    if (!shared.has(place)) return fillers[place](telling)
    const key = toldKey(place, language, reader)
    // The rows of some readers say nothing of everyone.
    if (known && isAboutEveryone.has(place)) return known[key] ?? known[toldKey(place, language, null)] ?? null
    return once(`${message.messageKey} ${key}`, () => fillers[place](telling))
  }
  const held = new Set(['seat', 'waiting', 'apology'])
  return {
    fill,
    lacking: (reader) =>
      JSON.stringify([
        reader.language,
        reader.place?.locationId,
        !reader.participant?.goLiveOn,
        seatsHeld(reader).some(({ seat }) => held.has(seat.state)),
        isChampion(reader),
      ]),
    told: (message, languages, readers) => {
      const told: Record<string, string | null> = {}
      const oneAtEach = new Map(readers.map((reader) => [reader.place?.locationId, reader]))
      for (const place of aboutEveryone)
        for (const language of languages)
          for (const reader of place === 'thanks' ? [null, ...oneAtEach.values()] : [null])
            told[toldKey(place, language, reader)] = fill(place, language, message, reader)
      return told
    },
  }
}
