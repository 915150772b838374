/** `uitrol do NAME JSON`: any command, carried out on the data folder as its owner. */
import { Command } from 'commander'
import { Complaint } from '#cli/cli-error.ts'
import { bytesOf } from '#cli/files.ts'
import { withCommon } from '#cli/options.ts'
import type { Voice } from '#cli/output.ts'

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new Complaint('cli.notJson', {}, { field: 'JSON' })
  }
}

const run = async (name: string, json: string, options: { json?: boolean }, { words, put, putJson }: Voice): Promise<void> => {
  const input = parsed(json === '-' ? new TextDecoder().decode(await bytesOf('-')) : json)
  const { carryOut, inDataFolder } = await import('#cli/data-folder.ts')
  const answer = await inDataFolder((folder) => carryOut(folder, name, input))
  await (options.json ? putJson(answer) : put(`${words('done', { name, version: answer.version })}\n`))
}

/** The verb with its options. */
export const doVerb = (voice: Voice): Command =>
  withCommon(new Command('do'), voice)
    .description(voice.words('help.do'))
    .argument('<NAME>', voice.words('help.name'))
    .argument('<JSON>', voice.words('help.input'))
    .action((name: string, json: string, options: { json?: boolean }) => run(name, json, options, voice))
