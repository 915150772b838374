/** Runs a file on the pinned Node: `node scripts/on-pinned-node.js scripts/rules.ts --json`. Signals and exit code pass through. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { install, pinnedNode, root } from './prepare.js'

/** Runs a file on the pinned Node in the foreground and ends as it ends. */
export const runOnPinnedNode = (parts, more = {}) => {
  const node = pinnedNode()
  const tools = [dirname(node), join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter)
  const child = spawn(node, parts, { stdio: 'inherit', env: { ...process.env, ...more, PATH: tools } })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // npm passes a signal to its shell alone, which ends without telling us: a new parent means that it is gone.
  const { ppid } = process
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid === ppid || child.kill('SIGTERM'), 500).unref()
  child.on('error', (error) => {
    console.error(error.message)
    process.exit(3)
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  install()
  runOnPinnedNode(process.argv.slice(2))
}
