/** What the parts of the server share: settings, database, clock, writer, listeners. */
import type { TrailAnchor } from '#core/trail/trail.ts'
import type { Config } from '#server/base/config.ts'
import type { Database } from '#server/db/database.ts'
import type { ChangeStream } from '#server/sync/change-stream.ts'
import type { Post } from '#server/mail/direct-mail.ts'
import type { Sessions } from '#server/sign-in/sign-in-session.ts'
import type { SignInTrail } from '#server/sign-in/sign-in-trail.ts'
import type { PlainVisits } from '#server/http/plain-visits.ts'
import type { Backups } from '#server/operations/daily-backup.ts'
import type { Counters } from '#server/operations/prometheus.ts'
import type { ThreadTasks } from '#server/thread-tasks.ts'
import type { Reading } from '#server/threads/reading.ts'
import type { Threads } from '#server/threads/threads.ts'
import type { Tokens } from '#server/sign-in/api-token.ts'
import type { CommandsBeside } from '#server/write/commands-beside.ts'
import type { Write } from '#server/write/write.ts'

export interface ServerContext {
  readonly config: Config
  readonly database: Database
  /** The clock: an instant, RFC 3339 in UTC. */
  readonly now: () => string
  readonly write: Write
  /** For long work about everyone. */
  readonly threads: Threads<ThreadTasks>
  /** For sums over everyone, and lists that are sorted or searched whole. */
  readonly reading: Reading
  /** Commands that are carried out beside the answers to others. */
  readonly commandsBeside: Pick<CommandsBeside, 'stageOf' | 'noChanges'>
  readonly live: ChangeStream
  readonly sessions: Sessions
  readonly tokens: Tokens
  readonly counters: Counters
  /** The copies that the server makes of its database. */
  readonly backups: Backups
  readonly plainVisits: PlainVisits
  readonly signInTrail: SignInTrail
  /** Null without a mail server. */
  readonly post: Post | null
  /** Writes where an audit trail stands into the log, whatever is logged beside it. */
  readonly logAnchor: (anchor: TrailAnchor) => void
  /** What goes on beside answering. */
  readonly work: { isWell(): boolean }
  /** How much usage may wait in memory, where that is not as much as usual. */
  readonly usageWaiting?: { readonly batches: number; readonly lines: number } | undefined
}
