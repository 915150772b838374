import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inFolder, sampleIn, uitrol } from '#test/command-line.ts'

interface Listed {
  id: string
  name: string
  rights: string[]
  madeBy: string
  revokedAt: string | null
}

test('[AC-1] a token is made, shown once, listed without its secret, and revoked', () =>
  inFolder(async (folder) => {
    const here = { UITROL_DATA: join(folder, 'data') }
    const orphan = await uitrol(['token', 'create', 'export', '--right', 'rows.read', '--json'], here)
    expect([orphan.code, (JSON.parse(orphan.out) as { problem: { code: string } }).problem.code]).toEqual([1, 'cli.noOwner'])
    await sampleIn(here.UITROL_DATA)

    const made = await uitrol(['token', 'create', 'export', '--right', 'rows.read', '--right', 'plan.run', '--days', '7', '--json'], here)
    expect(made.code).toBe(0)
    const { id, token } = JSON.parse(made.out) as { id: string; token: string }
    expect(token).toMatch(/^uit_[\w-]{43}$/)
    const plain = await uitrol(['token', 'create', 'import', '--right', 'people.manage'], here)
    expect([plain.code, plain.out]).toEqual([0, expect.stringMatching(/^uit_[\w-]{43}\n$/)])

    const list = await uitrol(['token', 'list', '--json'], here)
    const listed = JSON.parse(list.out) as Listed[]
    expect(listed).toMatchObject([{ id, name: 'export', rights: ['plan.run', 'rows.read'], revokedAt: null }, { name: 'import' }])
    for (const hidden of [token, createHash('sha256').update(token).digest('hex')]) expect(list.out).not.toContain(hidden)

    expect((await uitrol(['token', 'revoke', id], here)).code).toBe(0)
    expect((await uitrol(['token', 'list'], here)).out).toMatch(/revoked/)
    const again = await uitrol(['token', 'revoke', 'no-such'], here)
    expect(again.code).toBe(1)
  }))

test('[AC-1] a right that does not exist, a life that is none and an organisation that is not here are said so', () =>
  inFolder(async (folder) => {
    const here = { UITROL_DATA: join(folder, 'data') }
    await sampleIn(here.UITROL_DATA)
    const tries = [
      ['token', 'create', 'x', '--right', 'access.tokens'],
      ['token', 'create', 'x', '--right', 'rows.read', '--days', '0'],
      ['token', 'create', 'x'],
      ['token', 'create'],
      ['token', 'mend'],
    ]
    for (const parts of tries) {
      const { code, out, err } = await uitrol(parts, here)
      expect([code, out], parts.join(' ')).toEqual([2, ''])
      expect(err.trim().split('\n'), parts.join(' ')).toHaveLength(1)
    }
    const elsewhere = await uitrol(['token', 'list', '--organisation', 'nowhere', '--json'], here)
    expect([elsewhere.code, (JSON.parse(elsewhere.out) as { problem: { code: string } }).problem.code]).toEqual([
      1,
      'cli.unknownOrganisation',
    ])
    expect((await uitrol(['token', '--help', '--language', 'nl'], here)).out).toContain('Werkwoorden:')
  }))
