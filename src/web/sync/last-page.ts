/**
 * The first page as it last stood on this device: on the next visit of the same day it stands again at once, until its scripts and rows are
 * here (RG-1, decision 0017). Like a page that the server has drawn it is inert until then.
 */
import { lastPagePlace, mayI, me, sightOf } from '#web/sync/signed-in.ts'

export interface LastPage {
  /** What a page hangs on beside its rows; it is only shown where all of that is as it was. */
  readonly of: string
  /** Addresses of its styles. */
  readonly styles: readonly string[]
  readonly html: string
}

/** The addresses of the styles in this window. */
export const stylesHere = (): string[] =>
  [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].map((link) => link.getAttribute('href') ?? '')

/** Whose first page is open, in which language and edition, and of which day; undefined where another page is, or one of nobody with rows. */
export const firstPageHere = (): string | undefined => {
  const known = me.peek()
  if (!known || !mayI('rows.read') || !/^\/(?:today)?$/.test(location.pathname)) return undefined
  const edition = document.querySelector<HTMLMetaElement>('meta[name=edition]')?.content
  const { lang } = document.documentElement
  const { actor, organisation } = known
  return JSON.stringify([organisation?.id, actor?.accountId, sightOf(known), lang, edition, new Date().toDateString()])
}

const kept = (): LastPage | null => {
  try {
    return JSON.parse(localStorage.getItem(lastPagePlace) ?? 'null') as LastPage | null
  } catch {
    return null
  }
}

/** Puts the page up that last stood here; whether there is one for whoever is here now. */
export const showLastPage = (root: HTMLElement): boolean => {
  const page = root.inert ? null : kept()
  if (!page || page.of !== firstPageHere()) return false
  root.inert = true
  const here = stylesHere()
  const coming = page.styles
    .filter((href) => !here.includes(href))
    .map((href) => {
      const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href })
      document.head.append(link)
      return new Promise((done) => (link.onload = link.onerror = done))
    })
  void Promise.all(coming).then(() => {
    if (root.inert) root.innerHTML = page.html
  })
  return true
}
