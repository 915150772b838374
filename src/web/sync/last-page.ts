/**
 * The first page as it last stood on this device: on the next visit of the same day it stands again at once, until its scripts and rows are
 * here (RG-1, decision 0017). Like a page that the server has drawn it is inert until then, and says so where that takes long.
 */
import { lastPagePlace, mayI, type Me, me, recall, sightOf } from '#web/sync/signed-in.ts'

export interface LastPage {
  /** Whose it is, in which language and edition; it is shown to nobody else. */
  readonly of: string
  /** When the day ends of which it is, in milliseconds. */
  readonly until: number
  /** Addresses of its styles. */
  readonly styles: readonly string[]
  readonly html: string
  /** What is said below it where it cannot be used for long. */
  readonly late: string
}

/** The addresses of the styles in this window. */
export const stylesHere = (): string[] =>
  [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].map((link) => link.getAttribute('href') ?? '')

/** Whether the page that is open is the first one. */
export const isFirstPage = (): boolean => /^\/(?:today)?$/.test(location.pathname)

const namedBy = (known: Me): readonly unknown[] => [known.organisation?.id, known.actor?.accountId, sightOf(known)]

/** Whose the page here is, with its language and edition; undefined where nobody with rows is here, or another window has signed them out or gone to another organisation. */
export const whosePage = (): string | undefined => {
  const [known, remembered] = [me.peek(), recall()]
  if (!known || !remembered || !mayI('rows.read')) return undefined
  if (JSON.stringify(namedBy(known)) !== JSON.stringify(namedBy(remembered))) return undefined
  const edition = document.querySelector<HTMLMetaElement>('meta[name=edition]')?.content
  return JSON.stringify([...namedBy(known), document.documentElement.lang, edition])
}

const kept = (): LastPage | null => {
  try {
    const page = JSON.parse(localStorage.getItem(lastPagePlace) ?? 'null') as LastPage | null
    return typeof page?.html === 'string' && Array.isArray(page.styles) ? page : null
  } catch {
    return null
  }
}

/** Leaves no page for the next visit. */
export const forgetLastPage = (): void => {
  try {
    localStorage.removeItem(lastPagePlace)
  } catch {
    // A device that keeps nothing has none.
  }
}

/** Puts the page up that last stood here; whether there is one for whoever is here now. One of somebody else, or of an earlier day, is forgotten. */
export const showLastPage = (root: HTMLElement): boolean => {
  const page = kept()
  if (!page || page.of !== whosePage() || Date.now() >= page.until) {
    forgetLastPage()
    return false
  }
  if (root.inert || !isFirstPage()) return false
  root.inert = true
  const line = Object.assign(document.createElement('p'), { className: 'late', role: 'status', textContent: page.late })
  const here = stylesHere()
  const coming = page.styles
    .filter((href) => !here.includes(href))
    .map((href) => {
      const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href })
      document.head.append(link)
      return new Promise((done) => (link.onload = link.onerror = done))
    })
  void Promise.all(coming).then(() => {
    if (!root.inert) return
    root.innerHTML = page.html
    root.after(line)
  })
  return true
}
