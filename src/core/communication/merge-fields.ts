/** The places in a text that are filled for each reader, and which kinds of messages may have them. */
import { type MessageKind, messageKinds } from '#core/communication/kinds.ts'

const ahead = ['announcement', 'reminder', 'welcome'] as const satisfies readonly MessageKind[]
const after = ['retrospective'] as const satisfies readonly MessageKind[]
const later = ['update', 'retrospective'] as const satisfies readonly MessageKind[]

/** Each place and where it may stand; what it is filled with is in `place-fillers.ts`. */
export const places = {
  name: messageKinds,
  tool: messageKinds,
  oldSystem: messageKinds,
  benefit: messageKinds,
  problem: messageKinds,
  goLive: messageKinds,
  training: messageKinds,
  champion: messageKinds,
  championLine: messageKinds,
  buddy: messageKinds,
  help: messageKinds,
  pilot: ahead,
  ask: messageKinds,
  progress: later,
  goals: later,
  stories: messageKinds,
  questions: messageKinds,
  said: later,
  thanks: after,
  lessons: after,
  nextSteps: after,
  signed: messageKinds,
} as const satisfies Record<string, readonly MessageKind[]>

export type PlaceName = keyof typeof places

/**
 * The places that may stand in the text of a kind, for whoever writes one.
 *
 * @example placesOf('reminder').includes('lessons') // false
 */
export const placesOf = (kind: MessageKind): readonly PlaceName[] =>
  (Object.keys(places) as PlaceName[]).filter((name) => (places[name] as readonly MessageKind[]).includes(kind))
