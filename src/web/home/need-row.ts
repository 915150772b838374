/** The shape of a need on Today, and how its lines are joined. */
import type { Hold } from '#core/home/launch.ts'
import type { CommandCall } from '#core/registry/command-inputs.ts'
import { f, voice } from '#web/base/language.ts'
import { needsWords } from '#web/home/needs-words.ts'
import { organisation, placesById } from '#web/sync/store.ts'

const w = voice(needsWords)

type Item = Extract<Hold, { kind: 'task' }>['item']

export interface Row {
  readonly key: string
  readonly title: string
  readonly about: string
  /** What the button says, and where it leads; a task or a step is done on the spot. */
  readonly button: string
  readonly href?: string
  readonly task?: Item
  readonly command?: CommandCall
}

export const placeName = (locationId: string | null): string =>
  (locationId === null ? undefined : placesById.value.get(locationId)?.name) ?? organisation.value?.name ?? ''
export const line = (...parts: readonly (string | undefined | null | false)[]): string => parts.filter(Boolean).join(' · ')
/** A few names, and how many more there are. */
export const someOf = (names: readonly string[]): string =>
  names.length <= 3 ? f().list(names) : w('andMore', { names: names.slice(0, 2).join(', '), count: names.length - 2 })
