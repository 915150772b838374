/** `uitrol usage push`: sends a file of usage to a server in batches that count once, however often it has to be sent (ME-4). */
import { createHash } from 'node:crypto'
import { extname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Command, Option } from 'commander'
import { readNdjson, readUsageCsv } from '#files/usage/usage-lines.ts'
import { CliError } from '#cli/cli-error.ts'
import { bytesOf } from '#cli/files.ts'
import { withCommon } from '#cli/options.ts'
import type { Output } from '#cli/output.ts'

interface Options {
  readonly to: string
  readonly tokenFile: string
  readonly source?: string
  readonly rollout?: string
  readonly partial?: boolean
  readonly json?: boolean
}

/** Lines in one batch. */
const batchSize = 2000
/** How often a batch is tried that the server cannot take just now, and the longest pause between, in seconds. */
const mostTries = 8
const longestPause = 30

interface Answer {
  readonly taken: number
  readonly early: number
  readonly late: number
  readonly refused: number
  readonly refusedLines: readonly { readonly line: number; readonly code: string }[]
}

/** The lines of a file: JSON, one JSON object on each line, or CSV. */
const linesIn = (text: string, file: string): readonly unknown[] => {
  if (/^\s*\[/.test(text)) {
    try {
      return JSON.parse(text) as unknown[]
    } catch {
      throw new CliError('cli.notJson', {}, { file })
    }
  }
  const isCsv = ['.csv', '.tsv', '.txt'].includes(extname(file).toLowerCase()) || !/^\s*\{/.test(text)
  return isCsv ? readUsageCsv(text) : readNdjson(text)
}

const addressOf = ({ to, source, rollout, partial }: Options): URL => {
  if (!URL.canParse(to) || !/^https?:$/.test(new URL(to).protocol)) throw new CliError('cli.badAddress', { value: to }, { field: '--to' })
  const url = new URL('/api/usage', to)
  if (source !== undefined) url.searchParams.set('source', source)
  if (rollout !== undefined) url.searchParams.set('rollout', rollout)
  if (partial) url.searchParams.set('partial', 'accept')
  return url
}

/** Sends one batch until it is answered. CliErrors: cli.serverRefused, cli.serverAway. */
const send = async (url: URL, token: string, language: string, body: string): Promise<Answer> => {
  // The content and where it goes are the key: sent again, by this run or by a later one, a batch is answered again and counted once. So is one that was
  // taken before another was refused, when the file is sent once more with what can be taken of it.
  const to = new URLSearchParams(url.search)
  to.delete('partial')
  const key = createHash('sha256').update(`${to.toString()}\n${body}`).digest('hex')
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'idempotency-key': key,
    'accept-language': language,
  }
  for (let tried = 1; ; tried++) {
    let reason: string
    let pause = Math.min(longestPause, 2 ** (tried - 1))
    try {
      const answer = await fetch(url, { method: 'POST', body, headers })
      if (answer.ok) return (await answer.json()) as Answer
      const problem = (await answer.json().catch(() => null)) as { detail?: string; code?: string } | null
      reason = problem?.detail ?? `HTTP ${answer.status}`
      const isPassing = answer.status === 429 || answer.status >= 500
      if (!isPassing) throw new CliError('cli.serverRefused', { detail: reason }, undefined, problem ? { problem } : {})
      pause = Math.min(longestPause, Number(answer.headers.get('retry-after')) || pause)
    } catch (trouble) {
      if (trouble instanceof CliError) throw trouble
      reason = trouble instanceof Error ? (trouble.cause instanceof Error ? trouble.cause.message : trouble.message) : String(trouble)
    }
    if (tried === mostTries) throw new CliError('cli.serverAway', { address: url.origin, reason })
    await wait(pause * 1000)
  }
}

const push = async (file: string, options: Options, output: Output): Promise<void> => {
  const url = addressOf(options)
  const token = new TextDecoder().decode(await bytesOf(options.tokenFile)).trim()
  const lines = linesIn(new TextDecoder().decode(await bytesOf(file)), file)
  const sum = { lines: lines.length, batches: 0, taken: 0, early: 0, late: 0, refused: 0 }
  const refusedLines: { line: number; code: string }[] = []
  for (let from = 0; from < lines.length; from += batchSize) {
    const answer = await send(url, token, output.language, JSON.stringify(lines.slice(from, from + batchSize)))
    sum.batches += 1
    for (const what of ['taken', 'early', 'late', 'refused'] as const) sum[what] += answer[what]
    for (const { line, code } of answer.refusedLines) refusedLines.push({ line: from + line, code })
  }
  if (options.json) return output.putJson({ ...sum, refusedLines })
  for (const { line, code } of refusedLines.slice(0, 20)) output.tell(output.words('usage.lineRefused', { line, code }))
  return output.put(`${output.words('usage.pushed', sum)}\n`)
}

/** The verb with its part. */
export const usageVerb = (output: Output): Command => {
  const { words } = output
  return new Command('usage')
    .description(words('help.usageVerbAbout'))
    .helpOption('-h, --help', words('help.help'))
    .helpCommand('help [verb]', words('help.helpVerb'))
    .addCommand(
      withCommon(new Command('push'), output)
        .description(words('help.usagePush'))
        .argument('<FILE>', words('help.usageLines'))
        .requiredOption('--to <URL>', words('help.usageTo'))
        .requiredOption('--token-file <FILE>', words('help.tokenFile'))
        .addOption(new Option('--source <NAME>', words('help.usageSource')))
        .addOption(new Option('--rollout <ID>', words('help.usageRollout')))
        .addOption(new Option('--partial', words('help.usagePartial')))
        .action((file: string, options: Options) => push(file, options, output)),
    )
}
