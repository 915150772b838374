/** What a handover is made of, and what each of its parts holds (RV-5). */
import type { Note } from '#core/kernel/note.ts'
import type { Row } from '#core/kernel/rows.ts'
import type { StepAt } from '#core/review/newcomers.ts'

/** The parts of a handover, in reading order. */
export const handoverKeys = ['onboarding', 'workarounds', 'questions', 'owners', 'issues', 'calendar', 'archive', 'lessons'] as const
export type HandoverKey = (typeof handoverKeys)[number]

export type Named = Pick<Row<'person'>, 'personId' | 'name' | 'email' | 'phone'>

/** The rows that a handover is made of; long lists are cut by whoever reads them, and `left` says by how many. */
export interface HandoverFacts {
  readonly rollout: Pick<Row<'rollout'>, 'rolloutId' | 'tool' | 'oldSystem'>
  /** The day and the moment at which it is made, and the zone of the organisation. */
  readonly today: string
  readonly now: string
  readonly zone: string
  readonly locations: readonly Pick<Row<'location'>, 'locationId' | 'name' | 'zone'>[]
  /** Everyone whom the other rows name. */
  readonly people: readonly Named[]
  readonly phases: readonly Row<'phase'>[]
  readonly resources: readonly Row<'resource'>[]
  readonly newcomers: readonly Row<'newcomer'>[]
  /** The buddies of the newcomers, and the days on which those answered whether they are at ease. */
  readonly buddies: readonly Pick<Row<'buddy'>, 'personId' | 'buddyId'>[]
  readonly ease: readonly Pick<Row<'atEase'>, 'personId' | 'saidOn'>[]
  readonly issues: readonly Row<'issue'>[]
  readonly articles: readonly Row<'article'>[]
  /** How many questions each help article answered. */
  readonly answered: ReadonlyMap<string, number>
  /** Questions that somebody answered and that no help article is made of, the newest first. */
  readonly unwritten: readonly Pick<Row<'ticket'>, 'ticketId' | 'question' | 'answer' | 'language' | 'solvedAt'>[]
  /** Those who sign in as owner or lead. */
  readonly leads: readonly { readonly role: string; readonly name: string; readonly email: string | null }[]
  readonly champions: readonly Pick<Row<'champion'>, 'personId' | 'locationId'>[]
  readonly tiers: readonly Row<'supportTier'>[]
  readonly sessions: readonly Row<'session'>[]
  readonly officeHours: readonly Row<'officeHour'>[]
  readonly messages: readonly Row<'message'>[]
  readonly items: readonly Row<'checklistItem'>[]
  readonly reviews: readonly Row<'review'>[]
  readonly actions: readonly Row<'reviewAction'>[]
  readonly lessons: readonly Row<'lesson'>[]
  /** Those that may be told. */
  readonly stories: readonly Pick<Row<'story'>, 'storyId' | 'kind' | 'text' | 'language' | 'notedAt'>[]
  readonly oldSystem: Row<'oldSystem'> | undefined
  readonly exports: readonly Row<'oldExport'>[]
}

export interface Material {
  readonly title: string
  readonly kind: string
  readonly language: string
  /** Pages or minutes. */
  readonly extent: number | null
  readonly link: string | null
  readonly fileName: string | null
}

export interface NewcomerTold {
  readonly personId: string
  readonly name: string
  readonly location: string | null
  readonly startsOn: string
  readonly buddy: string | null
  readonly steps: readonly StepAt[]
  readonly checkNote: string | null
}

export interface Workaround {
  readonly problem: string
  readonly workaround: string
  readonly from: 'issue' | 'article'
  readonly since: string
}

export interface Question {
  readonly question: string
  readonly answer: string
  readonly language: string
  /** How often the help article solved it; null for a question without one. */
  readonly solved: number | null
}

export interface Owner {
  readonly what: 'owner' | 'lead' | 'champion' | 'level'
  /** Of a support level: 3 for IT, 4 for the vendor. */
  readonly level: number | null
  readonly location: string | null
  /** Null where nobody was named. */
  readonly name: string | null
  readonly contact: string | null
}

export interface OpenIssue {
  readonly title: string
  readonly severity: string
  readonly concerns: Note | string
  readonly since: string
  readonly state: 'open' | 'fixed' | 'closed'
  readonly vendorFixOn: string | null
  readonly vendorReference: string | null
}

/** One thing that is still to come; the office hours of a phase at a location are one, and so are the tasks of a list that are due on a day. */
export interface Ahead {
  /** The day, `YYYY-MM-DD`, at the location of what has one; of several the first. */
  readonly on: string
  /** Of several the last day, else null. */
  readonly until: string | null
  readonly count: number
  /** It is open, and its day has passed. */
  readonly late: boolean
  /** The instant, of what has one, and the zone to tell it in. */
  readonly at: string | null
  readonly zone: string
  readonly kind: AheadKind
  readonly about: Note | string | null
  readonly location: string | null
  readonly name: string | null
}
export const aheadKinds = [
  'start',
  'waitingStart',
  'session',
  'officeHour',
  'message',
  'task',
  'review',
  'action',
  'fix',
  'export',
  'contract',
  'archive',
  'celebration',
] as const
export type AheadKind = (typeof aheadKinds)[number]

export interface ArchivedExport {
  readonly fileName: string
  readonly madeOn: string
  readonly bytes: number
  readonly sha256: string
  readonly restoredOn: string | null
  readonly restoreWorked: boolean | null
}

export interface Archive {
  readonly system: string
  readonly switchedOffOn: string | null
  /** Where the archive is, or why there is none; null where nobody said. */
  readonly place: string | null
  readonly noArchive: string | null
  readonly keptUntil: string | null
  readonly contractEndsOn: string | null
  readonly contractNote: string | null
  readonly keeper: string | null
  readonly exports: readonly ArchivedExport[]
}

export interface Handover {
  readonly onboarding: { readonly materials: readonly Material[]; readonly newcomers: readonly NewcomerTold[] }
  readonly workarounds: readonly Workaround[]
  readonly questions: readonly Question[]
  readonly owners: readonly Owner[]
  readonly issues: readonly OpenIssue[]
  readonly calendar: readonly Ahead[]
  /** Null where there never was an old system. */
  readonly archive: Archive | null
  readonly lessons: {
    readonly lessons: readonly Pick<Row<'lesson'>, 'kind' | 'text' | 'source' | 'notedBy'>[]
    readonly actions: readonly { readonly title: string; readonly name: string | null; readonly dueOn: string }[]
    readonly stories: readonly Pick<Row<'story'>, 'kind' | 'text'>[]
  }
  /** Who can supply a part that is empty, by name; nobody where nobody in particular can. */
  readonly supplier: Readonly<Record<HandoverKey, readonly string[]>>
}
