/** A server in a process of its own that tests can kill: settings from the environment, the clock some milliseconds ahead (`UITROL_TEST_AHEAD`). */
import { readConfig } from '#server/base/config.ts'
import { startServer } from '#server/start.ts'
import { fromNow } from '#test/clock.ts'

const ahead = Number(process.env['UITROL_TEST_AHEAD'] ?? 0)
const { address } = await startServer(readConfig(process.env), {
  now: () => fromNow(ahead),
  // Short enough that a test sees what a dead process left behind, long enough for a busy machine to renew it.
  work: { lease: 3000, patience: { connect: 5000, answer: 700 } },
})
process.stdout.write(`${address}\n`)
process.on('disconnect', () => process.exit())
