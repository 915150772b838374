/** `uitrol start`: the server in the foreground, until it is told to stop. */
import { Command } from 'commander'
import { withCommon } from '#cli/options.ts'
import type { Output } from '#cli/output.ts'

/** Milliseconds that the process has to end by itself once the server is closed. */
const lastMoment = 300

const run = async (options: { json?: boolean }, output: Output): Promise<void> => {
  const { words, put, putJson, tell } = output
  const [{ readConfig }, { startServer }, { databaseFile }, { giveBackWhenIdle }, { upgradeNote }] = await Promise.all([
    import('#server/base/config.ts'),
    import('#server/start.ts'),
    import('#server/db/database-location.ts'),
    import('#server/base/idle-memory.ts'),
    import('#cli/upgrade-note.ts'),
  ])
  const config = readConfig(process.env)
  // Listened for from the beginning: a signal that comes as soon as the address is told must not end the process at once.
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
  const { address, firstLink, isMailWithoutLinks, upgrade, close } = await startServer(config)
  giveBackWhenIdle()
  const upgraded = upgrade && upgradeNote(output, upgrade, databaseFile(config) ?? '')
  if (upgraded) tell(upgraded.text)
  if (isMailWithoutLinks) tell(words('server.withoutLinks'))
  if (options.json) await putJson({ address, firstLink, ...(upgraded ? { upgrade: { ...upgrade, restore: upgraded.restore } } : {}) })
  else {
    const ready = words('server.ready', { address })
    await put(`${firstLink === null ? ready : `${ready} — ${words('server.firstLink', { link: firstLink })}`}\n`)
  }
  await stopped
  await close()
  tell(words('server.stopped'))
  // What still waits for an answer from elsewhere, such as a mail server, does not hold up the end.
  setTimeout(() => process.exit(), lastMoment).unref()
}

/** The verb with its options. */
export const startVerb = (output: Output): Command =>
  withCommon(new Command('start'), output)
    .description(output.words('help.startServer'))
    .action((options: { json?: boolean }) => run(options, output))
