/** Group sessions: who learns when, where, with whom and from which trainer. */
import { append, largest } from '#core/kernel/many.ts'
import type { PlanFacts, PlanLocation, PlannedSession } from '#core/plan/plan.ts'
import { calendarsOf, type DatedPhase } from '#core/plan/timeline.ts'
import { note, type Note } from '#core/kernel/note.ts'
import { sessionAgenda } from '#core/training/agenda.ts'
import { Bookings, type Booked, type Fit } from '#core/training/session-booking.ts'
import { clock, pitchOf } from '#core/training/session-days.ts'
import { gatheringsOf, type Gathering } from '#core/training/session-groups.ts'
import { numbered } from '#core/training/resource-bookings.ts'

type Draft = Omit<PlannedSession, 'room'> & { readonly start: number; readonly place: PlanLocation | undefined }

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const formOf = ({ places }: Gathering): PlannedSession['form'] =>
  places.length === 1 ? 'room' : places.some((place) => place.connectivity === 'poor') ? 'lowData' : 'online'

const draftsOf = (gatherings: readonly Gathering[], booked: readonly Booked[], facts: PlanFacts, at: ReturnType<typeof clock>): Draft[] => {
  const numbers = new Map<string, number>()
  const slotsOf = new Map(booked.map(({ gathering, slots }) => [gathering, slots]))
  return gatherings.flatMap((gathering) => {
    const slots = slotsOf.get(gathering) ?? []
    const place = gathering.places.length === 1 ? gathering.places[0] : undefined
    const prefix = `${gathering.phase.key}/${place?.id ?? 'online'}/${gathering.language}`
    return gathering.groups.map((group, index): Draft => {
      const number = (numbers.get(prefix) ?? 0) + 1
      numbers.set(prefix, number)
      const { start, trainer } = slots[index] ?? { start: 0, trainer: 0 }
      return {
        key: `${prefix}/${number}`,
        phase: gathering.phase.key,
        locationId: place?.id ?? null,
        language: gathering.language,
        startsAt: at(start, place?.zone ?? facts.zone),
        minutes: facts.settings.sessionMinutes,
        seats: Math.max(1, Math.floor(facts.settings.seats)),
        trainer: `trainer-${trainer + 1}`,
        form: formOf(gathering),
        attendees: group.map((person) => person.id),
        start,
        place,
      }
    })
  })
}

/** Names of places, in the order of the facts. */
const namesOf = (facts: PlanFacts, of: Iterable<PlanLocation>): string[] => {
  const wanted = new Set(of)
  return facts.locations.filter((place) => wanted.has(place)).map((place) => place.name)
}

/** What a reader should know of the days of one phase. */
const dayNotes = (facts: PlanFacts, phase: DatedPhase, gatherings: readonly Gathering[], fit: Fit): Note[] => {
  const placesOf = (when: 'earlier' | 'late') =>
    namesOf(
      facts,
      gatherings.filter((one) => one.training.when === when).flatMap((one) => one.places),
    )
  const notes: Note[] = []
  const [earlier, late] = [placesOf('earlier'), placesOf('late')]
  if (earlier.length > 0) notes.push(note('training.earlierWeek', { phase: phase.key, places: earlier }))
  if (late.length > 0) notes.push(note('training.tooLate', { phase: phase.key, places: late }))
  if (fit.spilled === 'rooms') {
    const crowded = fit.booked.filter(({ gathering, slots }) => slots.some(({ day }) => !gathering.training.days.includes(day)))
    notes.push(
      note('training.roomFull', {
        phase: phase.key,
        places: namesOf(
          facts,
          crowded.flatMap(({ gathering }) => gathering.places),
        ),
      }),
    )
  }
  return notes
}

/** The fewest trainers, of so many or more, with which no phase is held up: more of them book earlier phases otherwise, too. */
const enoughFor = (gatherings: readonly (readonly Gathering[])[], minutes: number, atLeast: number): number => {
  for (let trainers = atLeast; ; trainers++) {
    const bookings = new Bookings(minutes, trainers)
    if (gatherings.every((of) => bookings.book(of).need <= trainers)) return trainers
  }
}

/** One note for all phases whose training trainers hold up, with the number that would do for each of them. */
const trainerNotes = (
  fits: readonly (readonly [DatedPhase, Fit])[],
  { have, minutes }: { readonly have: number; readonly minutes: number },
  gatherings: readonly (readonly Gathering[])[],
): Note[] => {
  const told = (code: 'training.spread' | 'training.trainersShort', of: readonly (readonly [DatedPhase, Fit])[]): Note[] => {
    if (of.length === 0) return []
    const most = largest(of.map(([, fit]) => fit.need))
    const need = code === 'training.spread' ? enoughFor(gatherings, minutes, most) : most
    return [note(code, { phases: of.map(([phase]) => phase.key), have, need })]
  }
  const crowded = fits.filter(([, fit]) => fit.need > have)
  return [
    ...told(
      'training.spread',
      crowded.filter(([, fit]) => fit.spilled === 'trainers'),
    ),
    ...told(
      'training.trainersShort',
      crowded.filter(([, fit]) => fit.spilled !== 'trainers'),
    ),
  ]
}

const hoursNotes = (facts: PlanFacts, gatherings: readonly Gathering[]): Note[] => {
  const minutes = facts.settings.sessionMinutes
  const tooShort = gatherings
    .flatMap(({ places }) => (places.length === 1 ? places : []))
    .filter((place) => place.closesAt - place.opensAt < minutes)
  return namesOf(facts, tooShort).map((place) => note('training.hoursTooShort', { place, minutes }))
}

/** Rooms over the sessions of each place; a note names the places whose one room is not enough. */
const roomed = (facts: PlanFacts, drafts: readonly Draft[]): { sessions: PlannedSession[]; notes: Note[] } => {
  const length = pitchOf(facts.settings.sessionMinutes)
  const byPlace = Map.groupBy(
    drafts.filter((draft) => draft.place !== undefined),
    (draft) => draft.place,
  )
  const rooms = new Map<Draft, number>()
  const crowded: string[] = []
  let most = 1
  for (const place of facts.locations) {
    const inPlace = numbered(
      (byPlace.get(place) ?? []).map((what) => ({ start: what.start, what })),
      length,
    )
    let need = 1
    for (const [draft, room] of inPlace) {
      rooms.set(draft, room)
      need = Math.max(need, room)
    }
    if (need > 1) crowded.push(place.name)
    most = Math.max(most, need)
  }
  const notes = crowded.length > 0 ? [note('training.roomsShort', { places: crowded, need: most })] : []
  const sessions = drafts.map((draft): PlannedSession => {
    const { start: _, place, ...session } = draft
    const room = rooms.get(draft) ?? 1
    return {
      ...session,
      room: place ? (room === 1 ? place.name : `${place.name} ${room}`) : null,
    }
  })
  return { sessions, notes }
}

/**
 * The group sessions of every phase (TR-2, RG-5, RG-6): everyone of a phase in exactly one, before their go-live.
 *
 * Groups hold at most `settings.seats`, speak one language and lie inside everyone's working hours, on days that are
 * free of holidays and freezes at all their places. `settings.trainers` teach, each at one location a day and with a day
 * in between to reach another country; where they are not enough, sessions move to earlier weeks, else more trainers are
 * counted on. One person alone has none (PH-6). Warnings say what was bent. Raises
 * `training.sessionLength`.
 *
 * @example planSessions(facts, phases).sessions[0]?.startsAt // '2026-11-23T07:00:00-03:00'
 */
export const planSessions = (facts: PlanFacts, phases: readonly DatedPhase[]): { sessions: PlannedSession[]; warnings: Note[] } => {
  const { sessionMinutes, trainers } = facts.settings
  sessionAgenda(sessionMinutes)
  // Whoever moves alone learns from the materials, not in a group.
  if (facts.people.length === 1) return { sessions: [], warnings: [] }
  const have = Math.max(1, Math.floor(trainers))
  const calendars = calendarsOf(facts)
  const places = new Map(facts.locations.map((place) => [place.id, place]))
  const bookings = new Bookings(sessionMinutes, have)
  const at = clock()
  const drafts: Draft[] = []
  const everything: Gathering[][] = []
  const fits: (readonly [DatedPhase, Fit])[] = []
  const notes: Note[] = []
  for (const phase of phases.filter(({ people }) => people.length > 0).toSorted((a, b) => a.position - b.position)) {
    const gatherings = gatheringsOf(facts, phase, calendars, places)
    const fit = bookings.book(gatherings)
    fits.push([phase, fit])
    everything.push(gatherings)
    append(
      drafts,
      draftsOf(gatherings, fit.booked, facts, at).sort((a, b) => a.start - b.start || compare(a.key, b.key)),
    )
    append(notes, dayNotes(facts, phase, gatherings, fit))
  }
  const { sessions, notes: roomNotes } = roomed(facts, drafts)
  return {
    sessions,
    warnings: [
      ...hoursNotes(facts, everything.flat()),
      ...notes,
      ...trainerNotes(fits, { have, minutes: sessionMinutes }, everything),
      ...roomNotes,
    ],
  }
}
