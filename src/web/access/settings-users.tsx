/** Where the settings lead to who signs in here. */
import { voice } from '#web/base/language.ts'
import { membersWords } from '#web/access/users-words.ts'
import { mayI } from '#web/sync/signed-in.ts'

const words = voice(membersWords)

export const MembersCard = () =>
  mayI('access.invite') ? (
    <section class="card">
      <div class="row between">
        <h2>{words('toMembers')}</h2>
        <div class="row">
          <a class="button" href="/members">
            {words('toMembers')}
          </a>
          <a class="button" href="/members/invite">
            {words('invite')}
          </a>
        </div>
      </div>
      <p class="soft">{words('cardText')}</p>
    </section>
  ) : null
