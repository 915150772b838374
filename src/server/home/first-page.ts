/** A member's page with its data in one answer, drawn before any script: on mobile data each file more costs as much as its bytes (RG-2). */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FastifyRequest } from 'fastify'
import { asLanguage, type Language } from '#core/kernel/language.ts'
import type { ServerContext } from '#server/context.ts'
import { cookieName, type SignedIn } from '#server/http/credentials.ts'
import { contactsFor } from '#server/people/contacts.ts'
import { deviceChangesAfter } from '#server/sync/changes.ts'

/** A page and the hash of the styles in it, for the Content-Security-Policy. */
export interface DrawnPage {
  readonly html: string
  readonly styles: string
}

/** How long somebody waits for a page that is drawn; without it the browser draws it itself. */
const patience = 1000

/** What `src/web/home/first-page.tsx` gives, built beside the web; it is not loaded before the first member comes. */
interface Built {
  readonly drawFirstPage: (facts: object) => string
}

/** The frame of the page: the built one with its styles in it, and with what the browser needs next named early. */
const frameOf = (webFolder: string): { readonly around: (page: string, language: Language) => string; readonly styles: string } => {
  const built = readFileSync(join(webFolder, 'index.html'), 'utf8')
  const [link = '', sheet = ''] = /<link rel="stylesheet"[^>]*href="([^"]+)"[^>]*>/.exec(built) ?? []
  const css = readFileSync(join(webFolder, sheet), 'utf8')
  const next = readdirSync(join(webFolder, 'assets')).filter((name) => /^member-[\w-]{8}\.js$/.test(name))
  const early = next.map((name) => `<link rel="modulepreload" href="/assets/${name}" />`).join('')
  const inline = built.replace(link, () => `<style>${css}</style>${early}`)
  return {
    styles: `'sha256-${createHash('sha256').update(css).digest('base64')}'`,
    // Nothing in it can be pressed before the scripts are here.
    around: (page, language) =>
      inline.replace('<html lang="en">', `<html lang="${language}">`).replace('<div id="app">', () => `<div id="app" inert>${page}`),
  }
}

/** Draws pages for members who open the first one; null for everyone else, and where the page could not be drawn in time (milliseconds). */
export const firstPages = (
  context: ServerContext,
  webFolder: string,
  drawWithin = patience,
): ((request: FastifyRequest) => Promise<DrawnPage | null>) => {
  const { database, sessions, now } = context
  const path = join(dirname(webFolder), 'first-page', 'first-page.js')
  if (!existsSync(path)) return () => Promise.resolve(null)
  let loaded: Promise<{ readonly draw: Built['drawFirstPage']; readonly frame: ReturnType<typeof frameOf> }> | undefined
  const load = async () => {
    const { drawFirstPage } = (await import(pathToFileURL(path).href)) as Built
    return { draw: drawFirstPage, frame: frameOf(webFolder) }
  }

  const draw = async ({ actor }: SignedIn, spoken: Language | undefined): Promise<DrawnPage | null> => {
    const { organisationId } = actor
    const [{ draw: drawn, frame }, fed, contacts, organisation] = await Promise.all([
      (loaded ??= load()),
      deviceChangesAfter(database, actor, 0, ''),
      contactsFor(database.db, actor, now()),
      database.db
        .selectFrom('organisation')
        .select(['id', 'name', 'language'])
        .where('organisationId', '=', organisationId)
        .executeTakeFirst(),
    ])
    if (fed.more) return null
    const language = spoken ?? asLanguage(organisation?.language) ?? 'en'
    const page = drawn({ me: { firstStart: false, actor, organisation: organisation ?? null }, fed, contacts, language, now: now() })
    return { html: frame.around(page, language), styles: frame.styles }
  }

  return async ({ cookies, headers, log }) => {
    const secret = cookies[cookieName]
    // A service worker asks for the page as well, to keep it: that one holds nobody's rows.
    if (!secret || !(headers.accept ?? '').includes('text/html')) return null
    let clock: NodeJS.Timeout | undefined
    const late = new Promise<null>((done) => (clock = setTimeout(done, drawWithin, null)))
    const whole = async (): Promise<DrawnPage | null> => {
      const signedIn = await sessions.whoHas(secret)
      if (signedIn?.actor.role !== 'member') return null
      await (loaded ??= load())
      // What is read once is not what is waited for.
      clock?.refresh()
      return draw(signedIn, asLanguage(cookies['uitrol_language']))
    }
    try {
      return await Promise.race([whole(), late])
    } catch (problem) {
      log.warn(problem, 'The first page could not be drawn here; the browser draws it.')
      return null
    } finally {
      clearTimeout(clock)
    }
  }
}
