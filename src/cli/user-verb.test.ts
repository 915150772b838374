import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readConfig } from '#server/base/config.ts'
import { newSecret } from '#server/base/ids.ts'
import { startServer } from '#server/start.ts'
import { inFolder, uitrol } from '#test/command-line.ts'

interface User {
  name: string
  email: string | null
  role: string
  places: string[]
}

describe('[AC-3] uitrol user', () => {
  test('invites, lists, takes away, and lets the owner back in by a link that sets a new password', () =>
    inFolder(async (folder) => {
      const here = { UITROL_DATA: join(folder, 'data'), UITROL_PUBLIC_URL: 'https://uitrol.example' }
      const orphan = await uitrol(['user', 'list', '--json'], here)
      expect([orphan.code, (JSON.parse(orphan.out) as { problem: { code: string } }).problem.code]).toEqual([1, 'cli.noOwner'])
      const sample = JSON.parse((await uitrol(['sample', '--json'], here)).out) as { email: string }
      const users = async (): Promise<User[]> => JSON.parse((await uitrol(['user', 'list', '--json'], here)).out) as User[]
      expect(await users()).toEqual([expect.objectContaining({ email: sample.email, role: 'owner', places: [] })])

      const nobody = await uitrol(['user', 'invite', 'nobody@kasnika.example'], here)
      expect([nobody.code, nobody.out]).toEqual([1, ''])
      expect((await uitrol(['user', 'invite', 'x', '--role', 'boss'], here)).code).toBe(2)
      const email = 'aisha.doelkarim@kasnika.example'
      const champion = await uitrol(['user', 'invite', email, '--role', 'champion', '--json'], here)
      expect((JSON.parse(champion.out) as { problem: { code: string } }).problem.code).toBe('access.championNeedsPlace')
      // As many days as the organisation chose, unless the verb says otherwise.
      expect((await uitrol(['do', 'access.changeInviteDays', '{"days":30}'], here)).code).toBe(0)
      expect((await uitrol(['user', 'invite', email], here)).err).toContain('The link works for 30 days.')
      const invited = await uitrol(['user', 'invite', email, '--role', 'lead', '--days', '14'], here)
      expect(invited.out).toMatch(/^https:\/\/uitrol\.example\/invite#[\w-]{43}\n$/)
      expect(invited.err).toContain('The link works for 14 days.')

      const recovered = await uitrol(['user', 'recover', sample.email, '--language', 'nl'], here)
      expect(recovered.out).toMatch(/^https:\/\/uitrol\.example\/sign-in#new-password=[\w-]{43}\n$/)
      expect(recovered.err).toContain('nieuw wachtwoord')

      const secretIn = (link: string): string => link.trim().split(/[#=]/).at(-1) ?? ''
      const server = await startServer(readConfig({ PORT: '0', UITROL_DATA: here.UITROL_DATA, UITROL_LOG: 'silent' }))
      const post = (path: string, body: unknown): Promise<Response> =>
        fetch(`${server.address}${path}`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
      const password = 'a canoe up the Suriname river'
      expect((await post('/api/invite', { token: secretIn(invited.out), device: newSecret() })).status).toBe(200)
      expect((await post('/api/password/reset', { token: secretIn(recovered.out), password })).status).toBe(200)
      expect((await post('/api/password/reset', { token: secretIn(recovered.out), password })).status).toBe(422)
      expect((await post('/api/sign-in', { email: sample.email, password })).status).toBe(200)
      await server.close()

      expect((await users()).map(({ role }) => role).toSorted()).toEqual(['lead', 'owner'])
      // Whoever came in by a link has no password to recover.
      expect((await uitrol(['user', 'recover', email], here)).code).toBe(1)
      expect((await uitrol(['user', 'revoke', email], here)).out).toBe('Access of Aisha Doelkarim removed.\n')
      expect((await users()).map(({ role }) => role)).toEqual(['owner'])
      const last = await uitrol(['user', 'revoke', sample.email, '--json'], here)
      expect([last.code, (JSON.parse(last.out) as { problem: { code: string } }).problem.code]).toEqual([1, 'access.lastOwner'])
    }))
})
