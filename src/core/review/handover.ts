/** What whoever runs the tool after the rollout has to know, from what is really used: the handover (RV-5). */
import { issueState, issuesInOrder } from '#core/contingency/issues.ts'
import { todayIn } from '#core/kernel/calendar.ts'
import { note, type Note } from '#core/kernel/note.ts'
import type { Row } from '#core/kernel/rows.ts'
import { itemName, listName } from '#core/checklist/checklist.ts'
import { exportDue, exportsInOrder, firstGoLive } from '#core/plan/old-system.ts'
import { phaseName } from '#core/plan/phase-guide.ts'
import { type StepAt, stepsOf } from '#core/review/newcomers.ts'
import { completedOn, reviewsOf } from '#core/review/review-moments.ts'
import { helpTiers, tierOf } from '#core/support/support.ts'

/** The parts of a handover, in reading order. */
export const handoverKeys = ['onboarding', 'workarounds', 'questions', 'owners', 'issues', 'calendar', 'archive', 'lessons'] as const
export type HandoverKey = (typeof handoverKeys)[number]

type Named = Pick<Row<'person'>, 'personId' | 'name' | 'email' | 'phone'>

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

const byDay = (one: Ahead, other: Ahead): number =>
  one.on === other.on ? Date.parse(one.at ?? one.on) - Date.parse(other.at ?? other.on) : one.on < other.on ? -1 : 1

const workaroundsOf = ({ issues, articles, zone }: HandoverFacts): readonly Workaround[] => {
  const ofIssues = issuesInOrder(issues).flatMap((issue): Workaround[] =>
    issueState(issue) === 'open' && issue.workaround !== null
      ? [{ problem: issue.title, workaround: issue.workaround, from: 'issue', since: todayIn(zone, issue.openedAt) }]
      : [],
  )
  // The article that was made of an issue says the same.
  const said = new Set(ofIssues.map(({ workaround }) => workaround))
  const ofArticles = articles
    .filter(({ workaround, body }) => workaround === 1 && !said.has(body))
    .map(({ title, body, changedAt }): Workaround => ({
      problem: title,
      workaround: body,
      from: 'article',
      since: todayIn(zone, changedAt),
    }))
  return [...ofIssues, ...ofArticles]
}

/** Most help articles that a handover names. */
const mostArticles = 50

const newcomersOf = ({ newcomers, buddies, ease, people, locations, today }: HandoverFacts): readonly NewcomerTold[] => {
  const nameOf = new Map(people.map((one) => [one.personId, one.name]))
  const placeOf = new Map(locations.map((one) => [one.locationId, one.name]))
  const buddyOf = new Map(buddies.map((one) => [one.personId, one.buddyId]))
  const easeOf = Map.groupBy(ease, ({ personId }) => personId)
  return newcomers
    .toSorted((a, b) => (a.startsOn === b.startsOn ? (a.personId < b.personId ? -1 : 1) : a.startsOn > b.startsOn ? -1 : 1))
    .map((newcomer) => {
      const { personId, locationId, startsOn, checkNote } = newcomer
      const buddyId = buddyOf.get(personId)
      const easeOn = (easeOf.get(personId) ?? []).map(({ saidOn }) => saidOn)
      return {
        personId,
        name: nameOf.get(personId) ?? personId,
        location: placeOf.get(locationId ?? '') ?? null,
        startsOn,
        buddy: buddyId === undefined ? null : (nameOf.get(buddyId) ?? buddyId),
        steps: stepsOf({ newcomer, hasBuddy: buddyId !== undefined, easeOn }, today),
        checkNote,
      }
    })
}

const questionsOf = ({ articles, answered, unwritten }: HandoverFacts): readonly Question[] => [
  ...articles
    .filter(({ workaround }) => workaround === 0)
    .map(({ articleId, title, body, language }): Question => ({
      question: title,
      answer: body,
      language,
      solved: answered.get(articleId) ?? 0,
    }))
    .toSorted((a, b) => (b.solved ?? 0) - (a.solved ?? 0) || (a.question < b.question ? -1 : 1))
    .slice(0, mostArticles),
  ...unwritten.map(({ question, answer, language }): Question => ({ question, answer: answer ?? '', language, solved: null })),
]

const ownersOf = ({ leads, champions, tiers, locations, people }: HandoverFacts): readonly Owner[] => {
  const personOf = new Map(people.map((one) => [one.personId, one]))
  const placeOf = new Map(locations.map((one) => [one.locationId, one.name]))
  const reach = (of: Named | undefined): string | null => [of?.email, of?.phone].filter(Boolean).join(' · ') || null
  return [
    ...leads
      .toSorted((a, b) => (a.role === b.role ? (a.name < b.name ? -1 : 1) : a.role === 'lead' ? -1 : 1))
      .map(({ role, name, email }): Owner => ({
        what: role === 'lead' ? 'lead' : 'owner',
        level: null,
        location: null,
        name,
        contact: email,
      })),
    ...champions
      .flatMap(({ personId, locationId }): Owner[] => {
        const person = personOf.get(personId)
        if (!person) return []
        return [{ what: 'champion', level: null, location: placeOf.get(locationId) ?? null, name: person.name, contact: reach(person) }]
      })
      .toSorted((a, b) =>
        (a.location ?? '') === (b.location ?? '')
          ? (a.name ?? '') < (b.name ?? '')
            ? -1
            : 1
          : (a.location ?? '') < (b.location ?? '')
            ? -1
            : 1,
      ),
    // At the second level the champions answer.
    ...helpTiers
      .filter((tier) => tier > 2)
      .map((tier) => tierOf(tiers, tier))
      .map(({ tier, ownerId, name, contact }): Owner => {
        const person = personOf.get(ownerId ?? '')
        return {
          what: 'level',
          level: tier,
          location: null,
          name: person?.name ?? name,
          contact: contact ?? reach(person),
        }
      }),
  ]
}

const issuesOf = ({ issues, people, locations, zone }: HandoverFacts): readonly OpenIssue[] => {
  const concerned = ({ scope, personId, locationId, phaseKey }: Row<'issue'>): Note | string => {
    if (scope === 'person') return people.find((one) => one.personId === personId)?.name ?? note('contingency.scope.person', {})
    if (scope === 'location') return locations.find((one) => one.locationId === locationId)?.name ?? note('contingency.scope.location', {})
    return scope === 'phase' && phaseKey !== null ? phaseName(phaseKey) : note('contingency.scope.all', {})
  }
  return issuesInOrder(issues)
    .filter((issue) => issueState(issue) !== 'closed')
    .map((issue) => ({
      title: issue.title,
      severity: issue.severity,
      concerns: concerned(issue),
      since: todayIn(zone, issue.openedAt),
      state: issueState(issue),
      vendorFixOn: issue.vendorFixOn,
      vendorReference: issue.vendorReference,
    }))
}

const calendarOf = (facts: HandoverFacts): readonly Ahead[] => {
  const { today, now, zone, phases, oldSystem, rollout } = facts
  const placeOf = new Map(facts.locations.map((one) => [one.locationId, one]))
  const nameOf = new Map(facts.people.map((one) => [one.personId, one.name]))
  const day = (kind: AheadKind, on: string | null | undefined, about: Ahead['about'], more: Partial<Ahead> = {}): Ahead[] =>
    on == null ? [] : [{ on, until: null, count: 1, late: on < today, at: null, zone, kind, about, location: null, name: null, ...more }]
  const moment = (kind: AheadKind, at: string, about: Ahead['about'], locationId: string | null, name: string | null): Ahead[] => {
    if (Date.parse(at) <= Date.parse(now)) return []
    const place = placeOf.get(locationId ?? '')
    const here = place?.zone ?? zone
    const on = todayIn(here, at)
    return [{ on, until: null, count: 1, late: false, at, zone: here, kind, about, location: place?.name ?? null, name }]
  }
  /** The first of those alike, with how many there are. */
  const together = (alike: Iterable<readonly Ahead[]>): readonly Ahead[] =>
    [...alike].flatMap((some) => {
      const inOrder = some.toSorted(byDay)
      const [first] = inOrder
      if (!first) return []
      const last = inOrder.at(-1)?.on ?? first.on
      const names = new Set(inOrder.map(({ name }) => name))
      return [{ ...first, until: last === first.on ? null : last, count: inOrder.length, name: names.size === 1 ? first.name : null }]
    })
  const completed = completedOn({ phases, oldSystem, zone })
  const held = new Set(facts.reviews.map((one) => one.moment))
  const due =
    rollout.oldSystem === null ? null : exportDue({ oldSystem, exports: facts.exports, firstGoLiveOn: firstGoLive(phases) }, today)
  return [
    ...phases.flatMap((phase) => (phase.goLiveOn >= today ? day('start', phase.goLiveOn, phaseName(phase.phaseKey)) : [])),
    ...facts.sessions.flatMap((one) => moment('session', one.startsAt, phaseName(one.phaseKey), one.locationId, null)),
    ...together(
      [...Map.groupBy(facts.officeHours, ({ phaseKey, locationId }) => `${phaseKey}/${locationId}`).values()].map((hours) =>
        hours.flatMap((one) =>
          moment('officeHour', one.startsAt, phaseName(one.phaseKey), one.locationId, nameOf.get(one.hostId ?? '') ?? null),
        ),
      ),
    ),
    ...facts.messages.flatMap((one) =>
      day('message', one.sendOn, { code: `communication.kind.${one.kind}`, params: {} } as Note, {
        location: placeOf.get(one.locationId ?? '')?.name ?? null,
      }),
    ),
    ...together(
      [...Map.groupBy(facts.items, ({ dueOn, phaseKey, list }) => `${dueOn}/${phaseKey}/${list}`).values()].map((items) =>
        items.flatMap((one) =>
          day('task', one.dueOn, items.length === 1 ? itemName(one.item) : listName(one.list), {
            name: nameOf.get(one.ownerId ?? '') ?? null,
          }),
        ),
      ),
    ),
    ...(completed === null ? [] : reviewsOf(completed, facts.reviews, today).filter((one) => !held.has(one.moment))).flatMap((one) =>
      day('review', one.on, note('review.at', { moment: one.moment })),
    ),
    ...facts.actions
      .filter(({ doneAt }) => doneAt === null)
      .flatMap((one) => day('action', one.dueOn, one.title, { name: nameOf.get(one.ownerId) ?? null })),
    ...facts.issues.flatMap((one) => (issueState(one) === 'open' ? day('fix', one.vendorFixOn, one.title) : [])),
    ...day('export', due?.on, rollout.oldSystem, { name: nameOf.get(oldSystem?.keeperId ?? '') ?? null }),
    ...(oldSystem?.contractEndsOn != null && oldSystem.contractEndsOn >= today
      ? day('contract', oldSystem.contractEndsOn, rollout.oldSystem)
      : []),
    ...(oldSystem?.archiveUntilOn != null && oldSystem.archiveUntilOn >= today
      ? day('archive', oldSystem.archiveUntilOn, oldSystem.archivePlace)
      : []),
    ...(oldSystem?.celebrateAt == null ? [] : moment('celebration', oldSystem.celebrateAt, oldSystem.celebratePlace, null, null)),
  ].toSorted(byDay)
}

const archiveOf = ({ rollout, oldSystem, exports, people, zone }: HandoverFacts): Archive | null =>
  rollout.oldSystem === null
    ? null
    : {
        system: rollout.oldSystem,
        switchedOffOn: oldSystem?.switchedOffAt == null ? null : todayIn(zone, oldSystem.switchedOffAt),
        place: oldSystem?.archivePlace ?? null,
        noArchive: oldSystem?.noArchive ?? null,
        keptUntil: oldSystem?.archiveUntilOn ?? null,
        contractEndsOn: oldSystem?.contractEndsOn ?? null,
        contractNote: oldSystem?.contractNote ?? oldSystem?.noContract ?? null,
        keeper: people.find(({ personId }) => personId === oldSystem?.keeperId)?.name ?? null,
        exports: exportsInOrder(exports).map(({ fileName, madeOn, bytes, fileHash, restoredOn, restoreWorked }) => ({
          fileName,
          madeOn,
          bytes,
          sha256: fileHash,
          restoredOn,
          restoreWorked: restoreWorked === null ? null : restoreWorked === 1,
        })),
      }

/**
 * The handover of a rollout (RV-5): how newcomers are brought in, live workarounds, the questions that come most, who is responsible, open
 * issues, what is still planned, where the old system's data is, and the lessons; and who can supply what is missing.
 *
 * @example handoverOf(facts).workarounds[0]?.workaround // 'Save twice'
 */
export const handoverOf = (facts: HandoverFacts): Handover => {
  const nameOf = new Map(facts.people.map((one) => [one.personId, one.name]))
  const owners = ownersOf(facts)
  const named = (what: Owner['what'], level: number | null = null): readonly string[] =>
    owners.flatMap((one) => (one.what === what && one.level === level && one.name !== null ? one.name : []))
  const run = named('lead').length > 0 ? named('lead') : named('owner')
  const it = named('level', 3)
  const helps = it.length > 0 ? it : run
  const archive = archiveOf(facts)
  return {
    onboarding: {
      materials: facts.resources
        .filter(({ state }) => state === 'final')
        .map(({ title, kind, language, extent, link, fileName }) => ({ title, kind, language, extent, link, fileName }))
        .toSorted((a, b) => (a.language === b.language ? (a.title < b.title ? -1 : 1) : a.language < b.language ? -1 : 1)),
      newcomers: newcomersOf(facts),
    },
    workarounds: workaroundsOf(facts),
    questions: questionsOf(facts),
    owners,
    issues: issuesOf(facts),
    calendar: calendarOf(facts),
    archive,
    lessons: {
      lessons: facts.lessons.map(({ kind, text, source, notedBy }) => ({ kind, text, source, notedBy })),
      actions: facts.actions
        .filter(({ doneAt }) => doneAt === null)
        .map(({ title, ownerId, dueOn }) => ({ title, name: nameOf.get(ownerId) ?? null, dueOn }))
        .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1)),
      stories: facts.stories.map(({ kind, text }) => ({ kind, text })),
    },
    supplier: {
      onboarding: run,
      workarounds: helps,
      questions: helps,
      owners: named('owner'),
      issues: helps,
      calendar: run,
      archive: archive?.keeper == null ? run : [archive.keeper],
      lessons: run,
    },
  }
}

/** How many entries each part holds. */
export const handoverCounts = ({ onboarding, archive, lessons, ...lists }: Handover): Readonly<Record<HandoverKey, number>> => ({
  onboarding: onboarding.materials.length + onboarding.newcomers.length,
  workarounds: lists.workarounds.length,
  questions: lists.questions.length,
  owners: lists.owners.length,
  issues: lists.issues.length,
  calendar: lists.calendar.length,
  archive: archive === null ? 0 : 1 + archive.exports.length,
  lessons: lessons.lessons.length + lessons.actions.length + lessons.stories.length,
})
