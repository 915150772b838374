/** Bad input to go/no-go checks, pauses, going back, money and the switch-off over HTTP: each answer says what is wrong, where, and what to do. */
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { systemActor } from '#core/access/access.ts'
import type { CommandInputs, CommandName } from '#core/registry/command-inputs.ts'
import { openDatabase } from '#server/db/database.ts'
import { createSessions } from '#server/sign-in/sign-in-session.ts'
import { issue, writerOf } from '#test/cast.ts'
import { now, testDay } from '#test/clock.ts'
import { sampleFile } from '#test/sample.ts'
import { emptyFolder, start } from '#test/started.ts'

const rolloutId = 'sample'
const everyone = { personId: null, locationId: null, phaseKey: null }
const unchanged = { kind: null, threshold: null, windows: null, minimum: null, maxAgeDays: null, basis: null, dryRun: null }
const issueOf = (issueId: string, severity: 'major' | 'critical') =>
  ({ rolloutId, issueId, title: 'Orders disappear', description: null, severity, scope: 'all', ...everyone, workaround: null, vendorFixOn: null, vendorReference: null }) as const // prettier-ignore

/** The sample company, of which one champion is signed in beside the owner. */
const begin = async () => {
  const url = `sqlite:${join(await emptyFolder(), 'sample.db')}`
  const server = await start({ UITROL_DATABASE_URL: url }, undefined, await sampleFile())
  await server.signIn()
  const database = await openDatabase(url)
  onTestFinished(() => database.close())
  const { organisationId } = await database.db.selectFrom('organisation').select('organisationId').executeTakeFirstOrThrow()
  const account = { accountId: 'champion', name: 'Chandra', email: 'chandra@x.example', passwordHash: null, personId: null, language: 'en' }
  await database.db
    .insertInto('account')
    .values({ ...account, createdAt: now() })
    .execute()
  const { write } = writerOf(database)
  const enlisted = {
    accountId: 'champion',
    name: 'Chandra',
    email: null,
    personId: null,
    role: 'champion',
    locationIds: ['georgetown'],
  } as const
  await write(systemActor(organisationId), issue('access.enlist', enlisted))
  const champion = { cookie: `uitrol=${await createSessions(database, now).open('champion', organisationId, null)}` }
  /** Posts a command in each language, and gives what stands in its refusals. */
  const refusal = async <Name extends CommandName>(name: Name, input: CommandInputs[Name], headers: Record<string, string> = {}) => {
    const documents: Record<string, unknown>[] = []
    for (const language of ['en', 'nl'] as const) {
      await database.db.updateTable('account').set({ language }).execute()
      const answer = await server.post('/api/commands', issue(name, input), headers)
      expect([name, answer.headers.get('content-type'), answer.headers.get('content-language')]).toEqual([name, expect.stringMatching(/^application\/problem\+json/), language]) // prettier-ignore
      documents.push((await answer.json()) as Record<string, unknown>)
    }
    const [en, nl] = documents
    expect(nl).toMatchObject({ status: en?.['status'], code: en?.['code'], place: en?.['place'] })
    return { status: en?.['status'], code: en?.['code'], place: en?.['place'], en: en?.['detail'], nl: nl?.['detail'] }
  }
  return { server, champion, refusal }
}

test('[GA-1] [GA-4] [CO-3] [CO-4] [GA-7] [RG-4] bad input is refused over HTTP in both languages, with what to do', async () => {
  const { server, champion, refusal } = await begin()
  const { give } = server
  expect(await refusal('gates.approve', { rolloutId, phaseKey: 'core', because: 'We must' }, champion)).toEqual({
    status: 404,
    code: 'access.notFound',
    place: null,
    en: expect.stringContaining('ask the rollout lead') as string,
    nl: expect.stringContaining('vraag de projectleider') as string,
  })
  // Nothing measures the weather.
  expect(await refusal('gates.changeCheck', { rolloutId, phaseKey: 'core', checkKey: 'weather', ...unchanged, because: 'X' })).toEqual({
    status: 400,
    code: 'gates.unknownCheck',
    place: { field: 'checkKey' },
    en: expect.stringMatching(/no check called weather.*Choose one/) as string,
    nl: expect.stringMatching(/geen controle weather.*Kies er een/) as string,
  })
  const rate = { dayOn: testDay, fromCurrency: 'USD', toCurrency: 'SRD', rate: '0' }
  expect(await refusal('finance.keepRates', { rates: [rate], source: 'by hand' })).toEqual({
    status: 400,
    code: 'finance.zeroRate',
    place: { field: 'rates.0.rate' },
    en: expect.stringMatching(/from USD to SRD is zero.*Enter how many SRD/) as string,
    nl: expect.stringMatching(/van USD naar SRD is nul.*Vul in hoeveel SRD/) as string,
  })

  await give('contingency.stateUnused', { rolloutId, unusedOn: testDay })
  await give('contingency.skipProof', { rolloutId, proof: 'archive', because: 'On paper' })
  expect(await refusal('contingency.switchOff', { rolloutId })).toEqual({
    status: 422,
    code: 'contingency.proofsMissing',
    place: null,
    en: expect.stringMatching(/^Not yet: restore the newest export and record how it went\. .*with a reason\.$/) as string,
    nl: expect.stringMatching(/^Nog niet: zet de nieuwste export terug en leg vast hoe het ging\. .*met een reden\.$/) as string,
  })

  await give('contingency.openIssue', issueOf('i1', 'major'))
  await give('contingency.pause', { rolloutId, pauseId: 'p1', issueId: 'i1', scope: 'all', ...everyone })
  expect(await refusal('contingency.resume', { rolloutId, pauseId: 'p1' })).toEqual({
    status: 422,
    code: 'contingency.notFixed',
    place: null,
    en: expect.stringContaining('Record how it was fixed first') as string,
    nl: expect.stringContaining('Leg eerst vast hoe het is opgelost') as string,
  })

  await give('contingency.openIssue', issueOf('i2', 'critical'))
  await give('contingency.setNoReturn', { rolloutId, noReturnOn: '2026-01-01', because: 'X' })
  const back = { rolloutId, rollbackId: 'r1', issueId: 'i2', pauseId: 'p2', lost: 'Orders', textEn: 'We go back', textNl: 'We gaan terug' }
  expect(await refusal('contingency.startRollback', back)).toEqual({
    status: 422,
    code: 'contingency.noWayBack',
    place: null,
    en: expect.stringContaining('Solve the issue in the new system') as string,
    nl: expect.stringContaining('Los het probleem op in het nieuwe systeem') as string,
  })
})
