/** What a member sees: my day, my training, who helps me, and why we do this. */
import { useEffect } from 'preact/hooks'
import { initialsOf } from '#core/people/initials.ts'
import { firstNameOf } from '#core/people/first-name.ts'
import { myRollout } from '#core/planning/my-rollout.ts'
import { detailHere } from '#web/communication/details-here.ts'
import { contacts } from '#web/people/contacts.ts'
import { f, voice } from '#web/base/language.ts'
import { MemberHelp } from '#web/support/member-help.tsx'
import { MemberTraining } from '#web/training/member-training.tsx'
import { memberWords } from '#web/home/member-words.ts'
import { FoldedCard } from '#web/parts/folded-card.tsx'
import { Later } from '#web/parts/lazy-part.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { me } from '#web/sync/signed-in.ts'
import { all, one, ownZone, rollout, today, version, where } from '#web/sync/store.ts'

const words = voice(memberWords)

const firstName = (): string => firstNameOf(me.value?.actor?.name ?? '')

const Helper = ({ name, role }: { name: string; role: string }) => (
  <li>
    <span class="face helper" aria-hidden="true">
      <span>{initialsOf(name)}</span>
    </span>
    <span>
      <span class="strong">{name}</span>
      <span class="small soft block">{role}</span>
    </span>
  </li>
)

/** Buddy and champions as people; whom one helps oneself in a line. */
const Helpers = ({ rolloutId, hasBegun }: { rolloutId: string; hasBegun: boolean }) => {
  const known = contacts.value.value.find((one) => one.rolloutId === rolloutId)
  const champions = known?.champions ?? []
  return (
    <>
      <ul class="helpers">
        {known?.buddy && <Helper name={known.buddy} role={words(champions.includes(known.buddy) ? 'buddyAndChampion' : 'buddy')} />}
        {champions
          .filter((name) => name !== known?.buddy)
          .map((name) => (
            <Helper key={name} name={name} role={words('champion')} />
          ))}
      </ul>
      {!known?.buddy && !hasBegun && <p class="small soft">{words('buddyNone')}</p>}
      {champions.length === 0 && <p class="small soft">{words('championNone')}</p>}
      {known && known.helps.length > 0 && <p class="small">{words('youHelp', { names: f().list(known.helps) })}</p>}
    </>
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
  const benefit = detailHere('benefit')
  const problem = detailHere('problem')
  const mine = myRollout(
    {
      participant: where('participant', { rolloutId, personId: actor.personId ?? '' })[0],
      phases: all('phase'),
      attendees: all('attendee'),
      sessions: all('session'),
      places: all('location'),
      pauses: all('pause'),
      locationId: one('person', actor.personId ?? '')?.locationId ?? null,
      zone: ownZone.value,
    },
    today.value,
  )
  // Somebody who joined after the rollout: they start alone, and see their own steps.
  const [newcomer] = where('newcomer', { rolloutId, personId: actor.personId ?? '' })
  return (
    <div class="stack member">
      {mine.kind === 'dated' ? (
        <div>
          {mine.waitsSinceOn === null ? (
            <PageHeading
              over={words(mine.days < 0 ? 'helloPast' : 'hello', { name, tool: current.tool })}
              title={f().day(mine.goLiveOn, 'long')}
            />
          ) : (
            <PageHeading over={words('helloWaiting', { name, tool: current.tool })} title={words('waitsTitle')} />
          )}
          <p class="soft">
            {[
              mine.waitsSinceOn === null ? words('inDays', { days: mine.days }) : words('plannedFor', { day: mine.waitsSinceOn }),
              newcomer ? '' : words('together', { count: mine.colleagues }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {mine.waitsSinceOn !== null && !mine.paused && (
            <p class="note hold">
              <span aria-hidden="true">❚❚ </span>
              {words('waits')}
            </p>
          )}
          {mine.paused && (
            <p class="note hold">
              <span aria-hidden="true">❚❚ </span>
              {words('paused')}
            </p>
          )}
        </div>
      ) : (
        <div>
          <PageHeading title={words(mine.kind === 'excluded' ? 'excludedTitle' : 'undatedTitle', { name })} />
          <p class="soft">{words(mine.kind === 'excluded' ? 'excludedText' : 'undatedText')}</p>
        </div>
      )}
      {all('supportTier').some(({ ownerId }) => ownerId !== null && ownerId === actor.personId) && (
        <Later load={() => import('#web/support/handed-card.tsx').then((piece) => piece.HandedCard)} props={{}} />
      )}
      {newcomer && <Later load={() => import('#web/review/first-weeks.tsx').then((piece) => piece.FirstWeeks)} props={{ newcomer }} />}
      {mine.kind === 'dated' && <MemberTraining rolloutId={rolloutId} tool={current.tool} />}
      <MemberHelp>
        {mine.kind !== 'excluded' && <Helpers rolloutId={rolloutId} hasBegun={mine.kind === 'dated' && mine.days < 0} />}
        {mine.kind === 'dated' && (
          <Later load={() => import('#web/training/office-hours-near.tsx').then((piece) => piece.OfficeHoursNear)} props={{ rolloutId }} />
        )}
      </MemberHelp>
      <Later load={() => import('#web/pulse/question-of-week.tsx').then((piece) => piece.QuestionOfWeek)} props={{ rolloutId }} />
      {mine.kind === 'dated' && mine.days < 0 && (
        <Later load={() => import('#web/metrics/own-use.tsx').then((piece) => piece.OwnUse)} props={{ tool: current.tool }} />
      )}
      <Later
        load={() => import('#web/communication/member-messages.tsx').then((piece) => piece.MemberMessages)}
        props={{ newOnly: false }}
      />
      {mine.kind === 'dated' && (
        <Later load={() => import('#web/training/resource-shelf.tsx').then((piece) => piece.ResourceShelf)} props={{ rolloutId }} />
      )}
      <Later load={() => import('#web/impact/task-timer.tsx').then((piece) => piece.TaskTimer)} props={{ rolloutId }} />
      <Later load={() => import('#web/resistance/member-voice.tsx').then((piece) => piece.MemberVoice)} props={{ rolloutId }} />
      <FoldedCard title={words('why', { tool: current.tool })}>
        {benefit && (
          <p class="strong" lang={benefit.language}>
            {benefit.text}
          </p>
        )}
        {problem && <p lang={problem.language}>{problem.text}</p>}
        {current.oldSystem && <p class="soft">{words('instead', { oldSystem: current.oldSystem })}</p>}
        {!benefit && !problem && <p class="soft">{words('whyNone')}</p>}
      </FoldedCard>
      <p>
        <a class="touch" href="/settings">
          {words('settings')}
        </a>
      </p>
    </div>
  )
}
