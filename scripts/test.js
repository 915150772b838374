/** `npm test`: everything that is needed, then every test once, on the pinned Node. Arguments go to the runner: `npm test -- src/core`. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { runOnPinnedNode } from './on-pinned-node.js'
import { chromium, install, pinnedNode, root } from './prepare.js'

// Comes, where there is none, while the packages come and the product is built.
const browser = chromium()
install()
const node = pinnedNode()
const built = spawnSync(node, [join(root, 'scripts/build.ts')], { cwd: root, stdio: ['ignore', 2, 2] })
if (built.status !== 0) process.exit(built.status ?? 3)
process.chdir(root)
runOnPinnedNode([join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...process.argv.slice(2)], { CHROMIUM_PATH: await browser })
