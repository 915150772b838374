/** Help, on the page of a member: who helps in which order, and the one button for whoever is stuck. */
import type { ComponentChildren } from 'preact'
import { f, voice } from '#web/base/language.ts'
import { memberHelpWords } from '#web/support/member-help-words.ts'
import { Chip } from '#web/parts/chip.tsx'
import { contacts } from '#web/people/contacts.ts'
import { all, rollout } from '#web/sync/store.ts'
import { me } from '#web/sync/signed-in.ts'
const words = voice(memberHelpWords)

/** `children`: who helps, and when. */
export const MemberHelp = ({ children }: { children?: ComponentChildren }) => {
  const rolloutId = rollout.value?.rolloutId
  const personId = me.value?.actor?.personId
  const champions = contacts.value.value.find((one) => one.rolloutId === rolloutId)?.champions ?? []
  const open = all('ticket').filter((row) => row.rolloutId === rolloutId && row.personId === personId && row.state === 'open').length
  return (
    <section class="card">
      <div class="row between">
        <h2>{words('help')}</h2>
        {open > 0 && <Chip kind="info">{words('open', { count: open })}</Chip>}
      </div>
      <p class="small soft">{words('order', { champion: champions.length > 0 ? f().list(champions) : words('champion') })}</p>
      <a class="button whole" href="/help">
        {words('stuck')}
      </a>
      {open > 0 && (
        <a class="touch" href="/help">
          {words('mine')}
        </a>
      )}
      {children}
    </section>
  )
}
