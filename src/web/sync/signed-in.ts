/** Who is signed in here; remembered on the device, so that the pages open without the server too. */
import { batch, signal } from '@preact/signals'
import { type Actor, may, type Right, type Role } from '#core/access/access.ts'
import type { BackupStanding } from '#core/operations/backup-standing.ts'
import type { Language } from '#core/kernel/language.ts'
import { ask, NotReached, Refused } from '#web/sync/server-request.ts'

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
  /** Whether mail leaves without links, because no other machine reaches the server's address. */
  readonly isMailWithoutLinks?: boolean
  /** Said to those who run the rollout: whether people reach this server without HTTPS. */
  readonly isWithoutHttps?: boolean
  /** Said to owners: how the backups of the server stand. */
  readonly backups?: BackupStanding
  /** Whether the account is in more organisations than this one. */
  readonly several?: boolean
  /** What the server calls all this: while it still holds, the server need not say it again. */
  readonly mark?: string
}

/** What an account keeps on this device, by whose it is. */
export interface Whose {
  readonly organisationId: string
  readonly accountId: string
}

const remembered = 'uitrol.me'
/** Where the first page is kept as it last stood; none stays here once nobody is signed in. */
export const lastPagePlace = 'uitrol.lastPage'

/** Undefined until known. */
export const me = signal<Me | undefined>(undefined)
/** True when the server says that the session ended while there was one on this device. */
export const signedOutElsewhere = signal(false)

/** Whose access was taken away, once the server has said so: nothing of it stays on this device. */
export const withdrawn = signal<Whose | undefined>(undefined)

const remember = (known: Me): void => {
  me.value = known
  try {
    if (known.actor) localStorage.setItem(remembered, JSON.stringify(known))
    else for (const place of [remembered, lastPagePlace]) localStorage.removeItem(place)
  } catch {
    // A device that keeps nothing asks the server each time.
  }
}

/** Forgets on this device who was here. */
export const forgetMe = (): void => remember({ firstStart: false, actor: null, organisation: me.value?.organisation ?? null })

/** Who the device remembers; every window of it reads the same. */
export const recall = (): Me | undefined => {
  try {
    const kept = localStorage.getItem(remembered)
    return kept ? (JSON.parse(kept) as Me) : undefined
  } catch {
    return undefined
  }
}

/** When another window goes to another organisation, or its session ends, this one follows: they share one session. */
export const followOtherWindows = (): void =>
  addEventListener('storage', ({ key }) => {
    if (key !== remembered) return
    const known = recall()
    if (!known && me.value?.actor) void refreshMe()
    if (known?.actor && me.value?.actor && known.organisation?.id !== me.value.organisation?.id) me.value = known
  })

/**
 * Opens the organisation that the session has gone to, at its start: the page that stands here belongs to another one. Several parts
 * notice at once, and each calls this; a reload by one of them would undo the navigation that another has begun.
 */
export const openOtherOrganisation = (): void => location.assign('/')

/** Finds out who is here: at once where it came with the page or the device knows, and from the server. Returns false when none can tell. */
export const findMe = async (withPage?: Me): Promise<boolean> => {
  const known = withPage ?? recall()
  if (known) {
    remember(known)
    void refreshMe()
    return true
  }
  return refreshMe()
}

/** Who was here last, for the server to say whether they still have access. */
const wasHere = (): string => {
  const { actor, organisation, mark } = me.value ?? {}
  if (!actor || !organisation) return ''
  return `?${new URLSearchParams({ wasIn: organisation.id, wasAs: actor.accountId, ...(mark ? { mark } : {}) })}`
}

/** Asks the server who is here; false when it could not be reached. */
const askWhoIsHere = async (): Promise<boolean> => {
  try {
    const answer = await ask<(Me & { withdrawn?: Whose }) | undefined>(`/api/me${wasHere()}`, { patience: 15_000 })
    // All is as it is known here.
    if (!answer) return true
    const { withdrawn: from, ...said } = answer
    // Whoever was here a moment ago is still spoken to in their organisation's language.
    const known = { ...said, organisation: said.organisation ?? me.value?.organisation ?? null }
    if (from)
      batch(() => {
        // Only once its rows are gone is the account forgotten here, so that a window closed half-way takes it up again.
        me.value = known
        withdrawn.value = from
      })
    else remember(known)
    return true
  } catch (problem) {
    if (problem instanceof Refused && problem.status === 401) forgetMe()
    else if (!(problem instanceof NotReached || problem instanceof Refused)) throw problem
    return false
  }
}

/** Asks the server who is here; false when neither it nor this device can tell. */
export const refreshMe = async (): Promise<boolean> => (await askWhoIsHere()) || me.value !== undefined

export const signIn = async (email: string, password: string, language: Language): Promise<void> => {
  await ask('/api/sign-in', { body: { email, password }, language })
  await cameIn()
}

/** Somebody came in, whichever way. */
export const cameIn = async (): Promise<void> => {
  signedOutElsewhere.value = false
  withdrawn.value = undefined
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
  forgetMe()
}

/** The session ended on the server: the rows stay and the door opens for signing in again, unless the access itself was taken away. */
export const sessionEnded = async (): Promise<void> => {
  while (!(await askWhoIsHere())) await new Promise((done) => setTimeout(done, 2000))
  signedOutElsewhere.value = !withdrawn.value && !me.value?.actor
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
