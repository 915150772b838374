/** What every card of the page of adoption is given. */
import type { AdoptionAnswer } from '#core/metrics/adoption-overview.ts'
import { f, voice } from '#web/base/language.ts'
import { adoptionWords } from '#web/metrics/adoption-words.ts'
import type { Listed } from '#web/metrics/adoption-source.ts'
import { phaseName } from '#web/rollout/phase-name.ts'

const words = voice(adoptionWords)

export interface CardProps {
  readonly answer: AdoptionAnswer
  /** Shows the people behind a figure. */
  readonly open: (listed: Listed) => void
}

/** Phases in their order, with their number. */
export const numbered = (answer: AdoptionAnswer, order: readonly string[]) =>
  answer.phases
    .flatMap((group) => (group.key === null || group.assigned === 0 ? [] : [{ ...group, key: group.key }]))
    .toSorted((one, other) => order.indexOf(one.key) - order.indexOf(other.key))
    .map((group, index) => ({ ...group, position: index + 1, name: phaseName(group.key) }))

export const percent = (share: number | null): string => (share === null ? '?' : f().percent(share))

/** How a source is called: what people said has a name in each language, what was imported has its own. */
export const sourceCalled = ({ sourceId, name }: { readonly sourceId: string; readonly name: string }): string =>
  sourceId === 'roll-call' ? words('rollCall') : sourceId === 'own-answer' ? words('ownAnswer') : name
