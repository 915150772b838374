/** The six strategies against resistance, each with what shows that it happened, and when last (RE-2). */
import { daysBetween, todayIn } from '#core/kernel/calendar.ts'
import { sharedKey } from '#core/communication/kinds.ts'
import { note, type Note } from '#core/kernel/note.ts'
import type { Row } from '#core/kernel/rows.ts'

export const strategyKeys = ['tellEarly', 'explainWhy', 'quickWins', 'supportWell', 'celebrate', 'listen'] as const
export type StrategyKey = (typeof strategyKeys)[number]

export interface StrategyRows {
  readonly rollout: Pick<Row<'rollout'>, 'problem' | 'benefit'>
  readonly phases: readonly Pick<Row<'phase'>, 'goLiveOn'>[]
  readonly messages: readonly Pick<Row<'message'>, 'messageKey' | 'locationId' | 'kind' | 'queuedAt'>[]
  readonly sessions: readonly Pick<Row<'session'>, 'startsAt' | 'cancelledAt'>[]
  readonly tickets: readonly Pick<Row<'ticket'>, 'state' | 'openedAt' | 'solvedAt'>[]
  readonly stories: readonly Pick<Row<'story'>, 'kind' | 'notedAt' | 'consentAt' | 'toldIn'>[]
  readonly feedback: readonly Pick<Row<'feedback'>, 'givenAt' | 'answeredAt' | 'state'>[]
}

export interface Strategy {
  readonly key: StrategyKey
  /** The last day on which it happened; null: not yet. */
  readonly lastOn: string | null
  /** What shows it, or what would. */
  readonly evidence: Note
}

const latest = (days: readonly (string | null)[]): string | null =>
  days.reduce((last, one) => (one !== null && (last === null || one > last) ? one : last), null)

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

const msPerHour = 3_600_000

/**
 * The six strategies in their order, each with its evidence from what happened in this rollout and the day in a zone on which it happened
 * last (RE-2, RG-5).
 *
 * @example strategies(rows, '2026-11-30', 'America/Paramaribo').map(({ key, lastOn }) => [key, lastOn])
 */
export const strategies = (rows: StrategyRows, today: string, zone: string): readonly Strategy[] => {
  const newest = (instants: readonly (string | null)[]): string | null =>
    latest(instants.map((one) => (one === null ? null : todayIn(zone, one))))
  const { rollout, phases, messages, sessions, tickets, stories, feedback } = rows
  const sent = (kinds: readonly string[]) => messages.filter(({ kind, queuedAt }) => queuedAt !== null && kinds.includes(kind))

  const announced = newest(sent(['announcement']).map(({ queuedAt }) => queuedAt))
  const firstDay = phases.map(({ goLiveOn }) => goLiveOn).toSorted()[0]
  const ahead = announced !== null && firstDay !== undefined ? daysBetween(announced, firstDay) : null

  const held = sessions.filter(({ startsAt, cancelledAt }) => cancelledAt === null && startsAt.slice(0, 10) < today)
  const whyKnown = rollout.problem !== null || rollout.benefit !== null
  const explained = whyKnown ? latest([announced, newest(held.map(({ startsAt }) => startsAt))]) : null

  const wins = stories.filter(({ kind, consentAt }) => kind === 'quickWin' && consentAt !== null)
  const successes = stories.filter(({ kind, toldIn }) => kind === 'success' && toldIn !== null)
  const told = (keys: readonly (string | null)[]) =>
    newest(messages.filter((message) => keys.includes(sharedKey(message))).map(({ queuedAt }) => queuedAt))

  const solved = tickets.filter(({ solvedAt }) => solvedAt !== null)
  const hours = median(solved.map(({ openedAt, solvedAt }) => (Date.parse(solvedAt ?? openedAt) - Date.parse(openedAt)) / msPerHour))

  const heard = feedback.filter(({ answeredAt }) => answeredAt !== null)
  const adjusted = feedback.filter(({ state }) => state === 'adjusted').length
  const retrospective = newest(sent(['retrospective']).map(({ queuedAt }) => queuedAt))

  return [
    {
      key: 'tellEarly',
      lastOn: announced,
      evidence:
        announced === null || ahead === null
          ? note('resistance.evidence.notAnnounced', {})
          : note('resistance.evidence.announced', { on: announced, ahead }),
    },
    {
      key: 'explainWhy',
      lastOn: explained,
      evidence: !whyKnown
        ? note('resistance.evidence.whyMissing', {})
        : explained === null
          ? note('resistance.evidence.whyNotTold', {})
          : note('resistance.evidence.whyTold', { sessions: held.length, message: announced !== null }),
    },
    {
      key: 'quickWins',
      lastOn: newest(wins.map(({ notedAt }) => notedAt)),
      evidence:
        wins.length === 0
          ? note('resistance.evidence.noWins', { waiting: stories.filter(({ consentAt }) => consentAt === null).length })
          : note('resistance.evidence.wins', { wins: wins.length, told: wins.filter(({ toldIn }) => toldIn !== null).length }),
    },
    {
      key: 'supportWell',
      lastOn: newest(solved.map(({ solvedAt }) => solvedAt)),
      evidence:
        tickets.length === 0
          ? note('resistance.evidence.noTickets', {})
          : note('resistance.evidence.tickets', { solved: solved.length, all: tickets.length, hours: solved.length > 0 ? hours : null }),
    },
    {
      key: 'celebrate',
      lastOn: newest([told(successes.map(({ toldIn }) => toldIn)), retrospective]),
      evidence:
        successes.length === 0 && retrospective === null
          ? note('resistance.evidence.notCelebrated', {})
          : note('resistance.evidence.celebrated', { stories: successes.length, thanked: retrospective !== null }),
    },
    {
      key: 'listen',
      lastOn: newest(heard.map(({ answeredAt }) => answeredAt)),
      evidence:
        feedback.length === 0
          ? note('resistance.evidence.noFeedback', {})
          : note('resistance.evidence.feedback', { heard: heard.length, all: feedback.length, adjusted }),
    },
  ]
}
