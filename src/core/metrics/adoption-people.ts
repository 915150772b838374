/** Who stands behind a figure of adoption, and what to do next with somebody who is not active yet (ME-8, ME-14). */
import { type AdoptionPerson, type AdoptionSource, covers } from '#core/metrics/adoption-figures.ts'
import { firstUseDays } from '#core/metrics/adoption-history.ts'
import { isSaid } from '#core/metrics/usage-source.ts'
import { dueAfterDays } from '#core/metrics/adoption-share.ts'

/** The lists that figures open to. */
export const adoptionLists = ['assigned', 'live', 'account', 'noAccount', 'ever', 'never', 'active', 'notActive', 'new', 'unknown', 'usesOld', 'leftOld', 'due', 'notDue', 'out', 'disagree', 'flow', 'workflow'] as const // prettier-ignore
export type AdoptionList = (typeof adoptionLists)[number]

export interface ListQuestion {
  readonly asOf: number
  readonly window: number
  readonly deciding: string | null
  /** Of the list `disagree`: who was seen by one source and not by the other. */
  readonly active?: string | undefined
  readonly inactive?: string | undefined
  /** Whether a source of the new system ever saw somebody. */
  readonly everUsed: (personId: string) => boolean
  /** The people that differ between the two sources, those of a flow, or who did a workflow that counts. */
  readonly differing: Pick<ReadonlySet<string>, 'has'>
}

/** Who is on a list, as a test of one person. */
export const isOnList = (
  list: AdoptionList,
  sources: readonly AdoptionSource[],
  question: ListQuestion,
): ((person: AdoptionPerson) => boolean) => {
  const { asOf, window, deciding, everUsed, differing } = question
  const named = sources.filter(({ grain }) => grain !== 'total')
  const ofNew = named.filter(({ system }) => system === 'new')
  const ofOld = named.filter(({ system }) => system === 'old')
  const deciders = deciding === null ? ofNew : ofNew.filter(({ sourceId }) => sourceId === deciding)
  const sees = ({ lastSeen }: AdoptionSource, { personId }: AdoptionPerson): boolean => {
    const last = lastSeen.get(personId) ?? null
    return last !== null && last > asOf - window && last <= asOf
  }
  const isLive = ({ goLive }: AdoptionPerson): boolean => goLive !== null && goLive <= asOf
  const isDue = ({ goLive }: AdoptionPerson): boolean => goLive !== null && asOf - goLive >= dueAfterDays
  const isCovered = (person: AdoptionPerson): boolean => deciders.some((source) => covers(source, person))
  const isActive = (person: AdoptionPerson): boolean => deciders.some((source) => sees(source, person))
  const hasUsed = ({ personId }: AdoptionPerson): boolean => everUsed(personId)
  const hasAccount = (person: AdoptionPerson): boolean =>
    hasUsed(person) ||
    ofNew.some(({ grain, sourceId, lastSeen }) => grain === 'last-seen' && !isSaid(sourceId) && lastSeen.has(person.personId))
  const usesOld = (person: AdoptionPerson): boolean => ofOld.some((source) => sees(source, person))
  /** In the days in which nobody is late yet (ME-11). */
  const isNew = (person: AdoptionPerson): boolean => person.goLive !== null && asOf - person.goLive <= firstUseDays && !hasUsed(person)
  const tests: Record<AdoptionList, (person: AdoptionPerson) => boolean> = {
    assigned: () => true,
    live: isLive,
    account: hasAccount,
    noAccount: (person) => !hasAccount(person),
    ever: (person) => isLive(person) && hasUsed(person),
    never: (person) => isLive(person) && isCovered(person) && !hasUsed(person),
    active: (person) => isLive(person) && isActive(person),
    notActive: (person) => isLive(person) && isCovered(person) && !isActive(person) && !isNew(person),
    new: (person) => isLive(person) && isCovered(person) && !isActive(person) && isNew(person),
    unknown: (person) => isLive(person) && !isCovered(person),
    usesOld: (person) => isLive(person) && usesOld(person),
    leftOld: (person) => isLive(person) && ofOld.some((source) => covers(source, person)) && !usesOld(person),
    due: isDue,
    notDue: (person) => isLive(person) && !isDue(person),
    out: () => true,
    disagree: ({ personId }) => differing.has(personId),
    flow: ({ personId }) => differing.has(personId),
    workflow: (person) => isLive(person) && differing.has(person.personId),
  }
  const test = tests[list]
  // Who left is of a flow too.
  return (person) => (list === 'flow' || (person.out === null) === (list !== 'out')) && test(person)
}

export type NextStep = 'buddy' | 'champion' | 'session'

/**
 * What to do next with somebody who is not active (ME-14): their buddy first, after a week the visit of a champion, after two a session;
 * whoever is missing is passed over, and a kind of help that leaves no doubt goes first. `days` is since their last use, or their go-live where there was none.
 *
 * @example nextStep({ days: 9, hasBuddy: true, hasChampion: true }) // 'champion'
 */
export const nextStep = ({
  days,
  hasBuddy,
  hasChampion,
  surest = null,
}: {
  readonly days: number
  readonly hasBuddy: boolean
  readonly hasChampion: boolean
  /** The kind of help of which what was measured leaves no doubt. */
  readonly surest?: NextStep | null
}): NextStep => {
  if (surest === 'session' || (surest === 'buddy' && hasBuddy) || (surest === 'champion' && hasChampion)) return surest
  if (hasBuddy && days <= 7) return 'buddy'
  if (hasChampion && days <= 14) return 'champion'
  return 'session'
}
