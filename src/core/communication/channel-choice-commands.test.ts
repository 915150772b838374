import { expect, test } from 'vitest'
import type { StoredRow } from '#core/kernel/rows.ts'
import { chooseChannel, leaveMail } from '#core/communication/channel-choice-commands.ts'
import { rowOf } from '#test/cast.ts'

const at = {
  commandId: 'c',
  organisationId: 'o',
  now: '2026-11-23T15:00:00.000Z',
  today: '2026-11-23',
  zone: 'UTC',
  by: { accountId: 'a', name: 'Milton', personId: 'milton', places: [] },
}
const chosen = (channel: string): StoredRow<'channelChoice'> => ({
  organisationId: 'o',
  version: 1,
  ...rowOf('channelChoice', { personId: 'milton', channel, chosenAt: 'then' }),
})

test('[CM-6] a reader chooses for themselves how they get messages, and back again; by mail is what nobody has to choose', () => {
  const choose = (channel: 'email' | 'hand', ...choices: StoredRow<'channelChoice'>[]) =>
    chooseChannel.decide({ choices }, { channel }, at).map(({ row }) => row)
  expect(choose('hand')).toEqual([{ personId: 'milton', channel: 'hand', chosenAt: at.now }])
  expect(choose('email', chosen('hand'))).toEqual([{ personId: 'milton', channel: 'email', chosenAt: at.now }])
  expect([choose('email'), choose('hand', chosen('hand')), choose('email', chosen('email'))]).toEqual([[], [], []])
  const nobody = { ...at, by: { ...at.by, personId: null } }
  expect(() => chooseChannel.needs({ channel: 'hand' }, nobody)).toThrow('access.notAPerson')
})

test('[CM-6] the button of a mail program chooses for a person on the staff list alone', () => {
  expect(() => leaveMail.decide({ people: [] }, { personId: 'gone' }, at)).toThrow('access.notFound')
})
