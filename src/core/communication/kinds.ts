/** The kinds of messages, and which of them a key or the scope of a text stands for. */
import type { PlannedMessage } from '#core/plan/plan.ts'
import type { Row } from '#core/kernel/rows.ts'

export type MessageKind = PlannedMessage['kind']
export const messageKinds = ['announcement', 'reminder', 'welcome', 'update', 'retrospective'] as const satisfies readonly MessageKind[]

/**
 * The kind that a message key or the scope of a text begins with; undefined for anything else.
 *
 * @example kindOfScope('update:2026-12-11') // 'update'
 */
export const kindOfScope = (scope: string): MessageKind | undefined => messageKinds.find((kind) => kind === scope.split(':', 1)[0])

/**
 * The key that a message shares with those of the same moment at other places.
 *
 * @example sharedKey({ messageKey: 'update:2026-12-11:albina', locationId: 'albina' }) // 'update:2026-12-11'
 */
export const sharedKey = ({ messageKey, locationId }: Pick<Row<'message'>, 'messageKey' | 'locationId'>): string =>
  locationId !== null && messageKey.endsWith(`:${locationId}`) ? messageKey.slice(0, -locationId.length - 1) : messageKey

/** Whose own words a message takes, the nearest first: those for itself, for its moment, for its kind. */
export const scopesOf = (message: Pick<Row<'message'>, 'messageKey' | 'locationId' | 'kind'>): readonly string[] => [
  ...new Set([message.messageKey, sharedKey(message), message.kind]),
]

/**
 * Whether a message is posted in group channels: those to everyone or a whole phase once, and the welcome of each place.
 *
 * @example isPosted({ kind: 'update', locationId: 'albina' }) // false
 */
export const isPosted = ({ kind, locationId }: Pick<Row<'message'>, 'kind' | 'locationId'>): boolean =>
  locationId === null || kind === 'welcome'

/**
 * The key of the welcome of a phase that starts again on a day (CO-4): the first one went out and stays as it was.
 *
 * @example welcomeAgainKey('early', '2026-12-21', 'albina') // 'welcome:early:2026-12-21:albina'
 */
export const welcomeAgainKey = (phaseKey: string, day: string, locationId: string): string => `welcome:${phaseKey}:${day}:${locationId}`

/** The day of the start that a welcome tells of a second time; null for every other message. */
export const startsAgainOn = (messageKey: string): string | null => /^welcome:[^:]+:(\d{4}-\d{2}-\d{2}):/.exec(messageKey)?.[1] ?? null
