/** A message in group channels: how far each came, what the channel answered, and what somebody decides about it (CM-6, CM-7). */
import type { StoredRow } from '#core/registry/tables.ts'
import { f, voice } from '#web/base/language.ts'
import { DeliveryChip } from '#web/communication/message-chip.tsx'
import type { Message } from '#web/communication/message-counts.ts'
import { messageWords } from '#web/communication/message-words.ts'
import { messagesWords } from '#web/communication/messages-words.ts'
import { Button } from '#web/parts/button.tsx'
import { mayI } from '#web/sync/signed-in.ts'
import { one, ownZone, where } from '#web/sync/store.ts'
import { runCommand } from '#web/parts/use-command.ts'

const words = voice(messagesWords)
const own = voice(messageWords)

const settle = ({ rolloutId, messageKey, channelId }: StoredRow<'post'>, arrived: boolean, said: string): Promise<unknown> =>
  runCommand({ name: 'communication.settlePost', input: { rolloutId, messageKey, channelId, arrived } }, said)

const Line = ({ post }: { post: StoredRow<'post'> }) => {
  const name = one('channel', `${post.rolloutId}/${post.channelId}`)?.name ?? post.channelId
  const open = post.state === 'failed' || post.state === 'unsure'
  return (
    <li class="stack tight">
      <div class="row between">
        <strong>{name}</strong>
        <DeliveryChip state={post.state}>
          {post.state === 'queued'
            ? own('leavesAt', { at: f().moment(post.dueAt, ownZone.value) })
            : own(`delivery_${post.state as 'sent' | 'failed' | 'unsure' | 'withdrawn'}`)}
        </DeliveryChip>
      </div>
      {post.words && post.state !== 'sent' && <q class="small soft server-said">{post.words}</q>}
      {open && mayI('communication.run') && (
        <div class="row">
          <Button aria-label={own('postedIn', { name })} onClick={() => void settle(post, true, own('postedNow', { name }))}>
            {own('posted')}
          </Button>
          <Button aria-label={own('postAgainIn', { name })} onClick={() => void settle(post, false, own('postedAgainNow', { name }))}>
            {own('postAgain')}
          </Button>
        </div>
      )}
    </li>
  )
}

export const Posts = ({ message }: { message: Message }) => {
  const posts = where('post', { rolloutId: message.rolloutId, messageKey: message.messageKey })
  if (posts.length === 0) return null
  return (
    <section class="stack tight">
      <h3>{words('channels')}</h3>
      <ul class="todo-list stack">
        {posts.map((post) => (
          <Line key={post.channelId} post={post} />
        ))}
      </ul>
    </section>
  )
}
