import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from '#server/base/config.ts'
import { startServer } from '#server/start.ts'
import { inFolder, uitrolProcess } from '#test/command-line.ts'

test('[AC-1] [AC-3] an organisation is founded for somebody who is here, and for somebody new who chooses a password by a link', () =>
  inFolder(async (folder) => {
    const here = { UITROL_DATA: join(folder, 'data'), UITROL_PUBLIC_URL: 'https://uitrol.example' }
    const sample = JSON.parse((await uitrolProcess(['sample', '--json'], here)).out) as { email: string }
    const create = (...rest: string[]) => uitrolProcess(['organisation', 'create', ...rest], here)
    // A country in any case; a strange one, and an address that nobody has, found nothing.
    const second = await create('Saramacca Wood', '--owner', sample.email, '--country', 'sr')
    expect([second.code, second.out]).toEqual([0, expect.stringContaining(sample.email)])
    expect((await create('Nowhere', '--owner', sample.email, '--country', 'QQ')).code).toBe(2)
    for (const owner of ['new@saramacca.example', 'no address']) {
      const unknown = await create('Coppename Rice', '--owner', owner, '--country', 'SR', '--json')
      expect(JSON.parse(unknown.out)).toMatchObject({ problem: { code: 'cli.unknownAccount' } })
    }

    const third = await create('Coppename Rice', '--owner', 'New@Saramacca.example', '--owner-name', 'Nadia', '--country', 'gy')
    expect(third.out).toMatch(/^https:\/\/uitrol\.example\/sign-in#new-password=[\w-]{43}\n$/)
    expect(third.err).toContain('Nadia')
    expect(third.err).toContain('The link works for 7 days.')

    const token = third.out.trim().split('=').at(-1)
    const server = await startServer(readConfig({ PORT: '0', UITROL_DATA: here.UITROL_DATA, UITROL_LOG: 'silent' }))
    try {
      const post = (path: string, body: unknown): Promise<Response> =>
        fetch(`${server.address}${path}`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
      const first = await post('/api/password/reset', { token, password: 'rice along the Coppename' })
      expect(first.status).toBe(200)
      await first.text()
      const again = await post('/api/password/reset', { token, password: 'rice along the Coppename' })
      expect(await again.json()).toMatchObject({ code: 'access.mailedLinkUsedUp' })
      const came = await post('/api/sign-in', { email: 'new@saramacca.example', password: 'rice along the Coppename' })
      expect(await came.json()).toMatchObject({ actor: { name: 'Nadia', role: 'owner' }, organisation: { name: 'Coppename Rice' } })
    } finally {
      await server.close()
    }
  }))
