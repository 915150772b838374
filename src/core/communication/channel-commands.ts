/** The verbs of group channels: add one, take it away, and what became of what was posted there (CM-6). */
import { command, type Need, put, rows } from '#core/kernel/command.ts'
import { boolean, id, language, listOf, matching, oneOf, shape, text } from '#core/kernel/input.ts'
import { afterOutcome } from '#core/communication/delivery-state.ts'
import { afterReports, outcomeInput } from '#core/communication/reports.ts'
import { messageNeed } from '#core/communication/message-rows.ts'
import { momentNeeds, workingMoments } from '#core/communication/working-moment.ts'
import { Problem } from '#core/kernel/problem.ts'

export const addChannel = command({
  name: 'communication.addChannel',
  about: 'Adds a group channel in Slack or Teams by its incoming webhook; every message to everyone is posted there too (CM-6).',
  may: 'communication.run',
  input: shape({
    rolloutId: id,
    channelId: id,
    kind: oneOf(['slack', 'teams']),
    name: text(80),
    language,
    address: matching(/^https?:\/\/[^\s<>"{}|\\^`]{1,1900}$/),
  }),
  needs: ({ rolloutId, channelId }) => ({
    rollouts: rows('rollout', { rolloutId }),
    channels: rows('channel', { rolloutId, channelId }),
  }),
  decide: ({ rollouts, channels }, input, at) => {
    if (rollouts.length === 0) throw new Problem('access.notFound', {})
    if (channels.length > 0) throw new Problem('communication.idTaken', {})
    return [put('channel', { ...input, addedAt: at.now, addedBy: at.by.name, removedAt: null })]
  },
})

export const removeChannel = command({
  name: 'communication.removeChannel',
  about: 'Takes a group channel away; what waits to be posted there is dropped, and its address is forgotten.',
  may: 'communication.run',
  input: shape({ rolloutId: id, channelId: id }),
  needs: ({ rolloutId, channelId }) => ({
    channels: rows('channel', { rolloutId, channelId }),
    posts: rows('post', { rolloutId, channelId }),
  }),
  decide: ({ channels, posts }, _input, at) => {
    const [channel] = channels
    if (!channel) throw new Problem('access.notFound', {})
    if (channel.removedAt !== null) return []
    return [
      put('channel', { ...channel, address: '', removedAt: at.now }),
      ...posts
        .filter(({ state }) => state === 'queued' || state === 'failed')
        .map((row) => put('post', { ...row, state: 'withdrawn', settledAt: at.now })),
    ]
  },
})

export const settlePost = command({
  name: 'communication.settlePost',
  about:
    'Says of a post that failed, or of which nobody knows, whether it is in the channel; if not, it is posted again, unless the message was withdrawn since (CM-7, CM-10).',
  may: 'communication.run',
  input: shape({ rolloutId: id, messageKey: id, channelId: id, arrived: boolean() }),
  needs: ({ rolloutId, messageKey, channelId }) => ({
    posts: rows('post', { rolloutId, messageKey, channelId }),
    channels: rows('channel', { rolloutId, channelId }),
    messages: messageNeed(rolloutId, messageKey),
    ...momentNeeds(rolloutId),
  }),
  decide: (from, { arrived }, at) => {
    const [post] = from.posts
    if (!post || from.channels[0]?.removedAt !== null) throw new Problem('access.notFound', {})
    if (post.state === 'sent') throw new Problem('communication.alreadySent', {})
    if (post.state !== 'unsure' && post.state !== 'failed') throw new Problem('communication.notUnsure', {})
    if (arrived) return [put('post', { ...post, state: 'sent', settledAt: at.now })]
    if (from.messages[0]?.withdrawnAt) return [put('post', { ...post, state: 'withdrawn', settledAt: at.now })]
    return [put('post', { ...post, state: 'queued', dueAt: workingMoments(from)(undefined, at.now), settledAt: null })]
  },
})

export const notePosts = command({
  name: 'communication.notePosts',
  about: 'Notes what group channels answered, as the post reports it; a report that comes twice or late changes nothing (CM-7).',
  may: 'communication.run',
  inside: true,
  input: shape({
    rolloutId: id,
    outcomes: listOf(
      shape({
        messageKey: id,
        channelId: id,
        ...outcomeInput,
      }),
      500,
    ),
  }),
  needs: ({ rolloutId, outcomes }): Record<string, Need<'post'>> =>
    Object.fromEntries(
      outcomes.map(({ messageKey, channelId }) => [`${messageKey} ${channelId}`, rows('post', { rolloutId, messageKey, channelId })]),
    ),
  decide: (from, { outcomes }, at) => {
    const keyOf = ({ messageKey, channelId }: { messageKey: string; channelId: string }) => `${messageKey} ${channelId}`
    return afterReports(from, outcomes, keyOf, (post, report) => afterOutcome(post, report, at.now)).map((post) => put('post', post))
  },
})
