import { expect, test } from 'vitest'
import { cast, foundCompany, organisationId } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { createSessions } from '#server/sign-in/sign-in-session.ts'

describeOnBoth('when somebody was last seen', (open) => {
  test('[AC-3] it is noted of all who come in together, of nobody else, and not again within a minute', async () => {
    const database = await open()
    await foundCompany(database)
    let now = '2026-11-23T12:00:00.000Z'
    const sessions = createSessions(database, () => now)
    const accountId = 'account-seen'
    await database.db
      .insertInto('account')
      .values({
        accountId,
        name: 'Seen',
        email: 'seen@marowijne.internal',
        passwordHash: null,
        organisationId: null,
        personId: null,
        language: null,
        createdAt: now,
      }) // prettier-ignore
      .execute()
    await database.db
      .insertInto('membership')
      .values({
        organisationId,
        accountId,
        name: 'Seen',
        role: cast.member.role,
        locationIds: '[]',
        personId: null,
        sessionsEndedAt: null,
      } as never) // prettier-ignore
      .execute()
    const secrets: string[] = []
    for (let count = 0; count < 4; count++) secrets.push(await sessions.open(accountId, organisationId, null))
    const seen = async (): Promise<string[]> =>
      (await database.db.selectFrom('signIn').select('lastSeenAt').orderBy('lastSeenAt').execute()).map(({ lastSeenAt }) => lastSeenAt)
    const [alone = '', ...together] = secrets
    now = '2026-11-23T12:05:00.000Z'
    expect((await Promise.all(together.map((secret) => sessions.whoHas(secret)))).map((one) => one?.actor.accountId)).toEqual(
      together.map(() => accountId),
    )
    const five = '2026-11-23T12:05:00.000Z'
    expect(await seen()).toEqual(['2026-11-23T12:00:00.000Z', five, five, five])
    now = '2026-11-23T12:05:59.000Z'
    await sessions.whoHas(together[0] ?? '')
    expect(await seen()).toEqual(['2026-11-23T12:00:00.000Z', five, five, five])
    now = '2026-11-23T12:07:00.000Z'
    await Promise.all([sessions.whoHas(alone), sessions.whoHas(alone)])
    expect(await seen()).toEqual([five, five, five, now])
  })
})
