/** A full disk under a running server: said truly, reading goes on, and everything goes on by itself when there is room again. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { readConfig } from '#server/base/config.ts'
import { issue, person, rollout } from '#test/cast.ts'
import { recordEvidence, tries } from '#test/evidence.ts'
import { owner } from '#test/server.ts'
import { mountSmallDisk } from '#test/small-disk.ts'
import { emptyFolder, problemIn } from '#test/started.ts'
import { startLogged } from '#test/faults/logged-server.ts'

/** A rollout with something to learn from, to which a file can be uploaded. */
const withGuide = () => {
  const guide = {
    rolloutId: 'crm',
    kind: 'quickStart',
    language: 'nl',
    state: 'draft',
    bytes: null,
    extent: 2,
    link: null,
    lighterId: null,
  } as const
  return [issue('plan.startRollout', rollout), issue('training.keepResource', { ...guide, resourceId: 'guide', title: 'Guide' })]
}

/** With room for what many rounds leave behind: the database grows by some hundred kilobytes in each. */
const disk = mountSmallDisk(32)
afterAll(() => disk?.remove())
if (!disk) console.warn('test/faults/disk-full.test.ts is skipped: this system lets us mount no tmpfs.')

test.skipIf(!disk)(
  '[AC-4] a full disk: writes get 503 with Retry-After, reading goes on, /ready says so, and it goes on by itself',
  async () => {
    if (!disk) return
    const rounds = tries(2, 20)
    const server = await startLogged(disk.folder)
    onTestFinished(server.close)
    expect((await server.welcome()).status).toBe(200)
    for (const command of withGuide()) expect((await server.post('/api/commands', command)).status).toBe(200)
    const upload = (): Promise<Response> => {
      const form = new FormData()
      form.set('file', new Blob([`%PDF-1.7\n${'x'.repeat(3_000_000)}`]), 'guide.pdf')
      return server.ask('/api/rollouts/crm/resources/guide/file', { method: 'POST', body: form })
    }
    // From another device, without the cookie.
    const signIn = (): Promise<Response> =>
      fetch(`${server.address}/api/sign-in`, {
        method: 'POST',
        body: JSON.stringify({ email: owner.email, password: owner.password }),
        headers: { 'content-type': 'application/json' },
      })
    const expectFull = async (answer: Response): Promise<void> => {
      expect(await problemIn(answer)).toMatchObject({ status: 503, code: 'server.diskFull' })
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    }
    /**
     * A sign-in writes less than many commands, so it may still fit where they did not. It is refused as they are, or it is done and
     * stays done: what comes back is its cookie, or nothing.
     */
    const expectFullOrKept = async (answer: Response): Promise<string[]> => {
      if (answer.status !== 200) {
        await expectFull(answer)
        return []
      }
      return [(answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '']
    }
    const expectSignedIn = async (cookies: readonly string[]): Promise<void> => {
      for (const cookie of cookies) expect((await server.ask('/api/changes', { headers: { cookie } })).status).toBe(200)
    }
    let made = 0
    let held = 0
    let fitted = 0
    for (let round = 0; round < rounds; round++) {
      await disk.fill()
      // The journal has some room of its own at the end, so some commands still fit.
      const kept: string[] = []
      let refused: ReturnType<typeof issue>[] | undefined
      while (!refused) {
        const ids = Array.from({ length: 50 }, () => `p${made++}`)
        const commands = ids.map((id) => issue('people.add', person(id, null)))
        const answer = await server.post('/api/commands', commands)
        if (answer.status === 200) kept.push(...ids)
        else {
          await expectFull(answer)
          refused = commands
        }
      }
      const signedIn = await expectFullOrKept(await signIn())
      fitted += signedIn.length
      await expectSignedIn(signedIn)
      await expectFull(await upload())
      const ready = await server.ask('/ready')
      expect([ready.status, await ready.json()]).toEqual([503, { status: 'disk full' }])
      expect((await server.ask('/health')).status).toBe(200)
      // Somebody who was last seen a while ago would be noted now: reading does without.
      server.later(10 * 60_000)
      const read = await server.ask('/api/changes?after=0')
      expect(read.status).toBe(200)
      const seen = (await read.json()) as { changes: { table: string; key: string }[] }
      const people = new Set(seen.changes.filter(({ table }) => table === 'person').map(({ key }) => key))
      for (const id of kept) expect(people.has(id), id).toBe(true)
      const causes = server.log().filter(({ msg }) => msg === 'unavailable')
      expect(causes.length).toBeGreaterThan(0)
      for (const { cause } of causes) expect(cause?.code).toMatch(/^(SQLITE_FULL|ENOSPC)$/)
      expect(server.log().filter(({ code }) => code === 'SQLITE_ERROR')).toEqual([])

      await disk.empty()
      await expectSignedIn(signedIn)
      const sentAgain = await server.post('/api/commands', refused)
      // What was done of it before is not done twice, and the rest is done now.
      expect(await sentAgain.json()).toEqual(refused.map(({ id }) => ({ id, version: expect.any(Number) as number })))
      expect((await signIn()).status).toBe(200)
      expect((await upload()).status).toBe(200)
      expect(await (await server.ask('/ready')).json()).toEqual({ status: 'ready' })
      held += 1
    }
    recordEvidence({
      what: 'On a full disk writes get 503, reading goes on, and it goes on by itself when there is room',
      tries: rounds,
      held,
      notes: `a sign-in after refused commands still fitted, and was kept, ${fitted} times`,
    })
  },
)

test.skipIf(!disk)('[AC-4] a first start on a full disk says so and leaves a folder that starts once there is room', async () => {
  if (!disk) return
  await disk.fill()
  const folder = join(disk.folder, 'new')
  const { startServer } = await import('#server/start.ts')
  const config = readConfig({ PORT: '0', UITROL_DATA: folder, UITROL_LOG: 'silent' })
  await expect(startServer(config)).rejects.toMatchObject({ code: 'server.diskFull' })
  await disk.empty()
  const server = await startServer(config)
  expect(server.firstLink).not.toBeNull()
  await server.close()
})

test('an upload that our disk fails to take for another reason is not blamed on its sender', async () => {
  const server = await startLogged(await emptyFolder())
  onTestFinished(server.close)
  expect((await server.welcome()).status).toBe(200)
  for (const command of withGuide()) expect((await server.post('/api/commands', command)).status).toBe(200)
  // A file where the folder of the uploads should be.
  await writeFile(join(server.folder, 'files'), '')
  const form = new FormData()
  form.set('file', new Blob(['%PDF-1.7\n']), 'guide.pdf')
  expect((await server.ask('/api/rollouts/crm/resources/guide/file', { method: 'POST', body: form })).status).toBe(500)
})
