/** The first owner: who you are, and where your organisation is. Opened by the one-time link, whose secret stands behind the #. */
import { troubleIn } from '#web/sync/server-request.ts'
import { useState } from 'preact/hooks'
import { countryOf } from '#core/regional/countries.ts'
import type { Language } from '#core/kernel/language.ts'
import { doorWords } from '#web/access/sign-in-page-words.ts'
import { chooseLanguage, language, voice, w } from '#web/base/language.ts'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { Button } from '#web/parts/button.tsx'
import { CountryField, ZoneField } from '#web/parts/country-fields.tsx'
import { ChoiceField, TextField } from '#web/parts/field.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { PasswordField } from '#web/access/password-field.tsx'
import { Door } from '#web/parts/plain-frames.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { becomeFirstOwner } from '#web/sync/signed-in.ts'

const words = voice(doorWords)

const Form = ({ token }: { token: string }) => {
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [organisation, setOrganisation] = useState('')
  const [country, setCountry] = useState('SR')
  const [zone, setZone] = useState(countryOf('SR')?.zone ?? 'America/Paramaribo')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<ErrorNote>()
  const choose = (iso: string): void => {
    setCountry(iso)
    const suggested = countryOf(iso)
    if (suggested) setZone(suggested.zone)
  }
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    setTrouble(undefined)
    try {
      const place = { name: organisation, country, zone, language: language.value }
      await becomeFirstOwner({ token, name, email, password, organisation: place }, language.value)
    } catch (problem) {
      setTrouble(troubleIn(problem))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form class="stack wide" onSubmit={(event) => void submit(event)}>
      <section class="card">
        <h2>{words('you')}</h2>
        <TextField label={words('yourName')} name="name" autoComplete="name" required value={name} onValue={setName} />
        <TextField label={words('email')} type="email" name="email" autoComplete="username" required value={email} onValue={setEmail} />
        <PasswordField value={password} onValue={setPassword} hint={words('passwordHint')} fresh />
      </section>
      <section class="card">
        <h2>{words('organisation')}</h2>
        <TextField
          label={words('organisationName')}
          name="organisation"
          autoComplete="organization"
          required
          value={organisation}
          onValue={setOrganisation}
        />
        <CountryField label={words('country')} value={country} onValue={choose} />
        <ZoneField label={words('zone')} hint={words('zoneHint')} value={zone} country={country} onValue={setZone} />
        <ChoiceField<Language>
          label={words('screens')}
          value={language.value}
          onValue={chooseLanguage}
          options={[
            { value: 'en', text: w('english') },
            { value: 'nl', text: w('dutch') },
          ]}
        />
      </section>
      <TroubleNote trouble={trouble} />
      <Button kind="first" type="submit" busy={busy} whole>
        {words('begin')}
      </Button>
    </form>
  )
}

export const WelcomePage = () => {
  const [token] = useState(() => location.hash.slice(1))
  return (
    <Door>
      <PageHeading over={words('welcomeOver')} title={words('welcomeTitle')} />
      {token === '' ? <p class="trouble">{words('noToken')}</p> : <Form token={token} />}
    </Door>
  )
}
