/** Which script of the built web a module comes in: few scripts, because each request costs as much as its bytes, and in none much that its readers do not need. */
import { basename, join } from 'node:path'
import type { Rollup } from 'vite'
import { languages } from '../src/core/kernel/language.ts'
import { byLink, inLanguage, isOfLeads, languageOf, plain } from './web-languages.ts'

type Info = Pick<Rollup.ModuleInfo, 'importedIds' | 'dynamicallyImportedIds'>
type InfoOf = (id: string) => Info | null

/** What each script is there for, by the modules that bring it in. */
const roots = {
  /** Every window begins with it. */
  base: ['app/app.tsx'],
  /** A member's first page, and what lets a member act. */
  member: ['home/member-page.tsx'],
  memberCommands: ['sync/local-commands-member.ts'],
  /** What was asked for, and the answers. */
  tickets: ['support/ticket-page.tsx', 'support/handed-card.tsx'],
  /** Signing in, and one's own settings. */
  account: ['access/sign-in-page.tsx', 'access/first-owner-page.tsx', 'settings/settings-page.tsx'],
  /** What the product says of rows and refusals. */
  words: ['base/vocabulary.ts', 'base/lead-vocabulary.ts'],
  /** The first page of those who lead, and what lets them act. */
  lead: ['app/lead-pages.tsx'],
  commands: ['sync/local-commands-all.ts'],
  /** The parts of their first page that come once it stands. */
  today: [
    'communication/member-messages.tsx',
    'gates/next-gate-card.tsx',
    'impact/task-timer.tsx',
    'metrics/champion-people.tsx',
    'metrics/today-adoption.tsx',
    'pulse/question-of-week.tsx',
    'pulse/roll-call-card.tsx',
  ],
  /** What a sponsor sees of the plan. */
  outline: ['home/sponsor-page.tsx'],
  /** The first hour of an organisation, which begins with commands. */
  begin: ['plan/first-visit-page.tsx', 'plan/new-rollout-page.tsx'],
} as const

/** Opened without anything else, by few or once: each is a script of its own. */
const apart: readonly string[] = [
  'access/access-ended-page.tsx',
  'access/personal-link-page.tsx',
  'pulse/pulse-link-page.tsx',
  'settings/https-page.tsx',
  'app/register-service-worker.ts',
  'trail/trail-page.tsx',
]
/** A session as a calendar takes it in. */
const asCalendar: readonly string[] = [
  '../core/planning/icalendar.ts',
  '../core/training/calendar-invite.ts',
  '../core/training/session-event-words.ts',
]

type Modules = ReadonlySet<string>

const without = (some: Modules, others: Modules): Modules => new Set([...some].filter((id) => !others.has(id)))

/** Says of each module in which script it comes; nothing where the build may decide. `web` is the folder of the sources. */
export const bundles = (web: string): ((id: string, infoOf: InfoOf) => string | null) => {
  const idsOf = (paths: readonly string[]): string[] => paths.map((path) => join(web, path))

  const sort = (infoOf: InfoOf): ((id: string, isForLeads: boolean) => string | null) => {
    const withImports = (...from: string[]): Modules => {
      const found = new Set(from)
      for (const id of found) for (const next of infoOf(id)?.importedIds ?? []) found.add(next)
      return found
    }
    const openedBy = (modules: Modules): string[] =>
      [...modules].flatMap((id) => infoOf(id)?.dynamicallyImportedIds ?? []).filter((id) => !idsOf(apart).includes(id))
    for (const id of idsOf([...Object.values(roots).flat(), ...apart, ...asCalendar]))
      if (!infoOf(id)) throw new Error(`No longer a module, so not to be named here: ${id}.`)
    const { base, member, memberCommands, tickets, account, words, lead, commands, today, outline, begin } = Object.fromEntries(
      Object.entries(roots).map(([name, paths]) => [name, withImports(...idsOf(paths))]),
    ) as Record<keyof typeof roots, Modules>
    const calendar: Modules = new Set(idsOf(asCalendar))
    const links = withImports(...idsOf(byLink))
    /** The parts of a member's page that come once it stands, and asking for help. */
    const comes = openedBy(without(member, base)).filter((id) => !tickets.has(id) && !calendar.has(id))
    const pieces = withImports(...comes, ...idsOf(['support/ticket-ask.tsx']))
    /** All that those who lead can open, and what that opens in turn. */
    let pages: Modules = lead
    for (let before = 0; before !== pages.size;) {
      before = pages.size
      pages = new Set([...pages, ...withImports(...openedBy(without(pages, base)))])
    }
    const alone = idsOf(apart).map((id) => ({ name: basename(id).replace(/\.tsx?$/, ''), modules: withImports(id) }))
    const nameAlone = (id: string): string | null => alone.find(({ modules }) => modules.has(id))?.name ?? null
    const ofMembers = [pieces, tickets, account, memberCommands, outline]
    return (id, isForLeads) => {
      const among = (modules: Modules): boolean => modules.has(id)
      if (id.endsWith('/lead.css')) return 'lead-styles'
      if (isForLeads) {
        if (among(lead)) return 'lead'
        if (among(today)) return 'today'
        if ([commands, words, begin].some(among)) return 'commands'
        return among(pages) ? 'pages' : nameAlone(id)
      }
      if (among(calendar)) return 'calendar'
      if (id.includes('/@simplewebauthn/')) return 'passkeys'
      if (id.includes('rolldown/runtime') || among(base) || ((among(member) || among(links)) && [lead, ...ofMembers].some(among)))
        return 'base'
      if (among(member)) return 'member'
      if (among(lead) && ofMembers.some(among)) return 'shared'
      if (among(pieces) || (among(outline) && ofMembers.filter(among).length > 1)) return 'pieces'
      if (among(memberCommands)) return 'member-commands'
      if (among(tickets)) return 'tickets'
      if (among(account)) return 'account'
      if (among(words)) return 'words'
      if (among(outline)) return 'outline'
      return nameAlone(id) ?? (among(pages) ? 'seldom' : null)
    }
  }

  /** Of modules that are built for each language only one is looked at; all are sorted alike. */
  const plainly =
    (infoOf: InfoOf): InfoOf =>
    (id) => {
      const info = infoOf(id) ?? infoOf(inLanguage(id, languages[0], false)) ?? infoOf(inLanguage(id, languages[0], true))
      return info && { importedIds: info.importedIds.map(plain), dynamicallyImportedIds: info.dynamicallyImportedIds.map(plain) }
    }

  let decide: ((id: string, isForLeads: boolean) => string | null) | undefined
  return (id, infoOf) => {
    const name = (decide ??= sort(plainly(infoOf)))(plain(id), isOfLeads(id))
    const language = languageOf(id)
    return name && language ? `${name}.${language}` : name
  }
}
