/** What a drawn timeline shows beside its bars: messages, training, gates, exports; closed windows, days off, today. */
import { todayIn } from '#core/kernel/calendar.ts'
import type { Telling } from '#files/plan/plan-in-language.ts'

export type MarkShape = 'message' | 'session' | 'gate' | 'export'

export interface Mark {
  /** The row it stands in, as in `weeksOf`. */
  readonly row: number
  readonly shape: MarkShape
  readonly day: string
}

/** Each kind once to a day and phase; what is for everyone stands with the phase that is next. */
export const marksOf = ({ plan, zone }: Telling): readonly Mark[] => {
  const rows = new Map(plan.phases.map(({ key }, row) => [key, row]))
  const nextRow = (day: string): number => {
    const next = plan.phases.findIndex(({ goLive }) => goLive > day)
    return next < 0 ? plan.phases.length - 1 : next
  }
  const found = new Map<string, Mark>()
  const add = (phase: string | null, shape: MarkShape, day: string): void => {
    const row = (phase === null ? undefined : rows.get(phase)) ?? nextRow(day)
    found.set(`${row} ${shape} ${day}`, { row, shape, day })
  }
  for (const { phase, sendOn, kind } of plan.messages) if (kind !== 'update') add(phase, 'message', sendOn)
  for (const { phase, startsAt, locationId } of plan.sessions) add(phase, 'session', todayIn(zone(locationId), startsAt))
  for (const { phase, on, kind } of plan.marks) if (kind !== 'noWayBack') add(phase, kind, on)
  return [...found.values()]
}

/** Windows in which nothing starts, and the days off of the country where most people work: first and last day. */
export const closedOf = ({
  facts,
  plan,
}: Telling): readonly { readonly kind: 'freeze' | 'holiday'; readonly from: string; readonly to: string }[] => {
  const countries = new Map(facts.locations.map(({ id, country }) => [id, country]))
  const counts = new Map<string, number>()
  for (const { locationId } of facts.people) {
    const country = countries.get(locationId) ?? ''
    counts.set(country, (counts.get(country) ?? 0) + 1)
  }
  const [most] = [...counts].toSorted(([one, first], [other, second]) => second - first || (one < other ? -1 : 1))
  const last = plan.phases.reduce((latest, { ends }) => (ends > latest ? ends : latest), '')
  const holidays = (facts.holidays.get(most?.[0] ?? '') ?? []).filter(({ day }) => day <= last)
  return [
    ...facts.freezes.map(({ from, to }) => ({ kind: 'freeze' as const, from, to })),
    ...holidays.map(({ day }) => ({ kind: 'holiday' as const, from: day, to: day })),
  ]
}

/** Two marks of one day stand beside each other. */
export const aside: Readonly<Record<MarkShape, number>> = { message: -0.5, session: 0.5, gate: 0, export: 0 }

/** The outline of a mark around its middle, as the commands of a path: the same on screen and on paper. */
export const outlineOf = (shape: MarkShape, x: number, y: number, size: number): string => {
  const [half, low] = [size / 2, (size * 3) / 8]
  const at = (...points: readonly (readonly [number, number])[]): string =>
    points
      .map(([right, down], place) => `${place === 0 ? 'M' : 'L'}${Math.round((x + right) * 10) / 10} ${Math.round((y + down) * 10) / 10}`)
      .join(' ')
  switch (shape) {
    case 'message':
      return `${at([-half, -low], [half, -low], [half, low], [-half, low])} Z ${at([-half, -low], [0, 0.5], [half, -low])}`
    case 'session':
      return `${at([-half, low], [-half, -low], [0, -low / 2], [half, -low], [half, low], [0, (low * 3) / 2])} Z ${at([0, -low / 2], [0, (low * 3) / 2])}`
    case 'gate':
      return `${at([0, -half], [half, 0], [0, half], [-half, 0])} Z`
    case 'export':
      return `${at([0, -half], [0, low / 2])} ${at([-low, -low / 3], [0, low / 2], [low, -low / 3])} ${at([-half, half], [half, half])}`
  }
}

export const legend = [
  ['message', 'messageMark'],
  ['session', 'session'],
  ['gate', 'gate'],
  ['export', 'export'],
] as const satisfies readonly (readonly [MarkShape, string])[]
