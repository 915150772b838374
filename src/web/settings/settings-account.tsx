/** The settings of whoever is here: this device, signing in, their sessions and what is kept about them. */
import { useState } from 'preact/hooks'
import type { MessageChannel } from '#core/communication/channel-choice-commands.ts'
import { OrganisationsCard } from '#web/access/settings-organisations.tsx'
import { OwnDataCard } from '#web/access/settings-own-data.tsx'
import { SignInCards } from '#web/access/settings-sign-in.tsx'
import { SessionsCard } from '#web/access/settings-sign-in-sessions.tsx'
import { chooseColours, type Colours, colours } from '#web/base/colours.ts'
import { sayTrouble, voice, w } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { ChoiceField } from '#web/parts/field.tsx'
import { LanguageSwitch } from '#web/parts/language-switch.tsx'
import { announce } from '#web/parts/toast.tsx'
import { settingsWords } from '#web/settings/settings-words.ts'
import { forgetAnswers } from '#web/sync/cached-response.ts'
import { troubleIn } from '#web/sync/server-request.ts'
import { me, signOut } from '#web/sync/signed-in.ts'
import { runCommand } from '#web/parts/use-command.ts'
import { one, waitingCount, wipeDevice } from '#web/sync/store.ts'

const words = voice(settingsWords)

const DeviceCard = () => {
  const [asking, setAsking] = useState(false)
  const leave = async (): Promise<void> => {
    try {
      forgetAnswers()
      await signOut()
      await wipeDevice()
      location.assign('/sign-in')
    } catch (problem) {
      announce(sayTrouble(troubleIn(problem)))
    }
  }
  return (
    <section class="card">
      <h2>{words('device')}</h2>
      <p class="soft">{words('signedInAs', { name: me.value?.actor?.name ?? '' })}</p>
      <LanguageSwitch />
      <ChoiceField<Colours>
        label={words('colours')}
        value={colours.value}
        onValue={chooseColours}
        options={[
          { value: 'system', text: words('coloursSystem') },
          { value: 'light', text: words('coloursLight') },
          { value: 'dark', text: words('coloursDark') },
        ]}
      />
      <p class="soft small">{words('signOutText')}</p>
      {asking && waitingCount.value > 0 ? (
        <>
          <p class="trouble" role="alert">
            {words('signOutKept', { count: waitingCount.value })}
          </p>
          <div class="row">
            <Button onClick={() => setAsking(false)}>{w('cancel')}</Button>
            <Button kind="danger" onClick={() => void leave()}>
              {words('signOutAnyway')}
            </Button>
          </div>
        </>
      ) : (
        <div>
          <Button onClick={() => (waitingCount.value > 0 ? setAsking(true) : void leave())}>{words('signOut')}</Button>
        </div>
      )}
    </section>
  )
}

/** Messages come by mail, or somebody tells them: nobody is left without (CM-6). */
const MessagesCard = ({ personId }: { personId: string }) => {
  const chosen = one('channelChoice', personId)?.channel === 'hand' ? 'hand' : 'email'
  return (
    <section class="card">
      <h2>{words('messages')}</h2>
      <ChoiceField<MessageChannel>
        label={words('messagesBy')}
        value={chosen}
        onValue={(channel) => void runCommand({ name: 'communication.chooseChannel', input: { channel } }, words('messagesChosen'))}
        options={[
          { value: 'email', text: words('messagesByMail') },
          { value: 'hand', text: words('messagesInPerson') },
        ]}
      />
      <p class="soft small">{words('messagesText')}</p>
    </section>
  )
}

export const AccountSettings = () => (
  <>
    <DeviceCard />
    {me.value?.actor?.personId && <MessagesCard personId={me.value.actor.personId} />}
    <SignInCards />
    <SessionsCard />
    <OrganisationsCard />
    <OwnDataCard />
  </>
)
