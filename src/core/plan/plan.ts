/** What goes into a plan and what comes out: the nouns of the whole planner. */
import type { PlanSettings } from '#core/plan/settings.ts'
import type { Note } from '#core/kernel/note.ts'
import type { Language } from '#core/kernel/language.ts'

export type Approach = 'phased' | 'big-bang'
export type Complexity = 'simple' | 'moderate' | 'complex'
export type Risk = 'low' | 'medium' | 'high'
/** How the weeks are cut (PH-6): by head count, or everyone on one day. */
export type Shape = 'solo' | 'small' | 'growing' | 'phased' | 'big-bang'
/** `early`, `core`, `rest` (waves `rest-1`…), `week-1`, `week-2`, `full`, `pilot`, `department-1`, `department-2`, `everyone`, `switch`, `off`. */
export type PhaseKey = string

export interface PlanLocation {
  readonly id: string
  readonly name: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** IANA zone. */
  readonly zone: string
  readonly language: Language
  readonly connectivity: 'good' | 'patchy' | 'poor'
  /** Working hours, minutes after local midnight. */
  readonly opensAt: number
  readonly closesAt: number
}

export interface PlanPerson {
  readonly id: string
  /** Decides between equals, the same on every machine: employee number, else e-mail, else name (PH-11). */
  readonly order: string
  readonly name: string
  readonly email: string | null
  readonly department: string | null
  readonly locationId: string
  readonly language: Language
  readonly pilot: boolean
  /** 0 not a volunteer, 1 willing, 2 keen, 3 very keen. */
  readonly keenness: number
  /** Hours a week (or logins) in the old system; null when not known. */
  readonly oldUse: number | null
  /** Named as champion by the lead or by the staff list. */
  readonly nominated: boolean
  /** The phase the lead pinned this person to (PH-10). */
  readonly pinned: PhaseKey | null
  /** The phase in the plan as it stands, which a replan keeps where it can (PH-10). */
  readonly current: PhaseKey | null
  /** Their first day has come. */
  readonly isLive?: boolean
  /** The last day at work, where one is known; it still counts. */
  readonly leftOn?: string | null
  /** The earliest first day of their own, after they were paused or went back to the old system (CO-3, CO-4). */
  readonly notBefore?: string | null
}

export interface PlanFacts {
  readonly tool: string
  readonly oldSystem: string | null
  /** The wanted first go-live. */
  readonly startOn: string
  readonly today: string
  readonly complexity: Complexity
  readonly critical: boolean
  /** The lead's own choice (AP-3); null follows the recommendation. */
  readonly approach: Approach | null
  readonly people: readonly PlanPerson[]
  readonly locations: readonly PlanLocation[]
  /** IANA zone of the organisation, in which the time of what has no location is told (RG-5). */
  readonly zone: string
  /** Public holidays by country; a country that is absent has no calendar. */
  readonly holidays: ReadonlyMap<string, readonly { day: string; provisional: boolean }[]>
  /** Windows in which nothing starts; locationId null means everyone. */
  readonly freezes: readonly { from: string; to: string; locationId: string | null }[]
  /** Days the lead asked for, by phase (TL-1). */
  readonly anchors: ReadonlyMap<PhaseKey, string>
  /** Of phases that have begun: the day the lead had asked for, null where it followed from the phase before; `anchors` has their real day. */
  readonly askedOn?: ReadonlyMap<PhaseKey, string | null>
  /** The phases of the plan as it stands, in their order; none before the first plan. */
  readonly standing?: readonly PhaseKey[]
  /** The earliest day after a pause, by `phase/location`; of a milestone by `phase` (CO-3). */
  readonly notBefore?: ReadonlyMap<string, string>
  readonly settings: PlanSettings
  /** True once a plan was made: its first day may then lie behind. */
  readonly running?: boolean
  /** Pairs as they stand, person by buddy, which a replan keeps where it can. */
  readonly buddies?: ReadonlyMap<string, string>
}

export interface ApproachAdvice {
  readonly chosen: Approach
  readonly recommended: Approach
  /** Of the chosen approach. */
  readonly risk: Risk
  readonly reasons: readonly Note[]
  /** What would change the advice. */
  readonly wouldChange: readonly Note[]
}

export interface PlannedPhase {
  readonly key: PhaseKey
  /** 1-based place in the order of go-lives. */
  readonly position: number
  readonly goLive: string
  /** Last day of the phase's weeks; for `off`, the day itself. */
  readonly ends: string
  /** The day that the lead asked for; null where the planner chose. */
  readonly anchorOn: string | null
  /** Of the head count, 0 to 1. */
  readonly share: number
  /** First day per place; only places with people in the phase. */
  readonly sites: readonly { locationId: string; goLive: string; headCount: number }[]
  readonly people: readonly PlacedPerson[]
}

export interface PlacedPerson {
  readonly id: string
  readonly goLive: string
  readonly because: readonly Note[]
}

export interface PlannedMessage {
  /** `announcement`, `reminder:core`, `welcome:core:<location>`, `update:2026-11-20`, `retrospective`. */
  readonly key: string
  readonly kind: 'announcement' | 'reminder' | 'welcome' | 'update' | 'retrospective'
  readonly stage: 'before' | 'during' | 'after'
  readonly phase: PhaseKey | null
  readonly locationId: string | null
  readonly sendOn: string
  readonly readers: number
}

export interface PlannedSession {
  readonly key: string
  readonly phase: PhaseKey
  /** Null: online, people of several places. */
  readonly locationId: string | null
  readonly language: Language
  /** RFC 3339 with the offset of the place (or of the first attendee's place). */
  readonly startsAt: string
  readonly minutes: number
  readonly seats: number
  readonly trainer: string
  readonly room: string | null
  readonly form: 'room' | 'online' | 'lowData'
  readonly attendees: readonly string[]
}

export interface PlannedOfficeHour {
  readonly key: string
  readonly phase: PhaseKey
  readonly locationId: string | null
  readonly startsAt: string
  readonly minutes: number
  readonly hostId: string | null
}

export interface PlannedBuddy {
  readonly person: string
  readonly buddy: string
  readonly because: readonly Note[]
}

export interface PlannedChampion {
  readonly locationId: string
  readonly person: string
  readonly because: readonly Note[]
}

export type ChecklistName = 'twoWeeksBefore' | 'oneWeekBefore' | 'launchDay' | 'firstWeek' | 'eachWeek'

export interface PlannedItem {
  /** `<phase>:<list>:<item>`, for weekly ones with the week: stable across replans. */
  readonly key: string
  readonly phase: PhaseKey
  readonly list: ChecklistName
  readonly item: string
  readonly due: string
}

/** A mark on the timeline that is neither phase nor message nor session: a gate or an export of the old system. */
export interface PlannedMark {
  readonly kind: 'gate' | 'export' | 'noWayBack'
  readonly phase: PhaseKey
  readonly on: string
}

export interface Plan {
  readonly approach: ApproachAdvice
  readonly shape: Shape
  readonly headCount: number
  readonly phases: readonly PlannedPhase[]
  readonly messages: readonly PlannedMessage[]
  readonly sessions: readonly PlannedSession[]
  readonly officeHours: readonly PlannedOfficeHour[]
  readonly buddies: readonly PlannedBuddy[]
  readonly champions: readonly PlannedChampion[]
  readonly checklist: readonly PlannedItem[]
  readonly marks: readonly PlannedMark[]
  /** The earliest day behind gate GA-7. */
  readonly oldSystemOff: { readonly earliest: string; readonly gate: 'GA-7' }
  readonly warnings: readonly Note[]
}
