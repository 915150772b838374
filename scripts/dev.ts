/** `npm run dev`: the server that restarts on change, and the web served by Vite beside it. */
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'

const root = dirname(import.meta.dirname)
const port = process.env['PORT'] ?? '4400'
const webPort = process.env['UITROL_DEV_WEB_PORT'] ?? '5173'
const run = (parts: string[]) =>
  spawn(process.execPath, parts, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PORT: port, UITROL_PUBLIC_URL: `http://127.0.0.1:${webPort}`, UITROL_DEV_SERVER: `http://127.0.0.1:${port}` },
  })

const children = [
  run(['--watch-path=src/core', '--watch-path=src/server', '--watch-preserve-output', 'src/cli/main.ts', 'start']),
  run([
    join(root, 'node_modules/vite/bin/vite.js'),
    '--config',
    'vite.config.ts',
    '--host',
    '127.0.0.1',
    '--port',
    webPort,
    '--strictPort',
  ]),
]
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => children.forEach((child) => child.kill(signal)))
for (const child of children) child.on('exit', (code) => (children.forEach((other) => other.kill()), (process.exitCode = code ?? 0)))
