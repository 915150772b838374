/** The names of who helps whoever is here; asked again at each visit, and kept on the device for when there is no connection. */
import { signal } from '@preact/signals'
import type { Contacts } from '#core/access/contacts.ts'
import { ask, NotReached, Refused } from '#web/ask.ts'

export const contacts = signal<readonly Contacts[]>([])

const keptUnder = (accountId: string): string => `uitrol.contacts.${accountId}`

/** Leaves no names on this device. */
export const forgetContacts = (accountId: string): void => {
  try {
    localStorage.removeItem(keptUnder(accountId))
  } catch {
    // Nothing was kept.
  }
}

export const findContacts = async (accountId: string): Promise<void> => {
  try {
    const before = localStorage.getItem(keptUnder(accountId))
    if (before) contacts.value = JSON.parse(before) as Contacts[]
  } catch {
    // Nothing was kept.
  }
  try {
    contacts.value = await ask<Contacts[]>('/api/contacts')
    localStorage.setItem(keptUnder(accountId), JSON.stringify(contacts.value))
  } catch (problem) {
    if (!(problem instanceof NotReached || problem instanceof Refused || problem instanceof DOMException)) throw problem
  }
}
