/** What a sponsor reads of a phase: since when it runs, from when it will, or since when its start waits. */
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { beforeEach, expect, test, vi } from 'vitest'
import type { SponsorPhase } from '#core/home/sponsor.ts'
import { chooseLanguage } from '#web/base/language.ts'
import { SponsorPhaseCard } from '#web/home/sponsor-phase-card.tsx'
import { Timeline } from '#web/plan/timeline.tsx'

vi.hoisted(() => vi.stubGlobal('document', { documentElement: {} }))

const today = '2026-11-25'
const phase: SponsorPhase = {
  phaseKeys: ['core'],
  goLiveOn: '2026-11-26',
  endsOn: '2026-12-04',
  headCount: 15,
  started: null,
  trained: null,
  active: null,
  isActiveOfAll: true,
  atEase: null,
  waitsSinceOn: null,
  holds: false,
}
const shown = (more: Partial<SponsorPhase>): string =>
  renderToString(h(SponsorPhaseCard, { figure: { ...phase, ...more }, position: 2, today }))
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')

beforeEach(() => chooseLanguage('en'))

test('[GA-4] [ME-8] a start that waits says since when and for what, and no other day', () => {
  const waits = shown({ waitsSinceOn: '2026-11-23' })
  expect(waits).toContain('waits for a decision (was planned for Monday 23 November) · 15 people')
  expect(waits).not.toContain('26\u00a0Nov')
  chooseLanguage('nl')
  const wacht = shown({ waitsSinceOn: '2026-11-23' })
  expect(wacht).toContain('wacht op een besluit (stond gepland voor maandag 23 november) · 15 mensen')
  expect(wacht).not.toContain('26 nov')
})

test('[GA-4] [ME-8] of phases taken together of which one has begun, only the others wait', () => {
  const partly = shown({ phaseKeys: ['early', 'core'], goLiveOn: '2026-11-16', waitsSinceOn: '2026-11-23' })
  expect(partly).toContain('since Monday 16 November · the others wait for a decision (was planned for Monday 23 November)')
})

test('[ME-8] a start that does not wait has its day', () => {
  expect(shown({})).toContain('from Thursday 26 November · 15 people')
  expect(shown({ goLiveOn: '2026-11-16' })).toContain('since Monday 16 November')
})

test('[ME-8] a share is written and drawn as its band, to the edge, and one that is not told has no bar', () => {
  const told = (share: SponsorPhase['trained']): readonly string[] => {
    const html = renderToString(h(SponsorPhaseCard, { figure: { ...phase, goLiveOn: '2026-11-16', started: share, trained: share }, position: 2, today })) // prettier-ignore
    const trained = html.split('<li>').find((item) => item.includes('Trained')) ?? ''
    return [/class="part" width="([\d.]+)"/.exec(trained)?.[1] ?? '', /class="num">([^<]*)/.exec(trained)?.[1] ?? '']
  }
  expect(told({ from: 0, to: 50 })).toEqual(['50', 'under half'])
  expect(told({ from: 50, to: 80 })).toEqual(['80', 'half to 80%'])
  expect(told({ from: 80, to: 100 })).toEqual(['100', '80% or more'])
  expect(told({ from: 50, to: 100 })).toEqual(['100', 'half or more'])
  expect(told({ from: 0, to: 20 })).toEqual(['20', 'under 20%'])
  expect(told({ from: 30, to: 40 })).toEqual(['40', '30% to 40%'])
  expect(told(null)).toEqual(['', 'fewer than 5'])
})

test('[GA-4] [TL-5] the bar of a start that waits tells the day that was planned, not the one to which it was moved', () => {
  const bar = (waitsSinceOn: string | null): string =>
    renderToString(
      h(Timeline, {
        phases: [
          { phaseKey: 'core', position: 2, goLiveOn: phase.goLiveOn, endsOn: phase.endsOn, headCount: 15, share: 0.4, waitsSinceOn },
        ],
        messages: [],
        sessions: [],
        marks: [],
        freezes: [],
        holidays: [],
        today,
      }),
    )
  expect(bar(null)).toContain('26\u00a0Nov, Core team: starts 26 November 2026, 15 people, 40%')
  expect(bar('2026-11-23')).toContain('waits, Core team: waits for a decision (was planned for Monday 23 November), 15 people, 40%')
  expect(bar('2026-11-23')).not.toContain('26\u00a0Nov')
})
