import { afterEach, expect, test } from 'vitest'
import { reportOutcomes } from '#server/communication/report-outcomes.ts'
import { now, organisationId } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { deliveriesIn, messageKey, rolloutId, setLettersStage, setRows } from '#test/letters-stage.ts'

describeOnBoth('telling what came of letters', (_open, place) => {
  const undo: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const one of undo.splice(0)) await one()
  })

  const stage = async (outcomes: Record<string, object>) => {
    const { url } = await place()
    const company = await setLettersStage(url)
    const { database, write } = company
    undo.push(database.close)
    const readers = Object.keys(outcomes)
    const delivery = { rolloutId, messageKey, channel: 'email', language: 'nl', state: 'queued', dueAt: now }
    await setRows(database, 'delivery', ...readers.map((personId) => ({ ...delivery, personId })))
    const jobs = readers.map((personId) => ({
      organisationId,
      jobId: `letter ${personId}`,
      kind: 'letter',
      payload: JSON.stringify([rolloutId, messageKey, personId, 0]),
      state: 'settled',
      runAt: now,
      attempts: 1,
      outcome: JSON.stringify({ state: 'sent', attempts: 1, words: '250 OK', dueAt: null, ...outcomes[personId] }),
    }))
    await database.db.insertInto('job').values(jobs).execute()
    const tellAll = () => reportOutcomes({ database, write, now: () => now }, organisationId)
    const left = () => database.db.selectFrom('job').select('jobId').where('state', '=', 'settled').execute()
    const letters = () => database.db.selectFrom('letter').select(['personId', 'subject', 'body']).orderBy('personId').execute()
    return { ...company, tellAll, left, letters }
  }
  const letter = { language: 'nl', subject: 'Kompas', body: 'Maandag.' }

  test('[CM-7] what a letter says and what a server answers is noted, whatever signs are in it', async () => {
    const { database, tellAll, left, letters } = await stage({
      milton: { letter: { ...letter, body: `Maandag \ud83d.` }, words: `250 \u0000 half \ud83d` },
      naomi: { letter: { ...letter, subject: 'x'.repeat(2001), body: `${'x'.repeat(39_999)}\ud83d\ude00` }, words: 'y'.repeat(501) },
      ravi: { letter },
    })
    await tellAll()
    expect(await left()).toEqual([])
    const deliveries = await deliveriesIn(database)
    expect([...deliveries.values()].map(({ state }) => state)).toEqual(['sent', 'sent', 'sent'])
    expect(deliveries.get('milton')?.words).toBe('250  half \ufffd')
    expect(deliveries.get('naomi')?.words).toBe('y'.repeat(500))
    expect(await letters()).toEqual([
      { personId: 'milton', subject: 'Kompas', body: 'Maandag \ufffd.' },
      { personId: 'naomi', subject: 'x'.repeat(2000), body: 'x'.repeat(39_999) },
      { personId: 'ravi', subject: 'Kompas', body: 'Maandag.' },
    ])
  })

  test('[CM-7] a letter that left is noted as sent even where its words are refused, the others with theirs', async () => {
    const { database, tellAll, left, letters } = await stage({ milton: { letter: { ...letter, subject: ' ' } }, naomi: { letter } })
    await expect(tellAll()).rejects.toMatchObject({ errors: [{ message: 'letter milton: was told without its words' }] })
    expect(await left()).toEqual([])
    const deliveries = await deliveriesIn(database)
    expect(deliveries.get('milton')).toMatchObject({ state: 'sent', attempts: 1, words: null })
    expect(deliveries.get('naomi')).toMatchObject({ state: 'sent', attempts: 1, words: '250 OK' })
    expect((await letters()).map(({ personId }) => personId)).toEqual(['naomi'])
  })

  test('[CM-7] what is refused even so stays settled, is never made work of again, and keeps nobody else waiting', async () => {
    const { database, tellAll, left } = await stage({ milton: { attempts: -1 }, naomi: {} })
    await expect(tellAll()).rejects.toMatchObject({ errors: [{ message: 'letter milton: could not be told' }] })
    expect(await left()).toEqual([{ jobId: 'letter milton' }])
    expect((await deliveriesIn(database)).get('naomi')?.state).toBe('sent')
  })
})
