/** Settings: the organisation, its places and calendar, the calendar feed, and this device. */
import { troubleIn } from '#web/sync/server-request.ts'
import { useState } from 'preact/hooks'
import { countryOf } from '#core/regional/countries.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import type { Language } from '#core/kernel/language.ts'
import { chooseColours, type Colours, colours } from '#web/base/colours.ts'
import { forgetAnswers } from '#web/sync/cached-response.ts'
import { f, sayTrouble, voice, w } from '#web/base/language.ts'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { Button } from '#web/parts/button.tsx'
import { CountryField, ZoneField } from '#web/parts/country-fields.tsx'
import { ChoiceField, TextField } from '#web/parts/field.tsx'
import { LanguageSwitch } from '#web/parts/language-switch.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { announce } from '#web/parts/toast.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { mayI, me, signOut } from '#web/sync/signed-in.ts'
import { CalendarCard } from '#web/regional/settings-calendar.tsx'
import { LinksCard } from '#web/regional/settings-links.tsx'
import { MembersCard } from '#web/access/settings-users.tsx'
import { SessionsCard } from '#web/access/settings-sign-in-sessions.tsx'
import { PlacesCard } from '#web/regional/settings-locations.tsx'
import { OwnDataCard } from '#web/access/settings-own-data.tsx'
import { LeaversCard } from '#web/people/settings-leavers.tsx'
import { OrganisationsCard } from '#web/access/settings-organisations.tsx'
import { TokensCard } from '#web/access/settings-tokens.tsx'
import { RetentionCard } from '#web/people/settings-retention.tsx'
import { RolloutsCard } from '#web/plan/settings-rollouts.tsx'
import { SignInCards } from '#web/access/settings-sign-in.tsx'
import { TrailCard } from '#web/trail/settings-trail.tsx'
import { settingsWords } from '#web/settings/settings-words.ts'
import { all, issue, organisation, rollout, waitingCount, wipeDevice } from '#web/sync/store.ts'

const words = voice(settingsWords)

const OrganisationForm = ({ of }: { of: StoredRow<'organisation'> }) => {
  const [name, setName] = useState(of.name)
  const [country, setCountry] = useState(of.country)
  const [zone, setZone] = useState(of.zone)
  const [spoken, setSpoken] = useState(of.language as Language)
  const [currency, setCurrency] = useState(of.currency)
  const [trouble, setTrouble] = useState<ErrorNote>()
  const choose = (iso: string): void => {
    setCountry(iso)
    const suggested = countryOf(iso)
    if (suggested) setZone(suggested.zone)
  }
  const save = async (event: Event): Promise<void> => {
    event.preventDefault()
    const outcome = await issue('organisation.describe', { name, country, zone, language: spoken, currency: currency.trim().toUpperCase() })
    setTrouble(outcome.ok ? undefined : outcome.trouble)
    if (outcome.ok) announce(w('saved'))
  }
  const changed = name !== of.name || country !== of.country || zone !== of.zone || spoken !== of.language || currency !== of.currency
  return (
    <form class="card" onSubmit={(event) => void save(event)}>
      <h2>{words('organisation')}</h2>
      <div class="grid3">
        <TextField label={words('name')} required maxLength={120} value={name} onValue={setName} />
        <CountryField label={words('country')} value={country} onValue={choose} />
        <ZoneField label={words('zone')} value={zone} country={country} onValue={setZone} />
        <TextField label={words('currency')} hint={words('currencyHint')} required maxLength={3} value={currency} onValue={setCurrency} />
        <ChoiceField<Language>
          label={words('language')}
          value={spoken}
          onValue={setSpoken}
          options={[
            { value: 'en', text: w('english') },
            { value: 'nl', text: w('dutch') },
          ]}
        />
      </div>
      <TroubleNote trouble={trouble} />
      <div>
        <Button kind={changed ? 'first' : 'plain'} type="submit" disabled={!changed}>
          {w('save')}
        </Button>
      </div>
    </form>
  )
}

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
      <p class="soft">{w('signedInAs', { name: me.value?.actor?.name ?? '' })}</p>
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
          <Button onClick={() => (waitingCount.value > 0 ? setAsking(true) : void leave())}>{w('signOut')}</Button>
        </div>
      )}
    </section>
  )
}

export const SettingsPage = () => {
  const of = organisation.value
  return (
    <>
      <PageHeading
        over={words('over')}
        title={mayI('plan.run') ? words('title', { name: of?.name ?? '', places: Math.max(1, all('location').length) }) : words('device')}
      >
        {!rollout.value && mayI('plan.run') && (
          <a class="button first" href="/">
            {words('toFirstVisit')}
          </a>
        )}
      </PageHeading>
      {of && mayI('organisation.manage') && <OrganisationForm key={`${of.version} ${f().language}`} of={of} />}
      <RolloutsCard />
      {mayI('plan.run') && <PlacesCard />}
      {mayI('plan.run') && <CalendarCard />}
      <MembersCard />
      <LinksCard />
      <TokensCard />
      <OrganisationsCard />
      <SignInCards />
      <TrailCard />
      <SessionsCard />
      <LeaversCard />
      <RetentionCard />
      <OwnDataCard />
      <DeviceCard />
    </>
  )
}
