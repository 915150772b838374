/** What the figures suggest to do after a rollout: who should learn which workflow, whom to visit, what did not get better (RV-1, RV-2, RV-3). */
import type { ReviewMoment } from '#core/review/review-moments.ts'

/** Who did a workflow in the new system, and who still did it in the old one alone. */
export interface WorkflowNeed {
  readonly workflow: string
  readonly inNew: number
  /** People seen with it in the old system and not in the new one. */
  readonly onlyOld: readonly string[]
}

/** Who did a workflow in which system. */
export interface WorkflowDone {
  readonly workflow: string
  readonly personId: string
  readonly system: 'new' | 'old'
}

/** Who needs training, and in which workflow: those who still do it in the old system alone, most of them first (RV-2). */
export const workflowNeeds = (done: readonly WorkflowDone[]): readonly WorkflowNeed[] =>
  [...Map.groupBy(done, ({ workflow }) => workflow)]
    .map(([workflow, seen]) => {
      const inNew = new Set(seen.flatMap(({ personId, system }) => (system === 'new' ? personId : [])))
      const inOld = new Set(seen.flatMap(({ personId, system }) => (system === 'old' ? personId : [])))
      return { workflow, inNew: inNew.size, onlyOld: [...inOld].filter((personId) => !inNew.has(personId)).toSorted() }
    })
    .toSorted((a, b) => b.onlyOld.length - a.onlyOld.length || a.inNew - b.inNew || (a.workflow < b.workflow ? -1 : 1))

export type Suggestion =
  | { readonly kind: 'answer' | 'visit' | 'licences' | 'untrained' | 'article'; readonly count: number }
  | { readonly kind: 'train'; readonly count: number; readonly name: string }
  | { readonly kind: 'improve'; readonly name: string }
  | { readonly kind: 'process' | 'advanced' | 'continuous' }

export interface SuggestionFacts {
  /** Feedback that nobody answered; people who are live and not active, and not trained; licences that nobody uses. */
  readonly unanswered: number
  /** Questions that were answered and of which no help article was made. */
  readonly unwritten: number
  readonly notActive: number
  readonly untrained: number
  readonly unusedLicences: number
  /** How many still do a workflow in the old system alone. */
  readonly needs: readonly { readonly workflow: string; readonly count: number }[]
  /** Measures that are no better than the baseline. */
  readonly notBetter: readonly string[]
}

/**
 * What a review can end in, from the figures of its moment; what a review of month 3 always asks comes last.
 *
 * @example suggestions('week1', { unanswered: 2, … }) // [{ kind: 'answer', count: 2 }]
 */
export const suggestions = (moment: ReviewMoment, facts: SuggestionFacts): readonly Suggestion[] => {
  const counted = (kind: 'answer' | 'visit' | 'licences' | 'untrained' | 'article', count: number): Suggestion[] =>
    count > 0 ? [{ kind, count }] : []
  const learning = facts.needs.flatMap(({ workflow, count }): Suggestion[] => (count > 0 ? [{ kind: 'train', name: workflow, count }] : []))
  const better = facts.notBetter.map((name): Suggestion => ({ kind: 'improve', name }))
  switch (moment) {
    case 'week1':
      return [
        ...counted('answer', facts.unanswered),
        ...counted('article', facts.unwritten),
        ...counted('visit', facts.notActive),
        ...counted('untrained', facts.untrained),
      ]
    case 'month1':
      return [
        ...learning,
        ...counted('untrained', facts.untrained),
        ...counted('article', facts.unwritten),
        ...counted('visit', facts.notActive),
        ...better,
      ]
    case 'month3':
      return [...better, ...counted('licences', facts.unusedLicences), { kind: 'process' }, { kind: 'advanced' }, { kind: 'continuous' }]
  }
}
