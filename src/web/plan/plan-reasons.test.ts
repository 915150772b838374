/** What the plan says of its first phase where the server alone knows who takes part. */
import { h } from 'preact'
import { LocationProvider } from 'preact-iso'
import { renderToString } from 'preact-render-to-string'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { peopleSummary } from '#core/people/people-list.ts'
import { chooseLanguage } from '#web/base/language.ts'
import { PlanReasons } from '#web/plan/plan-reasons.tsx'
import { takeFeed, wipeDevice } from '#web/sync/store.ts'
import { person, rollout, storedRow } from '#test/cast.ts'

vi.hoisted(() => vi.stubGlobal('document', { documentElement: {} }))

const { rolloutId } = rollout
const phase = storedRow('phase', { rolloutId, phaseKey: 'early', position: 1, headCount: 2, goLiveOn: '2026-11-02' })
const summaryWith = (pilot: number) =>
  peopleSummary([
    {
      person: storedRow('person', person('anna')),
      part: storedRow('participant', { rolloutId, personId: 'anna', because: '[]', pilot }),
      champion: false,
      championBecause: '',
    },
  ])
const shown = (): string => renderToString(h(LocationProvider, {}, h(PlanReasons, { rolloutId, phases: [phase] })))

beforeEach(async () => {
  await wipeDevice()
  chooseLanguage('en')
  vi.stubGlobal('location', new URL('http://127.0.0.1/plan'))
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
})
afterAll(async () => {
  vi.unstubAllGlobals()
  await wipeDevice()
})

test('[PH-1] whether there was a pilot is told by the server where a device does not know who takes part', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(summaryWith(1))))
  takeFeed(0, { version: 7, scope: 'large', absent: ['person', 'participant'], changes: [] })
  const known = 'They know the tool from the pilot'
  await expect.poll(shown).toContain(known)
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(summaryWith(0))))
  takeFeed(7, { version: 8, changes: [] })
  await expect.poll(shown).not.toContain(known)
})
