/** The messages of the rollout at work, as the pages call them: names, places, days, and how each stands as a chip. */
import { computed } from '@preact/signals'
import { type MessageState, messageState } from '#core/communication/message-status.ts'
import { type Waits, waitOf } from '#core/plan/waiting-starts.ts'
import { f, tell, voice } from '#web/base/language.ts'
import { deliveries, type Delivery, type Message, outlook, rolloutId, tallies } from '#web/communication/message-counts.ts'
import { messagesWords } from '#web/communication/messages-words.ts'
import type { ChipKind } from '#web/parts/chip.tsx'
import { pauses } from '#web/contingency/pause-selectors.ts'
import { starts } from '#web/people/contacts.ts'
import { phaseName } from '#web/rollout/phase-name.ts'
import { peopleById } from '#web/sync/borrowed.ts'
import { organisation, placesById, today, where } from '#web/sync/store.ts'

const words = voice(messagesWords)

const byMessage = computed(() => Map.groupBy(deliveries.value, ({ messageKey }) => messageKey))

/** What keeps messages of the rollout in sight without a day. A champion has no rows of gates, and is told which starts wait. */
export const waits = computed((): Waits => {
  const of = { rolloutId: rolloutId.value }
  const told = new Set(starts.value.value.flatMap((one) => (one.waits && one.rolloutId === of.rolloutId ? (one.phaseKey ?? []) : [])))
  const gates = [...where('gate', of), ...[...told].map((phaseKey) => ({ phaseKey, approvedAt: null }))]
  return { pauses: pauses.value, gates, phases: where('phase', of) }
})

export const stateOf = (message: Message): MessageState => messageState(message, tallies.value.get(message.messageKey), waits.value)

export const deliveriesOf = (messageKey: string): readonly Delivery[] => byMessage.value.get(messageKey) ?? []

export const nameOf = (personId: string): string => peopleById.value.get(personId)?.name ?? words('somebody')
export const placeOf = (locationId: string | null): string =>
  locationId === null ? words('noPlace') : (placesById.value.get(locationId)?.name ?? organisation.value?.name ?? locationId)

export const kindName = (kind: string): string => tell({ code: `communication.kind.${kind}`, params: {} })

/** Kind, and the phase and place it is for where it is not for everyone. */
export const messageName = ({ kind, phaseKey, locationId }: Pick<Message, 'kind' | 'phaseKey' | 'locationId'>): string =>
  [kindName(kind), phaseKey === null ? '' : phaseName(phaseKey), locationId === null ? '' : placeOf(locationId)].filter(Boolean).join(' · ')

export const addressOf = ({ messageKey }: Pick<Message, 'messageKey'>): string => `/messages/${encodeURIComponent(messageKey)}`

export const languageName = (language: string): string => (language === 'nl' ? words('dutch') : words('english'))

/** The shape of a state: who has to do something sees it at once. */
const shapes: Record<MessageState, ChipKind> = {
  held: 'hold',
  toAgree: 'nodata',
  agreed: 'pass',
  paused: 'hold',
  gated: 'hold',
  stuck: 'fail',
  going: 'info',
  toTell: 'hold',
  withdrawn: 'nodata',
  gone: 'pass',
}

/** A state as a chip says it: its kind and words. */
export const stateChip = (message: Message): { kind: ChipKind; text: string } => {
  const state = stateOf(message)
  const tally = tallies.value.get(message.messageKey)
  const late = state === 'toAgree' && message.sendOn <= today.value
  const near = state === 'toAgree' && outlook.value.toAgree.includes(message)
  const done = (tally?.sent ?? 0) + (tally?.told ?? 0)
  return {
    kind: late ? 'fail' : near ? 'hold' : shapes[state],
    text:
      state === 'going'
        ? words('state_going', { done, all: tally?.all ?? message.readers })
        : state === 'toTell'
          ? words('state_toTell', { count: tally?.toTell ?? 0 })
          : state === 'stuck'
            ? words(tally?.failed ? 'state_failed' : 'state_unsure', { count: tally?.failed || tally?.unsure || tally?.channels || 0 })
            : words(`state_${state}`),
  }
}

type Dated = Pick<Message, 'sendOn' | 'queuedAt' | 'phaseKey' | 'locationId'>

/** Why a message that is not out goes out on no day that could be told. */
export const waitOfMessage = (message: Dated): ReturnType<typeof waitOf> =>
  message.queuedAt === null ? waitOf(waits.value, message) : null

/** The day on which it goes out, as a list says it; while it waits in a pause or for a go/no-go check there is none (CM-10, GA-4). */
export const dayText = (message: Dated): string => {
  const wait = waitOfMessage(message)
  return wait === null ? f().day(message.sendOn, 'short') : words(wait === 'pause' ? 'state_paused' : 'state_gated')
}
