/** Booking: which group meets when and with whom, so that no trainer and no room is taken twice and trainers can travel. */
import { append } from '#core/kernel/many.ts'
import type { PlanLocation } from '#core/plan/plan.ts'
import { inRow, pitchOf, sharedHours, startsOn } from '#core/training/session-days.ts'
import type { Gathering } from '#core/training/session-groups.ts'
import { Rooms, Trainers } from '#core/training/resource-bookings.ts'

/** A start for one session: the day (a count) at its place, the moment in quarters since 1970, and its trainer, counted from 0. */
interface Slot {
  readonly day: number
  readonly start: number
  readonly trainer: number
}

/** A slot for each group of a gathering, in time order. */
export interface Booked {
  readonly gathering: Gathering
  readonly slots: Slot[]
}

/** How a phase's training was made to fit. */
export interface Fit {
  readonly booked: readonly Booked[]
  /** Some sessions may be in the weeks before their own, for want of trainers or of rooms. */
  readonly spilled: 'no' | 'trainers' | 'rooms'
  /** Trainers that would do in the week itself, or, where there are too few even so, that are counted on. */
  readonly need: number
}

interface DayOfStarts {
  readonly day: number
  readonly starts: readonly number[]
}

/** A gathering with the starts it may have: in its own days, and beyond them. */
interface Wish {
  readonly gathering: Gathering
  readonly own: readonly DayOfStarts[]
  /** Sessions that fit one after another into the own days. */
  readonly ownInRow: number
  spill: readonly DayOfStarts[] | undefined
}

/** Rooms by place, trainers, and whether days beyond the own ones count. */
interface Terms {
  readonly trainers: number
  readonly roomsOf: (place: PlanLocation) => number
  readonly spill: boolean
}

const unlimited = Infinity
const roomOf = (gathering: Gathering): PlanLocation | undefined => (gathering.places.length === 1 ? gathering.places[0] : undefined)

/** Booking over all phases of a plan: earlier phases choose first. */
export class Bookings {
  readonly #rooms: Rooms
  readonly #diaries: Trainers
  readonly #pitch: number
  readonly #minutes: number
  readonly #trainers: number

  constructor(minutes: number, trainers: number) {
    this.#pitch = pitchOf(minutes)
    this.#rooms = new Rooms(this.#pitch)
    this.#diaries = new Trainers(this.#pitch)
    this.#minutes = minutes
    this.#trainers = trainers
  }

  /**
   * Books the sessions of one phase (TR-2).
   *
   * First in their own days; when trainers are short, in the weeks before as well; when that is not enough, in their own
   * days with the fewest trainers that do. Rooms likewise, more rooms last.
   */
  book(gatherings: readonly Gathering[]): Fit {
    const wishes = this.#wishesOf(gatherings)
    const oneRoom = () => 1
    const have = this.#trainers
    const asWished = this.#attempt(wishes, { trainers: have, roomsOf: oneRoom, spill: false })
    if (asWished) return { booked: asWished, spilled: 'no', need: have }

    const forWeek = this.#fewestTrainers(wishes, oneRoom, false)
    const spread = this.#attempt(wishes, { trainers: have, roomsOf: oneRoom, spill: true })
    if (spread) return { booked: spread, spilled: forWeek === undefined ? 'rooms' : 'trainers', need: forWeek ?? have }
    if (forWeek !== undefined)
      return { booked: this.#sure(wishes, { trainers: forWeek, roomsOf: oneRoom, spill: false }), spilled: 'no', need: forWeek }

    const forSpread = this.#fewestTrainers(wishes, oneRoom, true)
    if (forSpread !== undefined)
      return { booked: this.#sure(wishes, { trainers: forSpread, roomsOf: oneRoom, spill: true }), spilled: 'rooms', need: forSpread }
    const rooms = this.#roomsNeeded(wishes)
    for (let more = 0; ; more++) {
      const roomsOf = (place: PlanLocation): number => (rooms.get(place.id) ?? 1) + more
      const need = this.#fewestTrainers(wishes, roomsOf, false)
      if (need !== undefined) return { booked: this.#sure(wishes, { trainers: need, roomsOf, spill: false }), spilled: 'no', need }
    }
  }

  /** Books on terms that were found to do. */
  #sure(wishes: readonly Wish[], terms: Terms): Booked[] {
    return this.#attempt(wishes, terms) ?? []
  }

  #startsOn(gathering: Gathering, days: readonly number[]): DayOfStarts[] {
    return days.map((day) => ({ day, starts: startsOn(gathering.places, day, this.#minutes) })).filter(({ starts }) => starts.length > 0)
  }

  /** Those with the least choice choose first. */
  #wishesOf(gatherings: readonly Gathering[]): Wish[] {
    const wishes = gatherings.map((gathering): Wish => {
      const possible = this.#startsOn(gathering, gathering.training.days)
      // Hours shorter than a session leave no start; the day then begins with it, and a warning says so.
      const own =
        possible.length > 0 ? possible : gathering.training.days.map((day) => ({ day, starts: [sharedHours(gathering.places, day).from] }))
      const ownInRow = own.reduce((sum, { starts }) => sum + inRow(starts, this.#pitch), 0)
      return { gathering, own, ownInRow, spill: undefined }
    })
    const tightness = new Map(wishes.map((wish) => [wish, wish.gathering.groups.length / wish.ownInRow]))
    return wishes.sort((a, b) => (tightness.get(b) ?? 0) - (tightness.get(a) ?? 0))
  }

  /** First fit; nothing stays booked when not everyone fits. */
  #attempt(wishes: readonly Wish[], terms: Terms): Booked[] | undefined {
    const booked: Booked[] = []
    for (const wish of wishes) {
      const { gathering } = wish
      const wanted = gathering.groups.length
      const slots = this.#fill(gathering, wish.own, wanted, terms)
      if (slots.length < wanted && terms.spill) {
        wish.spill ??= this.#startsOn(gathering, gathering.training.spill)
        append(slots, this.#fill(gathering, wish.spill, wanted - slots.length, terms))
      }
      booked.push({ gathering, slots: slots.sort((a, b) => a.start - b.start) })
      if (slots.length < wanted) {
        this.#release(booked)
        return undefined
      }
    }
    return booked
  }

  /** Books up to so many sessions of a gathering into some days, each with a trainer who can be there. */
  #fill(gathering: Gathering, days: readonly DayOfStarts[], wanted: number, terms: Terms): Slot[] {
    const place = roomOf(gathering)
    const rooms = place ? terms.roomsOf(place) : unlimited
    const slots: Slot[] = []
    for (const { day, starts } of days) {
      if (slots.length >= wanted) return slots
      let trainers = this.#trainersFor(place, day, terms)
      if (trainers.length === 0) continue
      for (const start of starts)
        while (slots.length < wanted && (!place || this.#rooms.isFree(place, start, rooms))) {
          const trainer = this.#diaries.idle(trainers, start)
          if (trainer === undefined) break
          slots.push({ day, start, trainer })
          this.#diaries.take(trainer, place, day, start)
          if (place) this.#rooms.take(place, start, 1)
          trainers = this.#trainersFor(place, day, terms)
        }
    }
    return slots
  }

  #trainersFor(place: PlanLocation | undefined, day: number, { trainers }: Terms): number[] {
    return place ? this.#diaries.for(place, day, trainers) : this.#diaries.anywhere(trainers)
  }

  #release(booked: readonly Booked[]): void {
    for (const { gathering, slots } of booked) {
      const place = roomOf(gathering)
      for (const { day, start, trainer } of slots) {
        this.#diaries.giveBack(trainer, place, day, start)
        if (place) this.#rooms.take(place, start, -1)
      }
    }
  }

  /** Whether some terms would do; nothing stays booked. */
  #wouldFit(wishes: readonly Wish[], terms: Terms): boolean {
    const booked = this.#attempt(wishes, terms)
    this.#release(booked ?? [])
    return booked !== undefined
  }

  /** The fewest trainers with which everyone fits; undefined when no number of trainers helps. */
  #fewestTrainers(wishes: readonly Wish[], roomsOf: Terms['roomsOf'], spill: boolean): number | undefined {
    if (!this.#wouldFit(wishes, { trainers: unlimited, roomsOf, spill })) return undefined
    const sessions = wishes.reduce((sum, { gathering }) => sum + gathering.groups.length, 0)
    const moments = new Set(wishes.flatMap((wish) => wish.own.flatMap(({ starts }) => starts)))
    const most = spill
      ? sessions
      : inRow(
          [...moments].sort((a, b) => a - b),
          this.#pitch,
        )
    let low = Math.max(this.#trainers, Math.ceil(sessions / most)) - 1
    let high = low + 1
    while (!this.#wouldFit(wishes, { trainers: high, roomsOf, spill })) {
      low = high
      high *= 2
    }
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (this.#wouldFit(wishes, { trainers: middle, roomsOf, spill })) high = middle
      else low = middle
    }
    return high
  }

  /** Rooms at the same time that each place needs for its own days to do. */
  #roomsNeeded(wishes: readonly Wish[]): Map<string, number> {
    const sessions = new Map<string, number>()
    const needed = new Map<string, number>()
    for (const { gathering, ownInRow } of wishes) {
      const place = roomOf(gathering)
      if (!place) continue
      const count = (sessions.get(place.id) ?? 0) + gathering.groups.length
      sessions.set(place.id, count)
      needed.set(place.id, Math.max(needed.get(place.id) ?? 1, Math.ceil(count / ownInRow)))
    }
    return needed
  }
}
