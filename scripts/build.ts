/** Builds what is stale: the web into dist/web, the command line with its server into dist/cli.js. Says nothing when nothing is to be done. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'

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
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' })
}

const buildCli = async (): Promise<void> => {
  const { build } = await import('esbuild')
  rmSync(join(root, 'dist/parts'), { recursive: true, force: true })
  await build({
    entryPoints: { cli: join(root, 'src/cli/main.ts') },
    outdir: join(root, 'dist'),
    chunkNames: 'parts/[name]-[hash]',
    bundle: true,
    // What is imported when needed stays apart: PDF and workbooks cost 40 MB that a server at rest need not hold.
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  })
}

const parts = {
  web: { sources: [...common, 'src/web', 'vite.config.ts'], result: 'dist/web/index.html', build: buildWeb },
  cli: { sources: [...common, 'src/server', 'src/cli'], result: 'dist/cli.js', build: buildCli },
}

const known: Record<string, string> = existsSync(stamps) ? JSON.parse(readFileSync(stamps, 'utf8')) : {}
for (const [name, { sources, result, build }] of Object.entries(parts)) {
  const now = fingerprint(sources)
  if (known[name] === now && existsSync(join(root, result))) continue
  await build()
  mkdirSync(dirname(stamps), { recursive: true })
  writeFileSync(stamps, JSON.stringify({ ...known, [name]: (known[name] = now) }))
}
