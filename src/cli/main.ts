/** The program: its arguments from the system, its messages and exit code to it. */
import { writeSync } from 'node:fs'
import { runCommandLine } from '#cli/run-command-line.ts'

// Whoever reads us may stop before the end, as `head` does: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 3))
process.exitCode = await runCommandLine(process.argv.slice(2), (text) => void writeSync(2, `${text}\n`))
