/** E-mail addresses as staff lists write them, and the names they carry. */
import { longest } from '#core/people/people-limits.ts'

const emailShape = /^[^\s@<>()[\],;:"\\]{1,64}@[^\s@<>()[\],;:"\\.]+(?:\.[^\s@<>()[\],;:"\\.]+)+$/u
export const isEmail = (text: string): boolean => text.length <= longest.email && emailShape.test(text)

/** The mark of a guest, also as addresses of the web and file names have it. */
const guestMark = /(?:#|%23|_)ext(?:#|%23|_)@/i
const guest = new RegExp(String.raw`^(.+)_([^_@\s]+\.[^_@\s]+)${guestMark.source}`, 'i')

/** Whether an account belongs to a guest from another organisation (Entra ID marks it). */
export const isGuestAccount = (text: string): boolean => guestMark.test(text)

/** Of several addresses in one cell the one that mail goes to first: `SMTP:` in capitals marks it, else it is the first. */
const primary = (text: string): string => {
  const parts = text.split(/[;,\s/|]+/).filter((part) => part.includes('@'))
  return parts.length < 2 ? text : (parts.find((part) => part.startsWith('SMTP:')) ?? parts[0] ?? text)
}

/**
 * `Name <ann@x.sr>`, `Ann (ann@x.sr)`, `mailto:ann@x.sr`, the first of several and the account of a guest as the address alone, in lower case.
 * @example bareEmail('gast_mail.example#EXT#@kust.onmicrosoft.com') // 'gast@mail.example'
 */
export const bareEmail = (text: string): string => {
  const bare = (/[<(]([^<>()]{1,300}@[^<>()]{1,300})[>)]\s*[;,]?\s*$/.exec(text)?.[1] ?? primary(text))
    .trim()
    .replace(/^(?:mailto|smtp|sip):|^live\.com#|[;,]$/gi, '')
    .toLowerCase()
  const of = guest.exec(bare)
  return of ? `${of[1]}@${of[2]}` : bare
}

/** A name by its e-mail address: `jan.van.dijk@x.sr` is Jan Van Dijk. */
export const nameByEmail = (email: string): string =>
  (email.split('@')[0] ?? email)
    .split(/[._]+/)
    .filter((part) => part !== '')
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
    .join(' ') || email

const shared = new Set(
  (
    'info admin administrator administratie administration noreply no-reply donotreply support helpdesk servicedesk office reception receptie contact postmaster webmaster ' +
    'mailbox scanner scan printer test room vergaderzaal boardroom conference kantoor balie facturen invoices invoice inkoop orders bestellingen vacatures jobs hr noresponder ' +
    'secretariaat secretariat recepcion accueil ventas compras kassa crediteuren debiteuren sysadmin root backup service'
  ).split(' '),
)

/** Whether an address is that of a function rather than a person, and a word of the name beside it says so too. */
export const isSharedMailbox = (email: string, name: string): boolean => {
  const local = email.split('@')[0] ?? ''
  const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  return shared.has(local) && (plain(name) === plain(local) || name.split(/\s+/).some((word) => shared.has(plain(word))))
}
