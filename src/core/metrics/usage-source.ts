/** What a source of usage figures can be, and what each grain can tell (ME-4). */
import { matching, maybeText, nullable, oneOf, shape, text } from '#core/kernel/input.ts'

/**
 * `daily`: who was active on which day · `last-seen`: the last day of each person as a report saw it · `period`: how often each person did
 * something between two days · `total`: how many people were active on a day, without names.
 */
export const usageGrains = ['daily', 'last-seen', 'period', 'total'] as const
export type UsageGrain = (typeof usageGrains)[number]

/** What people say themselves: sources that nobody describes, because they are always there. */
export const saidSourceIds = ['roll-call', 'own-answer'] as const

export const usageSystems = ['new', 'old'] as const
export type UsageSystem = (typeof usageSystems)[number]

/** The name of a source in addresses and files. */
export const sourceName = matching(/^[\w.-]{1,80}$/)

/** Asks for figures in which every source counts, whichever was chosen to decide. */
export const everySource = '*'
/** A source that figures are asked for, or all of them. */
export const sourceAsked = matching(/^(?:\*|[\w.-]{1,80})$/)

/** Which column holds what in a file that is not recognised; by heading. */
export const usageMapping = shape({
  identity: text(200),
  day: nullable(text(200)),
  count: maybeText(200),
  workflow: maybeText(200),
  /** Which of day and month comes first; null leaves it to the column. */
  order: nullable(oneOf(['day', 'month'])),
})

/** Whether a source is what people said, and no import. */
export const isSaid = (sourceId: string): boolean => saidSourceIds.some((one) => one === sourceId)
