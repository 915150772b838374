/** Builds what is not in every window once for each language, with the words of that one alone: nobody fetches words that they do not read. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { parseAst, type Plugin } from 'vite'
import { type Language, languages } from '../src/core/kernel/language.ts'

/** Here before anybody has said in which language they read, or small and the same for all: once, in every language; so is all that they import. */
const inEvery: readonly string[] = [
  'access/access-ended-page.tsx',
  'access/first-owner-page.tsx',
  'access/personal-link-page.tsx',
  'access/sign-in-page.tsx',
  'app/app.tsx',
  'home/member-page.tsx',
  'pulse/pulse-link-page.tsx',
  'app/register-service-worker.ts',
  'sync/service-worker.ts',
]

/** They come first of all on a telephone: what they share with other pages is in every window. */
export const byLink: readonly string[] = ['access/access-ended-page.tsx', 'access/personal-link-page.tsx']

/** Opened by those who lead alone: these, and all that they bring, are built once more, beside what members fetch. */
const ofLeads: readonly string[] = [
  'access/invite-people-page.tsx',
  'app/lead-pages.tsx',
  'base/lead-vocabulary.ts',
  'plan/first-visit-page.tsx',
  'plan/new-rollout-page.tsx',
  'settings/https-page.tsx',
  'settings/settings-lead.tsx',
  'sync/local-commands-all.ts',
  'sync/preview.ts',
]

/** Said in the language of whoever gets them, not of whoever looks at the screen: these keep every language in all scripts. */
export const wordsForOthers: readonly string[] = [
  'core/communication/fill-words.ts',
  'core/communication/letter-look-words.ts',
  'core/plan/phase-words.ts',
  'core/support/vendor-words.ts',
  'core/training/agenda-words.ts',
  'core/training/session-event-words.ts',
  'web/access/slip-words.ts',
]

const marked = /[?&](en|nl)(&lead)?$/
/** A module without whom it is built for. */
export const plain = (id: string): string => id.replace(marked, '')
/** The language of a module that is built for one alone. */
export const languageOf = (id: string): Language | undefined => marked.exec(id)?.[1] as Language | undefined
/** Whether a module is built for those who lead. */
export const isOfLeads = (id: string): boolean => marked.exec(id)?.[2] !== undefined
/** A module for one language; `forLeads` where it is the one for those who lead. */
export const inLanguage = (id: string, language: Language, forLeads: boolean): string =>
  `${id}${id.includes('?') ? '&' : '?'}${language}${forLeads ? '&lead' : ''}`

/** The modules that these bring in at once, by the lines of their imports, and the names of packages among them. */
const withImports = (src: string, from: readonly string[], isMadeUp: (id: string) => boolean): ReadonlySet<string> => {
  const found = new Set(from)
  for (const id of found) {
    if (!id.startsWith(src) || !/\.tsx?$/.test(id) || isMadeUp(id)) continue
    for (const [, of, alone] of readFileSync(id, 'utf8').matchAll(
      /^(?:import|export)\s(?!type\b)[^'"]*?from '([^']+)'|^import '([^']+)'/gm,
    )) {
      const name = of ?? alone ?? ''
      const path = name.startsWith('#') ? join(src, name.slice(1)) : join(dirname(id), name)
      found.add(existsSync(path) ? path : name)
    }
  }
  return found
}

/** The parts of a module that say the other languages: of each `{ en: {…}, nl: {…} }` the object of every language but one. */
const ofOthers = (code: string, language: Language): readonly { readonly start: number; readonly end: number }[] => {
  const found: { start: number; end: number }[] = []
  const look = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if (Array.isArray(node)) return node.forEach(look)
    const { type, properties } = node as { type?: string; properties?: readonly Entry[] }
    const said = type === 'ObjectExpression' ? (properties ?? []).filter(({ key }) => languages.some((one) => one === key?.name)) : []
    if (said.length === languages.length && said.every(({ value }) => value.type === 'ObjectExpression'))
      found.push(...said.filter(({ key }) => key?.name !== language).map(({ value }) => value))
    else Object.values(node).forEach(look)
  }
  look(parseAst(code, { lang: 'tsx' }))
  return found
}
/** A module that keeps something for as long as the window is open, other than what it worked out before. */
const keepsState = /^(?:export )?(?:let |const \w+(?:: .+)? = signal\b)|^effect\(/m

interface Entry {
  readonly key?: { readonly name?: string }
  readonly value: { readonly type: string; readonly start: number; readonly end: number }
}

/** `src` is the folder of the sources; modules that are `isMadeUp` are worked out while building and import nothing. */
export const oneLanguageEach = (src: string, isMadeUp: (id: string) => boolean): Plugin => {
  const web = join(src, 'web')
  const from = (...paths: string[]): ReadonlySet<string> =>
    withImports(
      src,
      paths.map((path) => join(web, path)),
      isMadeUp,
    )
  const common = from(...inEvery)
  const member = from('home/member-page.tsx')
  const isForLeads = (id: string): boolean => ofLeads.some((path) => join(web, path) === id)
  /** What those who lead have in common with everybody is what every window begins with; all else is built for them anew. */
  const first = new Set([
    ...from('app/app.tsx', ...byLink),
    ...[...from('app/lead-pages.tsx', ...globSync('*/*-web.ts', { cwd: web }))].filter((id) => member.has(id)),
  ])
  /** Packages that every window begins with, and what those are made of, are there once; so is what holds no words at all. */
  const isCommon = (id: string, forLeads: boolean): boolean => {
    const path = id.replace(/\?.*/, '')
    const known = forLeads ? first : common
    if (path.startsWith(src + sep)) return !/\.tsx?$/.test(path) || known.has(path)
    const [, name = ''] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path) ?? []
    return name === '' || !path.endsWith('js') || /preact|simplewebauthn/.test(name) || known.has(name)
  }
  return {
    name: 'one-language-each',
    apply: 'build',
    enforce: 'pre',
    /** What a module for one language imports is for the same one, and for the same people. */
    async resolveId(source, importer, options) {
      const language = languageOf(source) ?? (importer && languageOf(importer))
      if (!language) return null
      const found = await this.resolve(plain(source), importer && plain(importer), { ...options, skipSelf: true })
      const forLeads = isOfLeads(source) || isOfLeads(importer ?? '') || (found !== null && isForLeads(found.id))
      return !found || found.external || isCommon(found.id, forLeads) ? found : { ...found, id: inLanguage(found.id, language, forLeads) }
    },
    load(id) {
      const path = plain(id)
      if (!languageOf(id) || path.includes('?') || isMadeUp(path)) return null
      const code = readFileSync(path, 'utf8')
      // Whoever signs in and leads has both: what one keeps the other would not see.
      if (common.has(path) && keepsState.test(code)) throw new Error(`A window would have what this keeps twice: ${path}.`)
      return code
    },
    transform(code, id) {
      const language = languageOf(id)
      const path = id.replace(/\?.*/, '')
      if (language) {
        if (!path.startsWith(src + sep) || !(/(?:words|sentences|-chapter)\.ts$/.test(path) || code.includes('catalogue({'))) return null
        if (wordsForOthers.includes(path.slice(src.length + 1).replaceAll(sep, '/'))) return null
        let left = code
        for (const { start, end } of ofOthers(code, language).toReversed()) left = `${left.slice(0, start)}{}${left.slice(end)}`
        return left
      }
      if (!common.has(path) || !path.startsWith(web)) return null
      const isHere = path.endsWith('/base/language.ts')
      const split = code.replaceAll(/import\('#([^']+\.tsx?)'\)/g, (whole, name: string) => {
        if (isCommon(join(src, name), false)) return whole
        const ways = languages.map((one) => `${one}: () => import('#${inLanguage(name, one, isForLeads(join(src, name)))}')`)
        return `${isHere ? 'bringIn' : '$bringIn'}({ ${ways.join(', ')} })`
      })
      if (split === code) return null
      return isHere ? split : `import { bringIn as $bringIn } from '#web/base/language.ts'\n${split}`
    },
  }
}
