import { expect, test } from 'vitest'
import { commandNamed } from '#core/registry/commands.ts'
import { decideBy } from '#web/sync/local-commands.ts'
import { noRows } from '#web/sync/rows.ts'
import { issue } from '#test/cast.ts'

const at = {
  commandId: 'c',
  organisationId: 'o',
  now: '2026-11-23T15:00:00.000Z',
  today: '2026-11-23',
  zone: 'UTC',
  by: { accountId: 'a', name: 'Ravi', personId: 'ravi', places: [] },
}
const decide = decideBy(commandNamed)

test('[SU-2] [RG-1] an answer to a question in one’s hands that is not on this device is kept for the server, and nothing is shown as done', () => {
  const of = { rolloutId: 'crm', ticketId: 't' }
  for (const call of [
    issue('support.solve', { ...of, answer: 'Zo.' }),
    issue('support.say', { ...of, text: 'Welke versie?' }),
    issue('support.up', { ...of, to: 4, because: null }),
    issue('support.reopen', { ...of, because: null }),
  ])
    expect(decide(call, noRows, at), call.name).toEqual({ changes: [] })
  // What can only be on this device is refused at once, and so is what is wrong with the input.
  expect(decide(issue('support.solvedIt', of), noRows, at)).toMatchObject({ trouble: { code: 'access.notFound' } })
  expect(decide({ ...issue('support.solve', { ...of, answer: 'Zo.' }), input: of }, noRows, at)).toMatchObject({
    trouble: { code: 'web.inputInvalid' },
  })
})
