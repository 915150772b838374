/** What the organisation is: its name, country, time zone, language and currency. */
import { shared } from '#web/base/lead-words.ts'
import { useState } from 'preact/hooks'
import { countryOf } from '#core/regional/countries.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import type { Language } from '#core/kernel/language.ts'
import { voice, w } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { CountryField, ZoneField } from '#web/parts/country-fields.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { ChoiceField, TextField } from '#web/parts/field.tsx'
import { useCommand } from '#web/parts/use-command.ts'
import { settingsWords } from '#web/settings/settings-words.ts'

const words = voice(settingsWords)

export const OrganisationForm = ({ of }: { of: StoredRow<'organisation'> }) => {
  const [name, setName] = useState(of.name)
  const [country, setCountry] = useState(of.country)
  const [zone, setZone] = useState(of.zone)
  const [spoken, setSpoken] = useState(of.language as Language)
  const [currency, setCurrency] = useState(of.currency)
  const { run, trouble } = useCommand()
  const choose = (iso: string): void => {
    setCountry(iso)
    const suggested = countryOf(iso)
    if (suggested) setZone(suggested.zone)
  }
  const save = async (event: Event): Promise<void> => {
    event.preventDefault()
    const input = { name, country, zone, language: spoken, currency: currency.trim().toUpperCase() }
    await run({ name: 'organisation.describe', input }, shared('saved'))
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
      </div>
      <ChoiceField<Language>
        label={words('language')}
        value={spoken}
        onValue={setSpoken}
        options={[
          { value: 'en', text: w('english') },
          { value: 'nl', text: w('dutch') },
        ]}
      />
      <TroubleNote trouble={trouble} />
      <div>
        <Button kind={changed ? 'first' : 'plain'} type="submit" disabled={!changed}>
          {shared('save')}
        </Button>
      </div>
    </form>
  )
}
