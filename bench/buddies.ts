/** How long pairing everyone with a buddy takes, beside the mere sorting of the same people into pools. */
import type { PlanFacts, PlanPerson } from '#core/plan/plan.ts'
import { defaultSettings } from '#core/plan/settings.ts'
import type { DatedPhase } from '#core/plan/timeline.ts'
import { matchBuddies } from '#core/training/buddies.ts'
import { poolsOf } from '#core/training/buddy-pools.ts'
import { seeded } from '#core/kernel/seeded.ts'

const places = 50
const departments = 20
const runs = 7

const locations = Array.from({ length: places }, (_, index) => ({
  id: `place-${index}`,
  name: `Place ${index}`,
  country: 'SR',
  zone: 'America/Paramaribo',
  language: 'nl' as const,
  connectivity: 'good' as const,
  opensAt: 420,
  closesAt: 900,
}))

const phasesOf = (count: number, waves: number): DatedPhase[] => {
  const random = seeded(7)
  const shares = [0.15, 0.35, ...Array.from({ length: waves }, () => 0.5 / waves)]
  let made = 0
  return shares.map((share, index) => ({
    key: ['early', 'core'][index] ?? `rest-${index - 1}`,
    position: index + 1,
    week: index * 2 + 1,
    weeks: 2,
    goLive: '2026-11-30',
    ends: '2026-12-11',
    sites: [],
    people: Array.from({ length: Math.round(count * share) }, (): PlanPerson => {
      const order = String(made++).padStart(6, '0')
      return {
        id: order,
        order,
        name: order,
        email: null,
        department: random() < 0.05 ? null : `Department ${Math.floor(random() * departments)}`,
        locationId: `place-${Math.floor(random() * random() * places)}`,
        language: random() < 0.7 ? 'nl' : 'en',
        pilot: index === 0 && random() < 0.3,
        keenness: 0,
        oldUse: null,
        nominated: false,
        pinned: null,
        current: null,
      }
    }),
  }))
}

const factsFor = (): PlanFacts => ({
  tool: 'Odoo',
  oldSystem: null,
  startOn: '2026-11-30',
  today: '2026-11-01',
  complexity: 'moderate',
  critical: false,
  approach: null,
  people: [],
  zone: 'America/Paramaribo',
  locations,
  holidays: new Map(),
  freezes: [],
  anchors: new Map(),
  settings: defaultSettings,
})

const timed = (work: () => void): { median: number; min: number; max: number } => {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  }).toSorted((a, b) => a - b)
  return { median: times[Math.floor(runs / 2)] ?? 0, min: times[0] ?? 0, max: times.at(-1) ?? 0 }
}

for (const { count, waves, limit } of [
  { count: 100, waves: 1, limit: 5 },
  { count: 10_000, waves: 1, limit: 300 },
  { count: 10_000, waves: 8, limit: 300 },
  { count: 100_000, waves: 1, limit: 700 },
  { count: 100_000, waves: 30, limit: 700 },
]) {
  const phases = phasesOf(count, waves)
  const facts = factsFor()
  const { buddies, warnings } = matchBuddies(facts, phases)
  const current = new Map(buddies.map((pair) => [pair.person, pair.buddy]))
  const floor = timed(() => poolsOf(phases))
  for (const [what, work] of [
    ['new pairs', () => matchBuddies(facts, phases)],
    ['pairs kept', () => matchBuddies(facts, phases, current)],
  ] as const) {
    const { median, min, max } = timed(work)
    const figures = `${median.toFixed(1)} ms (${min.toFixed(1)} to ${max.toFixed(1)}), limit ${limit} ms, ${(median / floor.median).toFixed(1)} x pooling alone`
    console.log(
      `buddies, ${count} people, ${phases.length} phases, ${what}: ${figures}; ${buddies.length} pairs, ${warnings.length} warnings`,
    )
  }
}
