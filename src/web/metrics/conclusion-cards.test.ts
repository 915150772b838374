import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { beforeAll, expect, test, vi } from 'vitest'
import type { EffectTold } from '#core/metrics/conclusions.ts'
import type { GoalVerdict } from '#core/metrics/goals.ts'
import type { HelpFigures } from '#core/metrics/what-helped.ts'
import { chooseLanguage } from '#web/base/language.ts'
import { EffectCard, effectTable } from '#web/metrics/effect-card.tsx'
import { FlowsCard } from '#web/metrics/flows-card.tsx'
import { GoalsCard } from '#web/metrics/goals-card.tsx'
import { TrendsCard, trendsTable } from '#web/metrics/trends-card.tsx'
import { HelpedCard } from '#web/metrics/helped-card.tsx'

vi.hoisted(() => vi.stubGlobal('document', { documentElement: {} }))
beforeAll(() => chooseLanguage('en'))

const text = (html: string): string => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const goal = (key: GoalVerdict['key'], more: Partial<GoalVerdict>): GoalVerdict => ({ key, goal: 'not known', reason: 'notAsked', value: null, replies: null, ...more }) // prettier-ignore

test('[ME-16] the four goals say met, not met or not known and why, with the figure and the replies that could settle it', () => {
  const all = [
    goal('active', { goal: 'met', reason: 'met', value: 0.84 }),
    goal('satisfaction', { reason: 'openAnswers', value: 6.96, replies: 3 }),
    goal('recommendation', { goal: 'not met', reason: 'below', value: -4 }),
    goal('improvement', { reason: 'noBaseline' }),
  ]
  const said = text(render(h(GoalsCard, { goals: { all, phases: [] } })))
  expect(said).toContain('Met 80% active within four weeks now 84%')
  expect(said).toContain('Not known Satisfaction of 7 or more now 6.9; too few answers so far; 3 more answers could settle it')
  expect(said).toContain('Not met NPS above 0 now −4')
  expect(said).toContain('Not known Better than the baseline no baseline taken')
})

test('[ME-12] [ME-4] flows open to their people, and say why there is no data', () => {
  const kinds = (['started', 'stayed', 'cameBack', 'lapsed', 'neverStarted', 'left', 'notCovered'] as const).map((kind, at) => ({ kind, count: at })) // prettier-ignore
  const flows = { week: '2027-01-18', weekBefore: '2027-01-11', everyone: 21, lapsedNow: 2, notLive: 1, kinds }
  const html = render(h(FlowsCard, { flows, open: () => undefined }))
  for (const label of ['1 stayed', '3 lapsed', '5 left the organisation']) expect(html).toContain(`>${label}</button>`)
  expect(html).not.toContain('0 first use</button>')
  // Of the three who lapsed two used it the week before, and one came from those who had been away.
  expect(text(html)).toContain(
    'Last week This week 3 active 3 away 4 never 1 stayed 2 came back 0 first use 3 lapsed 4 never used 1 has not started yet',
  )
  expect(html).toContain('aria-label="From last week to this week. Stayed: 1, Came back: 2,')
  expect(text(render(h(FlowsCard, { flows: { noData: 'grain' }, open: () => undefined })))).toContain('no source tells day by day')
})

test('[ME-14] what helped stands beside people like them, says that it cannot be proved, and refuses small groups', () => {
  const figure: HelpFigures = { kind: 'session', reached: 20, reachedActive: 12, compared: 30, comparedShare: 0.2, difference: 0.4, low: 0.15, high: 0.65, verdict: 'helped' } // prettier-ignore
  const helped = {
    method: {} as never,
    figures: [figure],
    refused: [{ kind: 'visit', reason: 'tooFewReached', reached: 0, compared: 0 } as const],
  }
  const said = text(render(h(HelpedCard, { helped })))
  expect(said).toContain('Session Helped 60% of 20 became active within a week; of 30 like them, 20%; difference between 15 and 65 points')
  expect(said).toContain('One-on-one help too few to tell: no one who was not active')
  expect(said).toContain('cannot be proved')
  expect(said).not.toContain('does not mean that there is none')
  const unseen = { ...figure, kind: 'message', low: -0.1, verdict: 'no difference seen' } as const
  const several = text(render(h(HelpedCard, { helped: { ...helped, figures: [figure, unseen] } })))
  expect(several).toContain(
    'With 2 kinds of help looked at together, 40 people helped and 40 others, a real difference of 30 points is found about 7 times in 10. Where several kinds work, it is found less often: fewer people are left to compare with.',
  )
  expect(text(render(h(HelpedCard, { helped: { noData: 'grain' } })))).toContain('no source tells day by day')
})

test('[ME-13] the effect stands beside what it cannot prove, shows the weeks before go-live, and says why it refuses', () => {
  const at = (weeks: number, estimate: number) => ({ weeks, estimate, standardError: 1, low: estimate - 2, high: estimate + 2 })
  const effects: EffectTold[] = [
    {
      about: { name: 'Make an offer', unit: 'minutes' },
      people: 45,
      overall: at(0, -5),
      before: [at(-4, 0.5), at(-3, -0.2)],
      byWeeksSince: [at(0, -3), at(1, -6)],
      refused: null,
      plain: { before: 18, since: 12, others: 17 },
    },
    { about: 'questions', plain: { before: 2, since: 0.5, others: null }, people: 30, overall: null, before: [], byWeeksSince: [], refused: { code: 'tooFewUnits', live: 6, compared: 24, least: 10 } }, // prettier-ignore
    { about: { name: 'Orders', unit: 'errors' }, plain: { before: null, since: null, others: null }, people: 30, overall: null, before: [], byWeeksSince: [], refused: { code: 'nobodyToCompare' } }, // prettier-ignore
  ]
  const html = render(h(EffectCard, { effects }))
  const said = text(html)
  expect(said).toContain('Make an offer −5 minutes since go-live, between −7 and −3; from 45 people')
  expect(said).toContain('Questions Cannot be estimated: too few people: 6 live, 24 not live yet; it takes 10 of each.')
  expect(said).toContain('Seen so far, no estimate: 2 before go-live, 0.5 since go-live (questions per person a week).')
  expect(said.match(/no estimate/g)).toHaveLength(1)
  expect(said).toContain('Orders Cannot be estimated: no one is left to compare with')
  expect(said).toContain('cannot be proved')
  expect(said).toContain('the two weeks before go-live are left out')
  expect(html.match(/class="effect-before"/g)).toHaveLength(2)
  expect(html).toMatch(/aria-label="Make an offer, week by week\. 4 before go-live: −1\.5 to \+2\.5\./)
  expect(effectTable({ effects }).rows).toHaveLength(6)
  expect(text(render(h(EffectCard, { effects: [] })))).toContain('Nothing to estimate yet')
})

test('[ME-6] questions and training are told per cohort, with their trend in words and as a line that says its figures', () => {
  const week = (perPerson: number | null, trained: number) => ({
    until: '2026-12-06',
    people: 4,
    isActive: true,
    questions: 1,
    perPerson,
    trained,
  })
  const early = {
    key: 'early',
    assigned: 8,
    weeks: [week(null, 2), week(0.75, 6), week(0.25, 7)],
    questions: 'falling',
    training: 'rising',
  } as const
  const rest = { key: 'rest', assigned: 19, weeks: [week(null, 0), week(null, 0)], questions: 'unknown', training: 'unknown' } as const
  const html = render(h(TrendsCard, { trends: [early, rest] }))
  const said = text(html)
  expect(said).toContain('Falling 0.25 questions per person')
  expect(said).toContain('7 of 8 trained')
  expect(said).toContain('Not started')
  expect(html).toContain('questions per person by week: 0.75, 0.25')
  expect(said).not.toContain('No trend yet')
  expect(trendsTable({ trends: [early] }).rows.at(-1)).toEqual([expect.any(String), expect.any(String), '0.25', '7 of 8 trained'])
  const worse = render(h(TrendsCard, { trends: [{ ...early, weeks: [week(0.25, 6), week(0.75, 6)], questions: 'rising' }] }))
  expect([worse.match(/class="trend falling"/g)?.length, html.includes('class="trend falling"')]).toEqual([1, false])
  expect(text(render(h(TrendsCard, { trends: [] })))).toContain('No cohort has people yet')
})
