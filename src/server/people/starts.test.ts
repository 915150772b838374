/** When people start, as those are told who do not read the rows of it. */
import { expect, test } from 'vitest'
import { sampleFile } from '#test/sample.ts'
import { start } from '#test/started.ts'

test('[GA-4] whoever reads when people start reads which starts wait for their go/no-go check', async () => {
  const server = await start({}, undefined, await sampleFile())
  await server.signIn()
  // The gate of the next phase is looked at once the server has begun; it waits until somebody approves it.
  await expect.poll(async () => (await server.rowsOf('gate')).length).toBeGreaterThan(0)
  const gates = await server.rowsOf('gate')
  const open = gates.flatMap(({ phaseKey, approvedAt }) => (approvedAt === null ? [phaseKey] : []))
  const starts = (await (await server.ask('/api/starts')).json()) as { phaseKey: string; waits: boolean }[]
  const told = new Set(starts.flatMap(({ phaseKey, waits }) => (waits ? [phaseKey] : [])))
  expect([...told].toSorted()).toEqual(open.filter((key) => starts.some(({ phaseKey }) => phaseKey === key)).toSorted())
  expect(starts.some(({ waits }) => !waits)).toBe(true)
})
