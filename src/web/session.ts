/** Who is signed in here; remembered on the device, so that the pages open without the server too. */
import { signal } from '@preact/signals'
import { type Actor, may, type Right, type Role } from '#core/access.ts'
import type { Language } from '#core/words.ts'
import { ask, NotReached, Refused } from '#web/ask.ts'

export interface Me {
  readonly firstStart: boolean
  readonly actor: {
    readonly accountId: string
    readonly name: string
    readonly role: Role
    readonly personId: string | null
    readonly locationIds: readonly string[]
  } | null
  readonly organisation: { readonly id: string; readonly name: string; readonly language: Language } | null
  /** Where others reach this server, if that was set. */
  readonly publicUrl?: string | null
}

const remembered = 'uitrol.me'

/** Undefined until known. */
export const me = signal<Me | undefined>(undefined)
/** True when the server says that the session ended while there was one on this device. */
export const signedOutElsewhere = signal(false)

const remember = (known: Me): void => {
  me.value = known
  try {
    if (known.actor) localStorage.setItem(remembered, JSON.stringify(known))
    else localStorage.removeItem(remembered)
  } catch {
    // A device that keeps nothing asks the server each time.
  }
}

const recall = (): Me | undefined => {
  try {
    const kept = localStorage.getItem(remembered)
    return kept ? (JSON.parse(kept) as Me) : undefined
  } catch {
    return undefined
  }
}

/** When another window goes to another organisation, this one follows: they share one session. */
export const followOtherWindows = (): void =>
  addEventListener('storage', ({ key }) => {
    const known = key === remembered ? recall() : undefined
    if (known?.actor && me.value?.actor && known.organisation?.id !== me.value.organisation?.id) me.value = known
  })

/** Finds out who is here: from the device at once if it knows, and from the server. Returns false when neither can tell. */
export const findMe = async (): Promise<boolean> => {
  const known = recall()
  if (known) {
    me.value = known
    void refreshMe()
    return true
  }
  return refreshMe()
}

/** Asks the server who is here. */
export const refreshMe = async (): Promise<boolean> => {
  try {
    remember(await ask<Me>('/api/me', { patience: 15_000 }))
    return true
  } catch (problem) {
    if (problem instanceof Refused && problem.status === 401) remember({ firstStart: false, actor: null, organisation: null })
    else if (!(problem instanceof NotReached || problem instanceof Refused)) throw problem
    return me.value !== undefined
  }
}

export const signIn = async (email: string, password: string, language: Language): Promise<void> => {
  await ask('/api/sign-in', { body: { email, password }, language })
  await cameIn()
}

/** Somebody came in, whichever way. */
export const cameIn = async (): Promise<void> => {
  signedOutElsewhere.value = false
  await refreshMe()
}

export interface FirstOwner {
  readonly token: string
  readonly name: string
  readonly email: string
  readonly password: string
  readonly organisation: { readonly name: string; readonly country: string; readonly zone: string; readonly language: Language }
}

export const becomeFirstOwner = async (owner: FirstOwner, language: Language): Promise<void> => {
  await ask('/api/first-owner', { body: owner, language })
  await refreshMe()
}

export const signOut = async (): Promise<void> => {
  await ask('/api/sign-out', { body: {} })
  remember({ firstStart: false, actor: null, organisation: null })
}

/** The session ended on the server: the rows stay, the door opens for signing in again. */
export const sessionEnded = (): void => {
  signedOutElsewhere.value = true
  remember({ firstStart: false, actor: null, organisation: me.value?.organisation ?? null })
}

/** The one who is here, as the core knows an actor; null while nobody is. */
export const actorHere = (): Actor | null => {
  const known = me.value
  return known?.actor && known.organisation ? { organisationId: known.organisation.id, ...known.actor } : null
}

/** What decides which rows the one who is here sees: with another role or other places, the rows here are not the right ones. */
export const sightOf = ({ actor }: Pick<Me, 'actor'>): string =>
  actor ? JSON.stringify([actor.role, actor.personId, actor.locationIds]) : ''

/** Whether the one who is here has a right; pages hide what they may not do, the server decides. */
export const mayI = (right: Right): boolean => {
  const actor = actorHere()
  return actor !== null && may(actor, right)
}
