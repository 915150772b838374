/** What a member sees: my day, my training, who helps me, and why we do this. */
import { useEffect } from 'preact/hooks'
import { myRollout, type MySession } from '#core/plan/my-rollout.ts'
import { contacts } from '#web/contacts.ts'
import { f, t, voice } from '#web/language.ts'
import { memberWords } from '#web/member-words.ts'
import { Chip } from '#web/parts/chip.tsx'
import { Later } from '#web/parts/later.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { me } from '#web/session.ts'
import { all, rollout, today, version, where, zone } from '#web/store.ts'

const words = voice(memberWords)

const firstName = (): string => (me.value?.actor?.name ?? '').trim().split(/\s+/)[0] ?? ''

const Training = ({ session }: { session: MySession }) => {
  const time = (instant: string): string => f().time(instant, session.zone)
  const place = [...new Set([session.place ?? words('online'), session.room])].filter(Boolean).join(', ')
  return (
    <section class="card">
      <div class="row between">
        <h2>{words('training')}</h2>
        <Chip kind="info">{f().day(session.day, 'short')}</Chip>
      </div>
      <p>{words('at', { from: time(session.startsAt), to: time(session.endsAt), place })}</p>
      {session.agenda.length > 0 && (
        <ul class="agenda">
          {session.agenda.map(({ part, minutes }) => (
            <li key={part}>
              <span>{t(`training.agenda.${part}`)}</span> <b>{words('minutes', { count: minutes })}</b>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const Helpers = ({ rolloutId }: { rolloutId: string }) => {
  const known = contacts.value.value.find((one) => one.rolloutId === rolloutId)
  return (
    <section class="card">
      <h2>{words('helpers')}</h2>
      <dl class="facts">
        <dt>{words('buddy')}</dt>
        <dd class={known?.buddy ? 'strong' : 'soft'}>{known?.buddy ?? words('buddyNone')}</dd>
        <dt>{words('champion')}</dt>
        <dd class={known && known.champions.length > 0 ? 'strong' : 'soft'}>
          {known && known.champions.length > 0 ? f().list(known.champions) : words('championNone')}
        </dd>
        {known && known.helps.length > 0 && (
          <>
            <dt>{words('youHelp')}</dt>
            <dd class="strong">{f().list(known.helps)}</dd>
          </>
        )}
      </dl>
    </section>
  )
}

export const MemberPage = () => {
  const actor = me.value?.actor
  const current = rollout.value
  // Whoever helps can change with any change that reaches us.
  useEffect(() => {
    if (actor) void contacts.find(actor.accountId)
  }, [actor?.accountId, version.value])
  const name = firstName()
  if (!current || !actor) return <PageHeading title={words('undatedTitle', { name })} over={words('noRollout')} />
  const { rolloutId } = current
  const mine = myRollout(
    {
      participant: where('participant', { rolloutId, personId: actor.personId ?? '' })[0],
      phases: all('phase'),
      attendees: all('attendee'),
      sessions: all('session'),
      places: all('location'),
      zone: zone.value,
    },
    today.value,
  )
  return (
    <div class="stack member">
      {mine.kind === 'dated' ? (
        <div>
          <PageHeading over={words(mine.days < 0 ? 'helloPast' : 'hello', { name })} title={f().day(mine.goLiveOn, 'long')} />
          <p class="soft">
            {words('inDays', { days: mine.days })} · {words('together', { count: mine.colleagues })}
          </p>
        </div>
      ) : (
        <div>
          <PageHeading title={words(mine.kind === 'excluded' ? 'excludedTitle' : 'undatedTitle', { name })} />
          <p class="soft">{words(mine.kind === 'excluded' ? 'excludedText' : 'undatedText')}</p>
        </div>
      )}
      <Later load={() => import('#web/member-messages.tsx').then((piece) => piece.MemberMessages)} props={{ newOnly: false }} />
      {mine.kind === 'dated' &&
        (mine.sessions.length > 0 ? (
          mine.sessions.map((session) => <Training key={session.sessionKey} session={session} />)
        ) : (
          <section class="card">
            <h2>{words('training')}</h2>
            <p class="soft">{words('trainingNone')}</p>
          </section>
        ))}
      {mine.kind !== 'excluded' && <Helpers rolloutId={rolloutId} />}
      <Later load={() => import('#web/member-voice.tsx').then((piece) => piece.MemberVoice)} props={{ rolloutId }} />
      <section class="card">
        <h2>{words('why', { tool: current.tool })}</h2>
        {current.benefit && <p class="strong">{current.benefit}</p>}
        {current.problem && <p>{current.problem}</p>}
        {current.oldSystem && <p class="soft">{words('instead', { oldSystem: current.oldSystem })}</p>}
        {!current.benefit && !current.problem && <p class="soft">{words('whyNone')}</p>}
      </section>
      <p>
        <a class="touch" href="/settings">
          {words('settings')}
        </a>
      </p>
    </div>
  )
}
