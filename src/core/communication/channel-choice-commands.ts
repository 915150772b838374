/** How somebody gets messages: by mail, or told in person. Apart from the rest, because a phone carries it along. */
import { selfOf } from '#core/access/access-scope.ts'
import { command, put, rows } from '#core/kernel/command.ts'
import { id, oneOf, shape } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'

export const messageChannels = ['email', 'hand'] as const
export type MessageChannel = (typeof messageChannels)[number]

export const chooseChannel = command({
  name: 'communication.chooseChannel',
  about: 'Chooses how one gets messages: by e-mail, or told in person; nobody is left without (CM-6).',
  may: 'part.take',
  input: shape({ channel: oneOf(messageChannels) }),
  needs: (_input, at) => ({ choices: rows('channelChoice', { personId: selfOf(at) }) }),
  decide: ({ choices }, { channel }, at) =>
    (choices[0]?.channel ?? 'email') === channel ? [] : [put('channelChoice', { personId: selfOf(at), channel, chosenAt: at.now })],
})

/** What the button of a mail program asks for (RFC 8058): it knows whom the mail was for, and nobody is signed in. */
export const leaveMail = command({
  name: 'communication.leaveMail',
  about: 'Notes that somebody asked by a button of their mail program to be told messages in person instead (CM-6).',
  may: 'communication.run',
  inside: true,
  input: shape({ personId: id }),
  needs: ({ personId }) => ({ people: rows('person', { personId }) }),
  decide: ({ people }, { personId }, at) => {
    if (people.length === 0) throw new Problem('access.notFound', {})
    return [put('channelChoice', { personId, channel: 'hand', chosenAt: at.now })]
  },
})
