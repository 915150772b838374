/** What whoever runs the tool after the rollout has to know, from what is really used: the handover (RV-5). */
import { issueState, issuesInOrder } from '#core/contingency/issues.ts'
import { todayIn } from '#core/kernel/calendar.ts'
import { note, type Note } from '#core/kernel/note.ts'
import type { Row } from '#core/kernel/rows.ts'
import { exportsInOrder } from '#core/plan/old-system.ts'
import { phaseName } from '#core/plan/phase-guide.ts'
import { calendarOf } from '#core/review/handover-calendar.ts'
import type {
  Archive,
  Handover,
  HandoverFacts,
  HandoverKey,
  Named,
  NewcomerTold,
  OpenIssue,
  Owner,
  Question,
  Workaround,
} from '#core/review/handover-parts.ts'
import { stepsOf } from '#core/review/newcomers.ts'
import { helpTiers, tierOf } from '#core/support/support.ts'

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
