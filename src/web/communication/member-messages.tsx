/** What was sent to whoever is here: short news, letters, and one tap that says "I have read this" (CM-8). */
import { todayIn } from '#core/kernel/calendar.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { fill } from '#core/kernel/words.ts'
import { f, language, voice } from '#web/base/language.ts'
import { LetterBody } from '#web/communication/letter-body.tsx'
import { memberMessagesWords } from '#web/communication/member-messages-words.ts'
import { noticeWords } from '#web/communication/notice-words.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { me } from '#web/sync/signed-in.ts'
import { one, ownZone, where } from '#web/sync/store.ts'
import { runCommand } from '#web/parts/use-command.ts'
import { zonesShown } from '#web/sync/zones-shown.ts'

const words = voice(memberMessagesWords)

/** Older ones are of no use any more. */
const most = 20

interface Got {
  readonly letter: StoredRow<'letter'>
  readonly delivery: StoredRow<'delivery'>
}

const momentOf = ({ settledAt, dueAt }: StoredRow<'delivery'>): string => settledAt ?? dueAt

const lettersTo = (personId: string): Got[] =>
  where('delivery', { personId })
    .flatMap((delivery) => {
      const letter = one('letter', `${delivery.rolloutId}/${delivery.messageKey}/${personId}`)
      return letter ? [{ letter, delivery }] : []
    })
    .toSorted((a, b) => (momentOf(a.delivery) < momentOf(b.delivery) ? 1 : -1))
    .slice(0, most)

const noticesTo = (personId: string): StoredRow<'notice'>[] =>
  where('notice', { personId })
    .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
    .slice(0, most)

const textOf = ({ code, params }: StoredRow<'notice'>): string => {
  const values = JSON.parse(params) as Record<string, unknown>
  const here = 'isOnline' in values ? { ...values, zone: ownZone.value } : values
  return fill(noticeWords[language.value][code], here, language.value, zonesShown.value) || code
}

const Notice = ({ notice }: { notice: StoredRow<'notice'> }) => (
  <li class="note stack tight">
    <p>
      {textOf(notice)} {notice.path && me.value?.actor?.role !== 'member' && <a href={notice.path}>{words('open')}</a>}
    </p>
    <p class="row between">
      <span class="small">{f().moment(notice.createdAt, ownZone.value)}</span>
      <Button
        aria-label={words('seenOf', { text: textOf(notice) })}
        onClick={() => void runCommand({ name: 'communication.readNotice', input: { noticeId: notice.noticeId } })}
      >
        {words('seen')}
      </Button>
    </p>
  </li>
)

const dayOf = ({ delivery }: Got) => <span class="small soft">{f().day(todayIn(ownZone.value, momentOf(delivery)), 'brief')}</span>

const UnreadText = ({ letter, delivery }: Got) => (
  <>
    <LetterBody body={letter.body} language={letter.language} />
    <Button
      kind="first"
      whole
      aria-label={words('readOf', { subject: letter.subject })}
      onClick={() => {
        const { rolloutId, messageKey } = delivery
        void runCommand({ name: 'communication.confirmRead', input: { rolloutId, messageKey } })
      }}
    >
      {words('read')}
    </Button>
  </>
)

/** Whole where messages are what the page is for, else folded to its subject. */
const Unread = ({ got, folded }: { got: Got; folded: boolean }) =>
  folded ? (
    <details class="got">
      <summary>
        <span>
          <span lang={got.letter.language}>{got.letter.subject}</span> {dayOf(got)}
        </span>
      </summary>
      <div class="stack tight">
        <UnreadText {...got} />
      </div>
    </details>
  ) : (
    <article class="stack tight got">
      <h3 lang={got.letter.language}>{got.letter.subject}</h3>
      <UnreadText {...got} />
    </article>
  )

const Before = ({ letters, notices }: { letters: readonly Got[]; notices: readonly StoredRow<'notice'>[] }) => (
  <details>
    <summary>{words('before', { count: letters.length + notices.length })}</summary>
    {letters.map(({ letter, delivery }) => (
      <details key={delivery.messageKey}>
        <summary>
          {letter.subject} {dayOf({ letter, delivery })}
        </summary>
        <LetterBody body={letter.body} language={letter.language} />
      </details>
    ))}
    {notices.length > 0 && (
      <ul class="small">
        {notices.map((notice) => (
          <li key={notice.noticeId}>
            {textOf(notice)} <span class="soft">{f().day(todayIn(ownZone.value, notice.createdAt), 'brief')}</span>
          </li>
        ))}
      </ul>
    )}
  </details>
)

/** `newOnly`: nothing where nothing is new, and messages folded, for pages that are about something else. */
export const MemberMessages = ({ newOnly = false }: { newOnly?: boolean }) => {
  const personId = me.value?.actor?.personId
  if (!personId) return null
  const letters = lettersTo(personId)
  const notices = noticesTo(personId)
  const unread = letters.filter(({ delivery }) => delivery.readAt === null)
  const unseen = notices.filter(({ readAt }) => readAt === null)
  const fresh = unread.length + unseen.length
  if (letters.length + notices.length === 0 || (newOnly && fresh === 0)) return null
  const before = {
    letters: letters.filter(({ delivery }) => delivery.readAt !== null),
    notices: notices.filter(({ readAt }) => readAt !== null),
  }
  return (
    <section class="card" aria-label={words('title')}>
      <div class="row between">
        <h2>{words('title')}</h2>
        {fresh > 0 && <Chip kind="info">{words('fresh', { count: fresh })}</Chip>}
      </div>
      {unseen.length > 0 && (
        <ul class="plain-list stack tight">
          {unseen.map((notice) => (
            <Notice key={notice.noticeId} notice={notice} />
          ))}
        </ul>
      )}
      {unread.map((got) => (
        <Unread key={got.delivery.messageKey} got={got} folded={newOnly} />
      ))}
      {!newOnly && before.letters.length + before.notices.length > 0 && <Before {...before} />}
    </section>
  )
}
