/** The dialogs that only some states open, and those of members, of champions and of phones: each holds to axe, to the keyboard and to its button. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { now } from '#test/clock.ts'
import { openSampleStage, phone, type Stage, waitInStep } from './browser.ts'
import { holdDialogs } from './dialogs.ts'
import { comeIn } from './personal-phone.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openSampleStage()
  await stage.server.signIn()
})
afterAll(() => stage.close())

const rolloutId = 'sample'
const everyone = { personId: null, locationId: null, phaseKey: null }

/** Opens these pages in turn, and each dialog of each; answers with the names of the buttons, by page. */
const holdAll = async (page: Page, paths: readonly string[]): Promise<Record<string, string[]>> => {
  const found: Record<string, string[]> = {}
  for (const path of paths) {
    await page.goto(path)
    found[path] = await holdDialogs(page, path)
  }
  return found
}

test('[CH-3] the filters of each list, in their sheet on a phone', async () => {
  const { page, context } = await stage.openAsOwner({ viewport: phone })
  for (const [path, names] of Object.entries(await holdAll(page, ['/people', '/checklist', '/trail', '/adoption/imports'])))
    expect(names, path).toContain('Filters')
  await context.close()
})

test('[CH-3] the dialogs of a member and of a champion', async () => {
  const people = await stage.server.rowsOf('person')
  const champions = new Set((await stage.server.rowsOf('champion')).map(({ personId }) => personId))
  const toCome = new Set(
    (await stage.server.rowsOf('session')).filter(({ startsAt }) => startsAt > now()).map(({ sessionKey }) => sessionKey),
  )
  const seats = new Set(
    (await stage.server.rowsOf('attendee'))
      .filter(({ state, sessionKey }) => state === 'seat' && toCome.has(sessionKey))
      .map(({ personId }) => personId),
  )
  const later = people.find(({ personId, language }) => language === 'nl' && seats.has(personId) && !champions.has(personId))
  const champion = people.find(({ personId, language }) => language === 'nl' && champions.has(personId))
  if (!later || !champion) throw new Error('the sample company has nobody to invite')
  const [theirs] = await comeIn(stage, later, 'member')
  await waitInStep(theirs)
  const own = await holdDialogs(theirs, 'member')
  expect(own).toEqual(['Ik kan niet…'])
  await theirs.context().close()

  const [page] = await comeIn(stage, champion, 'champion')
  await waitInStep(page)
  const found = await holdAll(page, ['/today', '/people', '/support/answers', '/objections', '/objections/wins'])
  expect(Object.values(found).flat().length).toBeGreaterThan(4)
  await page.context().close()
})

// Last, as everything waits afterwards.
test('[CH-3] [CO-3] dialogs of an issue, a pause, a drill and a rollback under way', async () => {
  const { give } = stage.server
  const issue = { rolloutId, description: null, scope: 'all', ...everyone, workaround: null, vendorFixOn: null, vendorReference: null }
  const georgetown = { ...everyone, locationId: 'georgetown' }
  await give('contingency.openIssue', { ...issue, issueId: 'i1', title: 'Offers are lost', severity: 'major' })
  await give('contingency.pause', { rolloutId, pauseId: 'p1', issueId: 'i1', scope: 'location', ...georgetown })
  await give('contingency.fixIssue', { rolloutId, issueId: 'i1', fix: 'The vendor replaced the form', stableDays: 0 })
  await give('contingency.openIssue', { ...issue, issueId: 'i2', title: 'Orders disappear', severity: 'critical' })
  await give('contingency.startDrill', { rolloutId, drillId: 'd1', startedAt: now() })

  const { page, context } = await stage.openAsOwner()
  const before = await holdAll(page, ['/issues/i1', '/issues/i2', '/issues/runbook/drill/d1'])
  expect(before).toMatchObject({
    '/issues/i1': expect.arrayContaining(['Resume…']) as string[],
    '/issues/i2': expect.arrayContaining(['Record fix…']) as string[],
    '/issues/runbook/drill/d1': ['End drill…'],
  })

  const words = { textEn: 'We go back.', textNl: 'We gaan terug.' }
  await give('contingency.startRollback', { rolloutId, rollbackId: 'r1', issueId: 'i2', pauseId: 'p2', lost: 'Orders of today', ...words })
  const after = await holdAll(page, ['/issues/rollback/r1'])
  expect(after['/issues/rollback/r1']).toEqual(['Change message…'])
  await context.close()
})
