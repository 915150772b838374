/** A plan ready to be told in one language: what every format of it starts from. */
import { type Format, format } from '#core/kernel/format.ts'
import { phaseName } from '#core/plan/phase-guide.ts'
import { zonesAtWork } from '#core/regional/time-zones-at-work.ts'
import type { Plan, PlanFacts, PlannedPhase } from '#core/plan/plan.ts'
import type { Note } from '#core/kernel/note.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import type { Language } from '#core/kernel/language.ts'
import { speak } from '#core/kernel/words.ts'
import type { PlanBaselines } from '#files/plan/plan-baselines.ts'
import { paperWords } from '#files/plan/document-words.ts'

export interface OwnChoice {
  readonly reason: string
  readonly by: string | null
  /** `YYYY-MM-DD`. */
  readonly on: string | null
}

/** All that a format needs: the plan, what it was made of, and how to speak. */
export interface Telling {
  readonly plan: Plan
  readonly facts: PlanFacts
  readonly organisation: string | null
  readonly baselines: PlanBaselines | undefined
  /** The lead's own choice of approach, with its reason and author (AP-3). */
  readonly ownChoice: OwnChoice | undefined
  readonly language: Language
  readonly format: Format
  readonly words: ReturnType<typeof speak<typeof paperWords.en>>
  say(note: Note): string
  phase(key: string): string
  person(id: string): string
  place(id: string | null): string
  /** The zone of a location; of what has none, such as an online session, the organisation's. */
  zone(id: string | null): string
  because(notes: readonly Note[]): string
}

/** What a plan was made of, and what is known around it. */
export interface AroundPlan {
  readonly facts: PlanFacts
  /** The name of the organisation, if it is known. */
  readonly organisation?: string
  /** Once the plan was approved. */
  readonly baselines?: PlanBaselines
  readonly ownChoice?: OwnChoice
}

/** Prepares a plan for being told in a language. */
export const telling = (plan: Plan, { facts, organisation, baselines, ownChoice }: AroundPlan, language: Language): Telling => {
  const names = new Map(facts.people.map((person) => [person.id, person.name]))
  const places = new Map(facts.locations.map((place) => [place.id, place.name]))
  const words = speak(paperWords, language)
  const zoneAt = new Map(facts.locations.map((place) => [place.id, place.zone]))
  const zones = zonesAtWork({ organisation: [facts], locations: facts.locations })
  const say = (note: Note): string => sayNote(language, note, zones)
  return {
    plan,
    facts,
    organisation: organisation ?? null,
    baselines,
    ownChoice,
    language,
    format: format(language, zones),
    words,
    say,
    phase: (key) => say(phaseName(key)),
    person: (id) => names.get(id) ?? id,
    place: (id) => (id === null ? '' : (places.get(id) ?? id)),
    zone: (id) => zoneAt.get(id ?? '') ?? facts.zone,
    because: (notes) => notes.map(say).join('; '),
  }
}

/** Phases in which people start; the others are milestones of everybody. */
export const startingPhases = (plan: Plan): readonly PlannedPhase[] => plan.phases.filter((phase) => phase.people.length > 0)
