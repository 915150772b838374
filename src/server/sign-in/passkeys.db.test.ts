import { expect, test } from 'vitest'
import { newChallenge, takeChallenge } from '#server/sign-in/challenge.ts'
import { whoHasPasskey } from '#server/sign-in/passkeys.ts'
import { relyingPartyOf } from '#server/http/public-address.ts'
import { describeOnBoth } from '#test/dialects.ts'

const now = '2026-11-23T15:00:00.000Z'
const later = '2026-11-23T15:10:00.000Z'

test('[AC-3] passkeys exist over HTTPS and on this machine by name, and nowhere else', () => {
  const at = (publicUrl: string | null, host: string, protocol: 'http' | 'https' = 'http') =>
    relyingPartyOf({ publicUrl }, { host, protocol })
  expect(at('https://uitrol.example', 'whatever.example')).toEqual({ id: 'uitrol.example', origin: 'https://uitrol.example' })
  expect(at(null, 'localhost:4400')).toEqual({ id: 'localhost', origin: 'http://localhost:4400' })
  expect(at('http://localhost:4400', 'x')).toEqual({ id: 'localhost', origin: 'http://localhost:4400' })
  expect(at('http://uitrol.lan', 'uitrol.lan')).toBeNull()
  expect(at(null, '192.168.1.5:4400')).toBeNull()
  expect(at(null, '127.0.0.1:4400')).toBeNull()
  expect(at('https://192.168.1.5', 'x')).toBeNull()
  expect(at(null, 'evil.example', 'https')).toBeNull()
  expect(at(null, 'not a host at all')).toBeNull()
})

describeOnBoth('a challenge', (open) => {
  test('[AC-3] is good once, for its purpose, its account and ten minutes; only its hash is kept', async () => {
    const database = await open()
    const secret = await newChallenge(database, 'addPasskey', 'orlando', now)
    expect(JSON.stringify(await database.db.selectFrom('signInChallenge').selectAll().execute())).not.toContain(secret)
    expect(await takeChallenge(database, 'addPasskey', 'lilian', secret, now)).toBe(false)
    expect(await takeChallenge(database, 'addPasskey', null, secret, now)).toBe(false)
    expect(await takeChallenge(database, 'usePasskey', 'orlando', secret, now)).toBe(false)
    expect(await takeChallenge(database, 'addPasskey', 'orlando', secret, later)).toBe(false)
    const taken = await Promise.all(Array.from({ length: 8 }, () => takeChallenge(database, 'addPasskey', 'orlando', secret, now)))
    expect(taken.filter(Boolean)).toHaveLength(1)
    await newChallenge(database, 'usePasskey', null, now)
    await newChallenge(database, 'usePasskey', null, later)
    expect(await database.db.selectFrom('signInChallenge').selectAll().execute()).toHaveLength(1)
  })

  test('[AC-3] that cannot be looked up is a fault of ours, and no passkey that is not known', async () => {
    const database = await open()
    const { db } = database
    const account = { accountId: 'o', name: 'O', email: 'o@x.example', passwordHash: null, personId: null, language: null, createdAt: now }
    await db.insertInto('account').values(account).execute()
    const kept = { credentialId: 'AQID', accountId: 'o', publicKey: 'AQID', counter: 0, transports: '[]', name: 'Phone', createdAt: now }
    await db
      .insertInto('passkey')
      .values({ ...kept, lastUsedAt: null })
      .execute()
    const party = { id: 'uitrol.example', origin: 'https://uitrol.example' }
    const said = { type: 'webauthn.get', challenge: 'AQID', origin: party.origin }
    const clientDataJSON = Buffer.from(JSON.stringify(said)).toString('base64url')
    const response = { clientDataJSON, authenticatorData: 'AQID', signature: 'AQID' }
    const answer = { id: 'AQID', rawId: 'AQID', type: 'public-key' as const, response, clientExtensionResults: {} }
    await expect(whoHasPasskey(database, party, answer, now)).rejects.toMatchObject({ code: 'access.passkeyUnfit' })
    await db.schema.dropTable('signInChallenge').execute()
    await expect(whoHasPasskey(database, party, answer, now)).rejects.toThrow(/signInChallenge/)
  })
})
