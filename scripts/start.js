/** `npm start`: installs what is missing, builds what is stale, and runs the server in the foreground on the pinned Node. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { runOnPinnedNode } from './on-pinned-node.js'
import { install, pinnedNode, root, serverFlags, serverSettings } from './prepare.js'

install()
const built = spawnSync(pinnedNode(), [join(root, 'scripts/build.ts')], { cwd: root, stdio: ['ignore', 2, 2] })
if (built.status !== 0) process.exit(built.status ?? 3)
runOnPinnedNode([...serverFlags, join(root, 'dist/cli.js'), 'start', ...process.argv.slice(2)], serverSettings)
