/** What the organisation is: its name, country, time zone, language and currency. */
import { shared } from '#web/base/lead-words.ts'
import { useState } from 'preact/hooks'
import type { StoredRow } from '#core/registry/tables.ts'
import type { Language } from '#core/kernel/language.ts'
import { voice } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { TextField } from '#web/parts/field.tsx'
import { RegionFields } from '#web/parts/region-fields.tsx'
import { useCommand } from '#web/parts/use-command.ts'
import { settingsWords } from '#web/settings/settings-words.ts'

const words = voice(settingsWords)

export const OrganisationForm = ({ of }: { of: StoredRow<'organisation'> }) => {
  const [name, setName] = useState(of.name)
  const [region, setRegion] = useState({ country: of.country, zone: of.zone, language: of.language as Language })
  const [currency, setCurrency] = useState(of.currency)
  const { run, trouble } = useCommand()
  const save = async (event: Event): Promise<void> => {
    event.preventDefault()
    const input = { name, ...region, currency: currency.trim().toUpperCase() }
    await run({ name: 'organisation.describe', input }, shared('saved'))
  }
  const changed =
    name !== of.name ||
    region.country !== of.country ||
    region.zone !== of.zone ||
    region.language !== of.language ||
    currency !== of.currency
  return (
    <form class="card" onSubmit={(event) => void save(event)}>
      <h2>{words('organisation')}</h2>
      <div class="grid3">
        <TextField label={words('name')} required maxLength={120} value={name} onValue={setName} />
        <TextField label={words('currency')} hint={words('currencyHint')} required maxLength={3} value={currency} onValue={setCurrency} />
      </div>
      <RegionFields value={region} onValue={setRegion} />
      <TroubleNote trouble={trouble} />
      <div>
        <Button kind={changed ? 'first' : 'plain'} type="submit" disabled={!changed}>
          {shared('save')}
        </Button>
      </div>
    </form>
  )
}
