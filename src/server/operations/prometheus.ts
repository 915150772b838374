/** Counts for those who watch over the server, in the text format of Prometheus; nothing about anyone. */

import type { BackupStanding } from '#core/operations/backup-standing.ts'

/** How much work there is of a kind: waiting, leased (under way) or settled (to be told). */
export interface WaitingWork {
  readonly kind: string
  readonly state: string
  readonly count: number | string
}

export interface Counters {
  answered(status: number, seconds: number): void
  commanded(outcome: 'done' | 'refused' | 'fault'): void
  /** Somebody tried to sign in, in whichever way; slowed is not looked at. */
  triedToSignIn(outcome: 'done' | 'refused' | 'slowed'): void
  /** A letter, a notice or a post was tried, and came to sent, queued (tried again later), failed or unsure. */
  tried(kind: string, state: string): void
  text(openStreams: number, work: readonly WaitingWork[], backups: BackupStanding): string
}

const buckets = [0.005, 0.025, 0.1, 0.25, 1, 5] as const

/** Starts counting. */
export const createCounters = (): Counters => {
  const answers = new Map<string, number>()
  const commands = new Map<string, number>()
  const signIns = new Map<string, number>()
  const tries = new Map<string, number>()
  const within = new Map<number, number>(buckets.map((limit) => [limit, 0]))
  let count = 0
  let total = 0
  const add = <K>(to: Map<K, number>, key: K): void => void to.set(key, (to.get(key) ?? 0) + 1)

  const metric = (name: string, type: 'counter' | 'gauge' | 'histogram', help: string, lines: readonly string[]): string =>
    [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines].join('\n')
  const labelled = (name: string, label: string, counts: Map<string, number>): string[] =>
    [...counts].map(([value, number]) => `${name}{${label}="${value}"} ${number}`)

  return {
    answered: (status, seconds) => {
      add(answers, `${Math.floor(status / 100)}xx`)
      for (const limit of buckets) if (seconds <= limit) add(within, limit)
      count += 1
      total += seconds
    },
    commanded: (outcome) => add(commands, outcome),
    triedToSignIn: (outcome) => add(signIns, outcome),
    tried: (kind, state) => add(tries, `kind="${kind}",state="${state}"`),
    text: (openStreams, work, backups) =>
      [
        metric(
          'uitrol_http_answers_total',
          'counter',
          'Answers by class of status.',
          labelled('uitrol_http_answers_total', 'status', answers),
        ),
        metric('uitrol_commands_total', 'counter', 'Commands by outcome.', labelled('uitrol_commands_total', 'outcome', commands)),
        metric('uitrol_sign_ins_total', 'counter', 'Tries to sign in by outcome.', labelled('uitrol_sign_ins_total', 'outcome', signIns)),
        metric(
          'uitrol_tries_total',
          'counter',
          'Letters, notices and posts that were tried, by what came of it; queued means tried again later.',
          [...tries].map(([labels, number]) => `uitrol_tries_total{${labels}} ${number}`),
        ),
        metric(
          'uitrol_jobs',
          'gauge',
          'BackgroundWorker by kind and state.',
          work.map(({ kind, state, count: number }) => `uitrol_jobs{kind="${kind}",state="${state}"} ${number}`),
        ),
        metric('uitrol_http_seconds', 'histogram', 'Time to answer.', [
          ...[...within].map(([limit, number]) => `uitrol_http_seconds_bucket{le="${limit}"} ${number}`),
          `uitrol_http_seconds_bucket{le="+Inf"} ${count}`,
          `uitrol_http_seconds_sum ${total.toFixed(6)}`,
          `uitrol_http_seconds_count ${count}`,
        ]),
        metric('uitrol_streams_open', 'gauge', 'Devices that follow the changes live.', [`uitrol_streams_open ${openStreams}`]),
        ...(backups.by === 'server'
          ? [
              metric(
                'uitrol_backup_day_seconds',
                'gauge',
                'The day of the newest checked backup, in seconds since 1970.',
                backups.copies.slice(0, 1).map(({ madeOn }) => `uitrol_backup_day_seconds ${Date.parse(madeOn) / 1000}`),
              ),
              metric('uitrol_backup_failed', 'gauge', 'Whether the last try to make a backup failed.', [
                `uitrol_backup_failed ${backups.failure === null ? 0 : 1}`,
              ]),
            ]
          : []),
        metric('process_resident_memory_bytes', 'gauge', 'Memory in use.', [`process_resident_memory_bytes ${process.memoryUsage.rss()}`]),
        metric('process_cpu_seconds_total', 'counter', 'Processor time used.', [
          `process_cpu_seconds_total ${(process.cpuUsage().user + process.cpuUsage().system) / 1_000_000}`,
        ]),
        metric('process_uptime_seconds', 'gauge', 'Time since the start.', [`process_uptime_seconds ${process.uptime().toFixed(1)}`]),
      ].join('\n') + '\n',
  }
}
