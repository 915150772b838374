/** Builds what is stale: the web into dist/web, the command line with its server into dist/cli.js. Says nothing when nothing is to be done. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'esbuild'

const root = dirname(import.meta.dirname)
const stamps = join(root, 'dist/stamps.json')

/** A fingerprint of folders and files; tests do not count, because no build holds them. */
const fingerprint = (paths: readonly string[]): string => {
  const hash = createHash('sha256')
  const take = (path: string): void => {
    if (!existsSync(join(root, path))) return
    hash.update(path.split(sep).join('/'))
    hash.update(readFileSync(join(root, path)))
  }
  for (const path of paths) {
    const folder = join(root, path)
    if (path.includes('.')) take(path)
    else if (existsSync(folder)) {
      const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      const names = files.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
      for (const name of names.toSorted()) if (!/\.test\.tsx?$/.test(name)) take(name)
    }
  }
  return hash.digest('hex')
}

const common = ['src/core', 'package.json', 'package-lock.json', 'scripts/build.ts']

const buildWeb = async (): Promise<void> => {
  if (!existsSync(join(root, 'src/web/index.html'))) return
  const { build } = await import('vite')
  const config = { configFile: join(root, 'vite.config.ts'), logLevel: 'warn' } as const
  await build(config)
  // And what draws first pages on the server.
  await build({ ...config, build: { ssr: 'app/first-page.tsx' } })
  compressWeb(join(root, 'dist/web'))
}

/** Lays a `.br` and a `.gz` beside what grows smaller by it: packed once and well, instead of at every request and in haste. */
const compressWeb = (folder: string): void => {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(html|js|css|svg|json|webmanifest)$/.test(entry.name)) continue
    const path = join(entry.parentPath, entry.name)
    const bytes = readFileSync(path)
    const packed = {
      br: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
      gz: gzipSync(bytes, { level: 9 }),
    }
    for (const [ending, smaller] of Object.entries(packed)) if (smaller.length < bytes.length) writeFileSync(`${path}.${ending}`, smaller)
  }
}

/** Not in the bundle: what holds machine code, what asks for files of its own package, what Fastify loads for schemas, of which we have none, and what asks the server from within, which comes with the first page that is drawn. */
const outside = [
  'better-sqlite3',
  '@node-rs/argon2',
  'pg-native',
  'pdfkit',
  '@fastify/ajv-compiler',
  '@fastify/fast-json-stringify-compiler',
  'light-my-request',
]

/** Leaves out what packages load at every start and we never use: together 2 MB of a server at rest. */
const leaveOut: Plugin = {
  name: 'leave-out',
  setup: (build) => {
    // @fastify/static looks for files by pattern only where it is told not to take any address.
    build.onResolve({ filter: /^glob$/ }, ({ path }) => ({ path, namespace: 'left-out' }))
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: 'module.exports = {}' }))
    // @fastify/compress asks which media types grow smaller, and takes those that are not listed for ones that do not.
    build.onLoad({ filter: /mime-db[\\/]db\.json$/ }, ({ path }) => {
      const all = Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, { compressible?: boolean }>)
      const kept = all.filter(([, { compressible }]) => compressible).map(([type]) => [type, { compressible: true }])
      return { contents: JSON.stringify(Object.fromEntries(kept)), loader: 'json' }
    })
  },
}

/** An import of this module by name makes Node load what browsers have besides (fetch, WebSocket); asking for it by `require` does not. */
const withoutFetch: Plugin = {
  name: 'without-fetch',
  setup: (build) => {
    build.onResolve({ filter: /^(?:node:)?http$/ }, ({ kind }) =>
      kind === 'require-call' ? { path: 'node:http', external: true } : { path: 'node:http', namespace: 'required' },
    )
    build.onLoad({ filter: /.*/, namespace: 'required' }, () => ({ contents: `module.exports = require('node:http')` }))
  },
}

/** Packages written for `require` find it, and their own folder, also inside a module. */
const asCommonJs = [
  `import { createRequire as requireFrom } from 'node:module';`,
  'const require = requireFrom(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname;',
].join(' ')

const buildCli = async (): Promise<void> => {
  const { build } = await import('esbuild')
  rmSync(join(root, 'dist/parts'), { recursive: true, force: true })
  await build({
    entryPoints: { cli: join(root, 'src/cli/main.ts'), thread: join(root, 'src/server/thread-main.ts') },
    outdir: join(root, 'dist'),
    chunkNames: 'parts/[name]-[hash]',
    bundle: true,
    // What is imported when needed stays apart: PDF and workbooks cost 40 MB that a server at rest need not hold.
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    external: outside,
    // Node has the streams that this package brings for older ones.
    alias: { 'readable-stream': 'node:stream' },
    plugins: [leaveOut, withoutFetch],
    banner: { js: asCommonJs },
    // Names are shortened too, because the text of a program stays in memory as long as it runs.
    minify: true,
    sourcemap: true,
    logLevel: 'warning',
  })
}

const parts = {
  web: {
    sources: [...common, 'src/web', 'vite.config.ts', 'scripts/web-bundles.ts', 'scripts/web-languages.ts'],
    result: 'dist/web/index.html',
    build: buildWeb,
  },
  cli: { sources: [...common, 'src/files', 'src/server', 'src/cli'], result: 'dist/cli.js', build: buildCli },
}

const known: Record<string, string> = existsSync(stamps) ? JSON.parse(readFileSync(stamps, 'utf8')) : {}
for (const [name, { sources, result, build }] of Object.entries(parts)) {
  const now = fingerprint(sources)
  if (known[name] === now && existsSync(join(root, result))) continue
  await build()
  mkdirSync(dirname(stamps), { recursive: true })
  writeFileSync(stamps, JSON.stringify({ ...known, [name]: (known[name] = now) }))
}
