/** `uitrol do NAME JSON`: any command, carried out on the data folder as its owner. */
import type { CommandInputs, CommandName } from '#core/registry/command-inputs.ts'
import { Command } from 'commander'
import { CliError } from '#cli/cli-error.ts'
import { bytesOf } from '#cli/files.ts'
import { withCommon } from '#cli/options.ts'
import type { Output } from '#cli/output.ts'

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new CliError('cli.notJson', {}, { field: 'JSON' })
  }
}

const run = async (name: string, json: string, options: { json?: boolean }, { words, put, putJson }: Output): Promise<void> => {
  const input = parsed(json === '-' ? new TextDecoder().decode(await bytesOf('-')) : json)
  const { execute, inDataFolder } = await import('#cli/data-folder.ts')
  const { commandNamed } = await import('#core/registry/commands.ts')
  const answer = await inDataFolder((folder) => {
    if (!commandNamed(name)) throw new CliError('cli.unknownCommand', { name })
    // What is typed here is checked by the command itself, as for whoever comes over HTTP.
    return execute(folder, name as CommandName, input as CommandInputs[CommandName])
  })
  await (options.json ? putJson(answer) : put(`${words('done', { name, version: answer.version })}\n`))
}

/** The verb with its options. */
export const doVerb = (output: Output): Command =>
  withCommon(new Command('do'), output)
    .description(output.words('help.do'))
    .argument('<NAME>', output.words('help.name'))
    .argument('<JSON>', output.words('help.input'))
    .action((name: string, json: string, options: { json?: boolean }) => run(name, json, options, output))
