import { afterEach, beforeEach, expect, test } from 'vitest'
import { newId } from '#server/base/ids.ts'
import { person } from '#test/cast.ts'
import { testDay, testStart } from '#test/clock.ts'
import { testServer, type TestServer } from '#test/server.ts'
import { rolloutAhead } from '#test/workday.ts'

let server: TestServer
beforeEach(async () => {
  server = await testServer()
  await server.welcome()
})
afterEach(() => server.close())

const give = async (name: string, input: unknown): Promise<void> => {
  const answer = await server.post('/api/commands', { id: newId(testStart), name, input, issuedAt: testStart })
  if (!answer.ok) throw new Error(await answer.text())
}

test('[ME-16] [ME-12] [ME-4] the verdicts of the four goals and the flows say why nothing is known, never that a goal is not met', async () => {
  await give('people.add', { ...person('anita', null), email: 'anita@x.example' })
  await give('plan.startRollout', rolloutAhead())
  const adoption = (await (await server.ask('/api/adoption')).json()) as Record<string, unknown>
  expect(adoption).toMatchObject({
    asOf: testDay,
    goals: {
      all: [
        { key: 'active', goal: 'not known', reason: 'nobody', value: null },
        { key: 'satisfaction', goal: 'not known', reason: 'notAsked', value: null },
        { key: 'recommendation', goal: 'not known', reason: 'notAsked', value: null },
        { key: 'improvement', goal: 'not known', reason: 'noBaseline', value: null },
      ],
    },
    flows: { noData: 'grain' },
  })
})
