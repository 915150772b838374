/** What a device shows once its access was taken away: that nothing of it is left here, and whom to ask. */
import { ask, NotReached, Refused } from '#web/sync/server-request.ts'
import { voice } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { LanguageSwitch } from '#web/parts/language-switch.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { Door } from '#web/parts/plain-frames.tsx'
import { me, withdrawn } from '#web/sync/signed-in.ts'
import { withdrawnWords } from '#web/access/access-ended-words.ts'

const words = voice(withdrawnWords)

export const WithdrawnPage = () => {
  const organisation = me.value?.organisation?.name
  const toSignIn = async (): Promise<void> => {
    try {
      await ask('/api/sign-out', { body: {} })
    } catch (problem) {
      if (!(problem instanceof NotReached || problem instanceof Refused)) throw problem
    }
    withdrawn.value = undefined
  }
  return (
    <Door>
      <PageHeading title={organisation ? words('titleOf', { organisation }) : words('title')} />
      <div class="card">
        <p>{words('removed')}</p>
        <p>{words('whomToAsk')}</p>
        <div>
          <Button onClick={() => void toSignIn()}>{words('otherAccount')}</Button>
        </div>
      </div>
      <LanguageSwitch />
    </Door>
  )
}
