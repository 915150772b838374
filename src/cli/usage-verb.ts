/** `uitrol usage push`: sends a file of usage to a server in batches that count once, however often it has to be sent (ME-4). */
import { createHash } from 'node:crypto'
import { extname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Command, Option } from 'commander'
import { lineSentence } from '#core/metrics/metrics-words.ts'
import { readNdjson, readUsageCsv, readUsageJson, type UsageLines } from '#files/usage/usage-lines.ts'
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
/** How often a batch is tried that the server cannot take just now, and the longest pause between in seconds: of our own, and as the server asks. */
const mostTries = 8
const longestPause = 30
const longestAsked = 600
/** Refused lines that a sentence names. */
const mostSaid = 5

type SaidLine = Parameters<typeof lineSentence>[1]

interface Answer {
  readonly taken: number
  readonly early: number
  readonly late: number
  readonly refused: number
  readonly refusedLines: readonly { readonly line: number; readonly code: string }[]
}

interface ServerProblem {
  readonly code?: string
  readonly detail?: string
  readonly params?: unknown
}

/** The lines of a file: JSON, one JSON object on each line, or CSV. */
const linesIn = (text: string, file: string): UsageLines => {
  if (/^\s*\[/.test(text)) return readUsageJson(text)
  const isCsv = ['.csv', '.tsv', '.txt'].includes(extname(file).toLowerCase()) || !/^\s*\{/.test(text)
  return isCsv ? readUsageCsv(text) : readNdjson(text)
}

const addressOf = ({ to, source, rollout, partial }: Options): URL => {
  if (!URL.canParse(to) || !/^https?:$/.test(new URL(to).protocol)) throw new CliError('cli.badAddress', { value: to }, { field: '--to' })
  const url = new URL('/api/usage', to)
  if (source !== undefined) url.searchParams.set('source', source)
  if (rollout !== undefined) url.searchParams.set('rollout', rollout)
  if (partial) url.searchParams.set('partial', 'accept')
  url.searchParams.set('grown', 'accept')
  return url
}

/** Sends one batch until it is answered; null where another batch is kept under its key. CliErrors: cli.serverRefused, cli.serverAway. */
const send = async (url: URL, headers: Record<string, string>, body: string): Promise<Answer | null> => {
  for (let tried = 1; ; tried++) {
    let reason: string
    let pause = Math.min(longestPause, 2 ** (tried - 1))
    try {
      const answer = await fetch(url, { method: 'POST', body, headers })
      if (answer.ok) return (await answer.json()) as Answer
      const problem = (await answer.json().catch(() => null)) as ServerProblem | null
      reason = problem?.detail ?? `HTTP ${answer.status}`
      if (problem?.code === 'metrics.batchTaken') return null
      const isPassing = answer.status === 429 || answer.status >= 500
      if (!isPassing) throw new CliError('cli.serverRefused', { detail: reason }, undefined, problem ? { problem } : {})
      pause = Math.min(longestAsked, Number(answer.headers.get('retry-after')) || pause)
    } catch (trouble) {
      if (trouble instanceof CliError) throw trouble
      reason = trouble instanceof Error ? (trouble.cause instanceof Error ? trouble.cause.message : trouble.message) : String(trouble)
    }
    if (tried === mostTries) throw new CliError('cli.serverAway', { address: url.origin, reason })
    await wait(pause * 1000)
  }
}

/**
 * Sends the lines of one place in a file, so that they count once however often the file is sent, with more lines at its end or with
 * `--partial` as well. Their key is made of where they go, their place and how they begin: by as many lines as tell them from another
 * file. CliErrors: as `send`, cli.sentBefore.
 */
const sendBatch = async (url: URL, headers: Record<string, string>, place: number, lines: readonly unknown[]): Promise<Answer> => {
  const to = new URLSearchParams(url.search)
  for (const how of ['partial', 'grown']) to.delete(how)
  const body = JSON.stringify(lines)
  for (let telling = 1; ; telling *= 2) {
    const begin = JSON.stringify(lines.slice(0, telling))
    const key = createHash('sha256').update(`${to.toString()}\n${place}\n${begin}`).digest('hex')
    const answer = await send(url, { ...headers, 'idempotency-key': key }, body)
    if (answer) return answer
    if (telling >= lines.length) throw new CliError('cli.sentBefore', {})
  }
}

/** A refusal of lines of a batch, with the lines of the file. */
const inFile = (trouble: unknown, numbers: readonly number[], from: number, { language, words }: Output): unknown => {
  const problem = trouble instanceof CliError ? (trouble.more['problem'] as ServerProblem | undefined) : undefined
  if (problem?.code !== 'metrics.linesRefused') return trouble
  const params = problem.params as { count: number; of: number; lines: readonly SaidLine[] }
  const lines = params.lines.map(({ line, ...why }) => ({ ...why, line: numbers[from + line - 1] ?? line }))
  const said = lines.slice(0, mostSaid).map((line) => lineSentence(language, line))
  const detail = words('usage.linesRefused', { count: params.count, before: from, lines: said, more: params.count > said.length })
  return new CliError('cli.serverRefused', { detail }, undefined, { problem: { ...problem, detail, params: { ...params, lines } } })
}

const push = async (file: string, options: Options, output: Output): Promise<void> => {
  const url = addressOf(options)
  const token = new TextDecoder().decode(await bytesOf(options.tokenFile)).trim()
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'accept-language': output.language }
  const { lines, numbers } = linesIn(new TextDecoder().decode(await bytesOf(file)), file)
  const sum = { lines: lines.length, batches: 0, taken: 0, early: 0, late: 0, refused: 0 }
  const refusedLines: { line: number; code: string }[] = []
  for (let from = 0; from < lines.length; from += batchSize) {
    const answer = await sendBatch(url, headers, sum.batches, lines.slice(from, from + batchSize)).catch((trouble: unknown) => {
      throw inFile(trouble, numbers, from, output)
    })
    sum.batches += 1
    for (const what of ['taken', 'early', 'late', 'refused'] as const) sum[what] += answer[what]
    for (const { line, code } of answer.refusedLines) refusedLines.push({ line: numbers[from + line - 1] ?? line, code })
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
