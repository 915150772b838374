/** Builds the browser's room into dist/web; one page, chunks per page, nothing inline (the Content-Security-Policy allows none), and the service worker beside it. */
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundles } from './scripts/web-bundles.ts'
import { oneLanguageEach, plain } from './scripts/web-languages.ts'
import { memberRefusals } from './src/web/sync/member-refusals.ts'
import preact from '@preact/preset-vite'
import { defineConfig, type Plugin, type UserConfig } from 'vite'
import type { Table } from '#core/kernel/table.ts'

/** Of a table the browser needs its key and whom a row speaks of; all else that is declared would only weigh. */
const inBrowser = ({ name, key, speaksOf }: Table): Partial<Table> => ({ name, key, speaksOf })

const isTable = (value: unknown): value is Table => typeof value === 'object' && value !== null && 'declared' in value

/** The exports of a module as constants: tables as the browser needs them, all else as it is. */
const asConstants = (exports: Readonly<Record<string, unknown>>): string =>
  Object.entries(exports)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value, (_, of: unknown) => (isTable(of) ? inBrowser(of) : of))}`)
    .join('\n')

const isMadeUp = (id: string): boolean =>
  /\/core\/\w+\/[\w-]+-tables\.ts$|\/core\/registry\/(?:tables|table-keys|table-labels|personal)\.ts$/.test(id)

/** Declarations of tables, and the modules that are only made of them, are worked out while building. */
const declarations: Plugin = {
  name: 'declarations',
  apply: 'build',
  enforce: 'pre',
  load: async (id) => (isMadeUp(plain(id)) ? asConstants((await import(pathToFileURL(plain(id)).href)) as Record<string, unknown>) : null),
}

/** Which part of the chapters each registry is made of. */
const partOf: Readonly<Record<string, string>> = {
  vocabulary: 'words',
  problems: 'problems',
  commands: 'commands',
  'member-commands': 'memberCommands',
  sentences: 'sentences',
}

/** A chapter is one object; a registry gets the chapters with its own part alone, so that words do not bring commands, nor commands sentences. */
const onePart: Plugin = {
  name: 'one-part-of-each-chapter',
  apply: 'build',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    if (!importer || !/(?:-chapter|chapters)\.ts$/.test(source)) return null
    const part = /\?part=(\w+)$/.exec(importer)?.[1] ?? partOf[/\/core\/registry\/([\w-]+)\.ts$/.exec(importer)?.[1] ?? '']
    const found = part && (await this.resolve(source, importer, { ...options, skipSelf: true }))
    return found ? `${found.id}?part=${part}` : null
  },
  load(id) {
    const [, path, part] = /^(.+)\?part=(\w+)$/.exec(plain(id)) ?? []
    if (path === undefined) return null
    const code = readFileSync(path, 'utf8')
    if (!path.endsWith('-chapter.ts')) return code
    const declared = code.slice(code.indexOf('export const'))
    // The properties of the chapter's object, each from its name to the next; then the imports that are still in use.
    const rest = declared.replaceAll(/^ {2}(\w+):[^]*?(?=^ {2}\w|^\}\))/gm, (property, name) => (name === part ? property : ''))
    const imports = [...code.matchAll(/^import \{([^}]+)\} from .+$/gm)].flatMap(([line, names = '']) =>
      names.split(',').some((name) => new RegExp(`\\b${name.trim() || '-'}\\b`).test(rest)) ? [line] : [],
    )
    return `${imports.join('\n')}\n${rest}`
  },
}

/** Of the words beside a member's commands only those of their refusals come, by the lines of the catalogues. */
const wordsOfRefusals: Plugin = {
  name: 'words-of-refusals',
  apply: 'build',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    if (!importer?.endsWith('/member-refusal-words.ts') || !/^#core\/(?!kernel\/).*-words\.ts$/.test(source)) return null
    const found = await this.resolve(source, importer, { ...options, skipSelf: true })
    return found ? `${found.id}?refusals` : null
  },
  load(id) {
    const [path = '', refusals] = plain(id).split('?refusals')
    if (refusals === undefined) return null
    const code = readFileSync(path, 'utf8')
    const from = code.indexOf('catalogue({')
    const kept = new Set<string>(memberRefusals)
    const entry = /^ {4}(?:'([\w.]+)'|\w+|\.{3}[\w.]+)[:,][^]*?(?=^ {4}['\w./]|^ {2}\})/gm
    return code.slice(0, from) + code.slice(from).replaceAll(entry, (line, key: string) => (kept.has(key) ? line : ''))
  },
}

/** What commands say of themselves is for the reference; on mobile data it would only weigh. */
const withoutAbouts: Plugin = {
  name: 'without-abouts',
  apply: 'build',
  enforce: 'pre',
  transform: (code, id) =>
    /\/core\/.*-commands?\.ts$/.test(plain(id)) ? code.replaceAll(/^(\s+about:\s+)'(?:[^'\\]|\\.)*'/gm, "$1''") : null,
}

/** Commands that only the server issues come in no window: in the place of each stands one without a name. */
const withoutInside: Plugin = {
  name: 'without-commands-of-the-server',
  apply: 'build',
  enforce: 'pre',
  transform: (code, id) =>
    /\/core\/.*\.ts$/.test(plain(id)) && code.includes('inside: true')
      ? code.replaceAll(/^( *)(.*[ (])command\(\{$[^]*?^\1\}\)/gm, (call, indent: string, before: string) =>
          new RegExp(`^${indent} {2}inside: true,$`, 'm').test(call) ? `${indent}${before}({ name: '' })` : call,
        )
      : null,
}

// The styles of the chapters, one import each: a path with stars stands for all of them. Those of `*-lead.css` are for the pages of those
// who lead; they come with these pages and not with what every window begins with.
const chapterStyles: Plugin = {
  name: 'chapter-styles',
  enforce: 'pre',
  transform: (code, id) =>
    /\/styles\/(?:uitrol|lead)\.css$/.test(id)
      ? code.replace(/^@import '\.\.\/\*\/\*(-lead)?\.css' (.+);$/m, (_, ofLeads: string | undefined, layer: string) =>
          globSync('*/*.css', { cwd: join(dirname(id), '..') })
            .filter((path) => !path.startsWith('styles') && path.endsWith('-lead.css') === (ofLeads !== undefined))
            .toSorted()
            .map((path) => `@import '../${path.replaceAll('\\', '/')}' ${layer};`)
            .join('\n'),
        )
      : null,
}

/** Tells the page and the service worker which edition of the programme they belong to, and the worker what it is made of. */
const withEdition: Plugin = {
  name: 'with-edition',
  apply: 'build',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const page = bundle['index.html']
      const worker = bundle['service-worker.js']
      if (page?.type !== 'asset' || worker?.type !== 'chunk') throw new Error('The page or its service worker was not built.')
      if (worker.imports.length > 0) throw new Error('The service worker must stand alone: its name has no hash.')
      const files = Object.keys(bundle).flatMap((name) => /^assets\/(.+\.(?:js|css))$/.exec(name)?.[1] ?? [])
      const html = String(page.source)
      const hash = createHash('sha256').update(html).update(worker.code).update(files.toSorted().join())
      const edition = hash.digest('base64url').slice(0, 12)
      page.source = html.replace('</title>', `</title>\n    <meta name="edition" content="${edition}" />`)
      worker.code = worker.code.replace(/(["'`])@edition@\1/, () => `'${JSON.stringify({ edition, files: files.toSorted() })}'`)
      if (page.source === html || !worker.code.includes(edition)) throw new Error('The edition found no place to stand.')
    },
  },
}

/** The few words that the build adds to a script that opens another lie in it, instead of in a file of their own. */
const runtimeInside: Plugin = {
  name: 'runtime-inside',
  apply: 'build',
  generateBundle(_options, bundle) {
    const runtime = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === 'rolldown-runtime')
    if (runtime?.type !== 'chunk') throw new Error('The build adds nothing to its scripts any more.')
    const [, code = '', given = ''] = /^([^]+?)export\{(\w+)\};?\s*$/.exec(runtime.code) ?? []
    if (given === '') throw new Error('What the build adds to its scripts looks otherwise.')
    const path = runtime.fileName.replace(/^assets\//, './')
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk' || !file.code.includes(path)) continue
      file.code = file.code.replace(/import\{(\w+) as (\w+)\}from"([^"]+)";/, (line, _, name, from) =>
        from === path ? `const ${name}=(()=>{${code}return ${given}})();` : line,
      )
      file.imports = file.imports.filter((name) => name !== runtime.fileName)
      if (file.code.includes(path)) throw new Error(`${file.fileName} asks for the runtime in another way.`)
    }
    delete bundle[runtime.fileName]
  },
}

/** Pieces that come later are no part of a page that is drawn before any script. */
const notLater: Plugin = {
  name: 'not-later',
  resolveDynamicImport: () => ({ id: 'data:text/javascript,', external: true }),
}

const src = new URL('src', import.meta.url).pathname
const root = join(src, 'web')
const bundleOf = bundles(root)
const plugins = [
  declarations,
  onePart,
  wordsOfRefusals,
  withoutAbouts,
  withoutInside,
  chapterStyles,
  preact({ reactAliasesEnabled: false }),
]

/** First pages as the server draws them: one module beside the web, with the same parts and all that they need. */
const firstPage: UserConfig = {
  root,
  plugins: [...plugins, notLater],
  ssr: { noExternal: true },
  build: {
    outDir: new URL('dist/first-page', import.meta.url).pathname,
    emptyOutDir: true,
    copyPublicDir: false,
    target: 'node24',
    minify: true,
    rollupOptions: { output: { entryFileNames: '[name].js' } },
  },
}

const web: UserConfig = {
  root,
  plugins: [oneLanguageEach(src, isMadeUp), ...plugins, runtimeInside, withEdition],
  build: {
    outDir: new URL('dist/web', import.meta.url).pathname,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false, resolveDependencies: (_, needed) => needed.filter((path) => !path.includes('rolldown-runtime')) },
    target: 'es2022',
    // All pages together are one script, which comes after the first.
    chunkSizeWarningLimit: 700,
    rollupOptions: {
      input: {
        index: new URL('src/web/index.html', import.meta.url).pathname,
        'service-worker': new URL('src/web/sync/service-worker.ts', import.meta.url).pathname,
      },
      // A browser looks for a worker under the same name each time; the scope of one is the folder it lies in.
      output: {
        entryFileNames: ({ name }) => (name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
        codeSplitting: {
          groups: [{ debugName: 'few', name: (id, build) => bundleOf(id, (of) => build.getModuleInfo(of)) }],
          includeDependenciesRecursively: false,
        },
      },
    },
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/calendar', '/health', '/ready', '/metrics'].map((path) => [
        path,
        process.env['UITROL_DEV_SERVER'] ?? 'http://127.0.0.1:4400',
      ]),
    ),
  },
}

export default defineConfig(({ isSsrBuild }) => (isSsrBuild ? firstPage : web))
