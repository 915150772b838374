/** The first page with its data in one answer, drawn before any script: on mobile data each file more costs as much as its bytes (RG-2). */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Actor, may } from '#core/access/access.ts'
import { asLanguage, type Language } from '#core/kernel/language.ts'
import type { ServerContext } from '#server/context.ts'
import { cookieName, type SignedIn } from '#server/http/credentials.ts'
import { type DeviceChanges, deviceChangesAfter } from '#server/sync/changes.ts'
import { whoIsHere } from '#server/sign-in/who-is-here.ts'
import type { SharedChanges } from '#server/sync/shared-changes.ts'

/** A page and the hash of the styles in it, for the Content-Security-Policy. */
export interface DrawnPage {
  readonly html: string
  readonly styles: string
}

/** How long somebody waits for a page that is drawn; without it the browser draws it itself. */
const patience = 1000

/** Which part of that answers beside the rows may take. */
const shareForAnswers = 0.6

const hour = 3_600_000

/** What this work gives, or nothing where it takes longer (milliseconds). */
const inTime = async <T>(work: Promise<T>, within: number): Promise<T | undefined> => {
  let clock: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((done) => (clock = setTimeout(done, within, undefined)))
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(clock)
  }
}

/** How many pages are drawn at the same time; in a rush, drawing costs more than what comes without it. */
const mostAtOnce = 8

/** How many pages of changes are read for one; whoever has more to fetch draws it themselves. */
const mostPages = 4

/** What `src/web/app/first-page.tsx` gives, built beside the web; it is not loaded before somebody comes. */
interface Built {
  readonly drawFirstPage: (facts: object) => { readonly html: string | null; readonly late: string; readonly lacking: readonly string[] }
}

type Answers = Readonly<Record<string, unknown>>

/** What the pages of these always ask for beside the rows; what else they ask for shows when they are drawn. */
const askedAlways: Readonly<Partial<Record<Actor['role'], readonly string[]>>> = {
  member: ['/api/contacts'],
  champion: ['/api/starts'],
}

interface Frame {
  readonly around: (page: { readonly html: string; readonly late: string }, told: object, language: Language) => string
  readonly styles: string
}

/** The frame of a page: the built one with its styles in it, and what it needs besides: more styles, and scripts named early. */
const frameOf = (webFolder: string, besides: RegExp): Frame => {
  const built = readFileSync(join(webFolder, 'index.html'), 'utf8')
  const [link = '', sheet = ''] = /<link rel="stylesheet"[^>]*href="([^"]+)"[^>]*>/.exec(built) ?? []
  const more = readdirSync(join(webFolder, 'assets')).flatMap((name) => (besides.test(name) ? [`/assets/${name}`] : []))
  const sheets = [sheet, ...more.filter((path) => path.endsWith('.css'))]
  const css = sheets.map((path) => readFileSync(join(webFolder, path), 'utf8')).join('')
  const scripts = more.filter((path) => path.endsWith('.js'))
  const early = scripts.map((path) => `<link rel="modulepreload" href="${path}" />`).join('')
  const inline = built.replace(link, () => `<style>${css}</style>${early}`)
  return {
    styles: `'sha256-${createHash('sha256').update(css).digest('base64')}'`,
    // Nothing in it can be pressed before the scripts are here.
    around: ({ html, late }, told, language) => {
      const data = JSON.stringify(told).replaceAll('<', '\\u003c')
      const inside = `<div id="app" inert>${html}<script type="application/json" id="told">${data}</script></div><p class="late" role="status">${late}</p>`
      return inline.replace('<html lang="en">', `<html lang="${language}">`).replace('<div id="app"></div>', () => inside)
    },
  }
}

/** Draws pages for whoever opens the first one; null for everyone else, and where the page could not be drawn in time (milliseconds). */
export const firstPages = (
  app: FastifyInstance,
  context: ServerContext,
  sharedChanges: SharedChanges,
  webFolder: string,
  drawWithin = patience,
): ((request: FastifyRequest) => Promise<DrawnPage | null>) => {
  const { database, now, sessions } = context
  const path = join(dirname(webFolder), 'first-page', 'first-page.js')
  if (!existsSync(path)) return () => Promise.resolve(null)
  let loaded: Promise<{ readonly draw: Built['drawFirstPage']; readonly frames: Readonly<Record<'member' | 'lead', Frame>> }> | undefined
  const read = async () => {
    const { drawFirstPage } = (await import(pathToFileURL(path).href)) as Built
    return {
      draw: drawFirstPage,
      frames: { member: frameOf(webFolder, /^member-[\w-]{8}\.js$/), lead: frameOf(webFolder, /^lead-styles-[\w-]{8}\.css$/) },
    }
  }

  /** Read once; what could not be read is tried again by whoever comes next. */
  const load = () =>
    (loaded ??= read().catch((trouble: unknown) => {
      loaded = undefined
      throw trouble
    }))

  /** A page of the rows that a device would be given. */
  const partOf = async (actor: Actor, after: number, until: string): Promise<DeviceChanges> => {
    const shared = await sharedChanges.answer(actor, after, until)
    await setImmediate()
    return shared ? (JSON.parse(shared.text) as DeviceChanges) : deviceChangesAfter(database, actor, after, until)
  }

  /** The rows that a new device would be given, page after page; null where they are too many. */
  const rowsOf = async (actor: Actor): Promise<DeviceChanges | null> => {
    let all = await partOf(actor, 0, '')
    for (let pages = 1; all.more && pages < mostPages; pages++) {
      const next = await partOf(actor, all.version, all.scope)
      all = { ...next, changes: [...all.changes, ...next.changes] }
    }
    return all.more ? null : all
  }

  /** What the browser would be told at this path; null where it would be refused. */
  const answerOf = async (
    { headers: { cookie = '', 'accept-language': language = '' }, ip }: FastifyRequest,
    url: string,
  ): Promise<unknown> => {
    // Where somebody came from is not where the pages of this server are opened.
    const asked = { cookie, 'accept-language': language, accept: 'application/json' }
    const answer = await app.inject({ url, remoteAddress: ip, headers: asked })
    return answer.statusCode === 200 ? answer.json() : null
  }
  /** Answers that did not come in time within the last hour: those of a very large organisation, which are not to be counted twice. */
  const tooLate = new Set<string>()
  /** Those that come in time; a page is drawn without the others, as the browser draws it while it waits for them. */
  const answersOf = async (request: FastifyRequest, { organisationId, role }: Actor, paths: readonly string[]): Promise<Answers> => {
    const told = await Promise.all(
      paths.map(async (path) => {
        const name = [organisationId, role, path].join(' ')
        if (tooLate.has(name)) return []
        const answer = await inTime(answerOf(request, path), drawWithin * shareForAnswers)
        if (answer !== undefined) return answer === null ? [] : [[path, answer] as const]
        tooLate.add(name)
        setTimeout(() => tooLate.delete(name), hour).unref()
        return []
      }),
    )
    return Object.fromEntries(told.flat())
  }

  const draw = async (request: FastifyRequest, signedIn: SignedIn): Promise<DrawnPage | null> => {
    const { actor } = signedIn
    const [{ draw: drawn, frames }, me, fed, always] = await Promise.all([
      load(),
      whoIsHere(context, app, signedIn),
      rowsOf(actor),
      answersOf(request, actor, askedAlways[actor.role] ?? []),
    ])
    if (!fed) return null
    const language = asLanguage(request.cookies['uitrol_language']) ?? asLanguage(me.organisation?.language) ?? 'en'
    let answers = always
    // Drawing a large organisation takes a tenth of a second, in which nobody else is answered.
    await setImmediate()
    let page = drawn({ me, fed, answers, language, now: now() })
    const more = await answersOf(request, actor, page.lacking)
    if (Object.keys(more).length > 0) {
      answers = { ...always, ...more }
      await setImmediate()
      page = drawn({ me, fed, answers, language, now: now() })
    }
    const { html, late } = page
    if (html === null) return null
    const frame = frames[actor.role === 'member' ? 'member' : 'lead']
    return { html: frame.around({ html, late }, { me, version: fed.version, answers }, language), styles: frame.styles }
  }

  let underWay = 0
  return async (request) => {
    const { cookies, headers, log } = request
    const secret = cookies[cookieName]
    // A service worker asks for the page as well, to keep it: that one holds nobody's rows.
    if (!secret || !(headers.accept ?? '').includes('text/html')) return null
    // A device without a worker (no HTTPS) that has its rows draws them at once.
    if (cookies['uitrol_rows']) return null
    const whole = async (): Promise<DrawnPage | null> => {
      underWay += 1
      try {
        const signedIn = await sessions.whoHas(secret)
        // A sponsor's page has styles of its own in it, which the policy keeps out.
        if (!signedIn || !may(signedIn.actor, 'rows.read')) return null
        return await draw(request, signedIn)
      } finally {
        // Also long after nobody waits for it any more.
        underWay -= 1
      }
    }
    try {
      // What is read once is not what is waited for.
      await load()
      return underWay < mostAtOnce ? ((await inTime(whole(), drawWithin)) ?? null) : null
    } catch (problem) {
      log.warn(problem, 'The first page could not be drawn here; the browser draws it.')
      return null
    }
  }
}
