/** Exports say the baseline, how far the plan is from it, and the baselines before it. */
import { expect, test } from 'vitest'
import { addDays } from '#core/kernel/calendar.ts'
import { baselineOf } from '#core/plan/slips.ts'
import { planRollout } from '#core/planning/planner.ts'
import { renderPlan } from '#files/plan/plan-formats.ts'
import { companyOf } from '#test/company.ts'

const facts = companyOf(42)
const plan = planRollout(facts)
const phases = plan.phases.map(({ key, goLive }) => ({ phaseKey: key, goLiveOn: goLive }))
const [early] = phases
const days = baselineOf(phases.map((one) => (one === early ? { ...one, goLiveOn: addDays(one.goLiveOn, -7) } : one)))
const past = {
  rolloutId: 'crm',
  replacedAt: '2026-12-03T15:00:00.000Z',
  replacedBy: 'Lilian',
  because: 'The vendor delivers later',
  approvedAt: '2026-11-12T15:00:00.000Z',
  approvedBy: 'Lilian',
  days: JSON.stringify(baselineOf(phases.map((one) => ({ ...one, goLiveOn: addDays(one.goLiveOn, -28) })))),
}
const baselines = { approvedAt: past.replacedAt, approvedBy: 'Lilian', days, zone: 'UTC', past: [past] }

test('[TL-4] readable exports say the baseline with each slip, and the baseline before it with its reason, in each language', async () => {
  const en = String((await renderPlan(plan, { facts, baselines }, 'md', 'en')).body)
  expect(en).toContain('Baseline, approved on 3 December 2026 by Lilian')
  expect(en).toContain('7 days later')
  expect(en).toContain('On baseline')
  expect(en).toMatch(/12 November 2026 to 3 December 2026: .*Replaced by Lilian: “The vendor delivers later”/)
  const nl = String((await renderPlan(plan, { facts, baselines }, 'html', 'nl')).body)
  expect(nl).toContain('Oorspronkelijke planning, goedgekeurd op 3 december 2026 door Lilian')
  expect(nl).toContain('Vervangen door Lilian: “The vendor delivers later”')
  // Before the approval there is nothing to say.
  expect(String((await renderPlan(plan, { facts }, 'md', 'en')).body)).not.toContain('Baseline')
})

test('[TL-4] [IM-3] the JSON holds the baseline as data, and nothing before the approval', async () => {
  const read = async (context: Parameters<typeof renderPlan>[1]) =>
    JSON.parse(String((await renderPlan(plan, context, 'json', 'en')).body)) as { baseline?: unknown }
  expect((await read({ facts, baselines })).baseline).toMatchObject({
    approvedBy: 'Lilian',
    days: days.map(({ plannedOn }, index) => ({ on: plannedOn, days: index === 0 ? 7 : 0 })),
    earlier: [{ because: past.because, replacedBy: 'Lilian', replacedAt: past.replacedAt }],
  })
  expect('baseline' in (await read({ facts }))).toBe(false)
})
