import { expect, test } from 'vitest'
import { ownData } from '#server/privacy/own-data.ts'
import { cast, foundCompany, issue, now, organisationId } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { recordEvidence } from '#test/evidence.ts'

describeOnBoth('what somebody can take along', (open, _place, dialect) => {
  test('[ME-8] [AC-3] names every way in and every sign-in, every row that speaks of them, and no secret and nobody else’s', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const { db } = database
    for (const accountId of ['milton', 'lilian']) {
      await db
        .insertInto('account')
        .values({
          accountId,
          name: accountId,
          email: `${accountId}@marowijne.internal`,
          passwordHash: 'hash-of-password',
          personId: accountId,
          language: null,
          createdAt: now,
        })
        .execute()
      await db
        .insertInto('signIn')
        .values({
          idHash: `hash-${accountId}`,
          accountId,
          organisationId,
          createdAt: now,
          lastSeenAt: now,
          expiresAt: now,
          device: `phone of ${accountId}`,
          revokedAt: null,
        })
        .execute()
      await db
        .insertInto('passkey')
        .values({
          credentialId: `key-${accountId}`,
          accountId,
          publicKey: 'public',
          counter: 0,
          transports: '[]',
          name: `key of ${accountId}`,
          createdAt: now,
          lastUsedAt: null,
        })
        .execute()
      await db
        .insertInto('companyIdentity')
        .values({
          issuer: 'https://sign-on.example',
          subject: `subject-${accountId}`,
          accountId,
          linkedAt: now,
          lastUsedAt: now,
          roleGivenAt: null,
          roleBefore: null,
          leftAt: null,
          foundBy: 'address',
        })
        .execute()
      await db
        .insertInto('mailedLink')
        .values({
          secretHash: `mail-${accountId}`,
          accountId,
          purpose: 'signIn',
          askedAt: now,
          askedFrom: '{"address":"::1"}',
          expiresAt: now,
          usedAt: now,
        })
        .execute()
    }
    await write(
      cast.owner,
      issue('access.enlist', { accountId: 'milton', name: 'Milton', email: null, personId: 'milton', role: 'member', locationIds: [] }),
    )
    await write(cast.lead, issue('plan.draft', { rolloutId: 'crm' }))
    const data = await ownData(database, cast.member, now)
    expect(data).toMatchObject({
      account: { name: 'milton', email: 'milton@marowijne.internal' },
      sessions: [{ device: 'phone of milton' }],
      passkeys: [{ name: 'key of milton', createdAt: now, lastUsedAt: null }],
      companyIdentities: [{ issuer: 'https://sign-on.example', subject: 'subject-milton', linkedAt: now, lastUsedAt: now }],
      mailedLinks: [{ purpose: 'signIn', askedAt: now, usedAt: now }],
    })
    expect(Object.keys(data.rows)).toEqual(expect.arrayContaining(['person', 'membership', 'participant', 'attendee']))
    const text = JSON.stringify(data)
    expect(text).not.toMatch(/hash|public|key-milton/i)
    // Lilian is named only where a row is about both of them.
    for (const [table, rows] of Object.entries(data.rows))
      if (table !== 'buddy') expect(JSON.stringify(rows), table).not.toContain('lilian')
    expect(text).not.toMatch(/(?:phone of|key of|subject-)\s*lilian/)
  })

  test('[RE-3] [ME-8] gives what concerns somebody of an objection, without who logged or answered it', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const said = {
      rolloutId: 'crm',
      objectionId: 'o',
      locationId: null,
      personId: 'milton',
      kind: 'noTime',
      words: 'I have no time',
    } as const
    await write(cast.champion, issue('resistance.logObjection', said))
    const answer = { rolloutId: 'crm', objectionId: 'o', response: 'Half an hour is enough', outcome: 'cameRound' } as const
    await write(cast.lead, issue('resistance.answerObjection', answer))
    const [own] = (await ownData(database, cast.member, now)).rows['objection'] ?? []
    expect(own).toMatchObject({ words: 'I have no time', response: 'Half an hour is enough', outcome: 'cameRound', loggedAt: now })
    expect(JSON.stringify(own)).not.toMatch(/Chandra|Lilian|loggedBy|answeredBy/i)
    const what = `${dialect}: what somebody takes along of an objection about them named nobody who logged or answered it`
    recordEvidence({ what, tries: 1, held: 1 })
    // Whoever reads it anyway gets it whole.
    const asLead = { ...cast.lead, personId: 'milton' }
    expect((await ownData(database, asLead, now)).rows['objection']).toMatchObject([{ loggedBy: 'Chandra', answeredBy: 'Lilian' }])
  })
})
