/** Where an organisation or a location is, and what is spoken there: country, time zone and language. */
import { countryOf } from '#core/regional/countries.ts'
import type { Language } from '#core/kernel/language.ts'
import { shared } from '#web/base/lead-words.ts'
import { w } from '#web/base/language.ts'
import { CountryField, ZoneField } from '#web/parts/country-fields.tsx'
import { ChoiceField } from '#web/parts/field.tsx'

export interface Region {
  readonly country: string
  readonly zone: string
  readonly language: Language
}

interface Props {
  readonly value: Region
  readonly onValue: (region: Region) => void
  /** Whether choosing a country chooses its language as well as its zone. */
  readonly fresh?: boolean
}

export const RegionFields = ({ value, onValue, fresh = false }: Props) => {
  const choose = (country: string): void => {
    const { zone, language } = countryOf(country) ?? value
    onValue({ country, zone, language: fresh ? language : value.language })
  }
  return (
    <>
      <div class="grid3">
        <CountryField label={shared('country')} value={value.country} onValue={choose} />
        <ZoneField label={shared('zone')} value={value.zone} country={value.country} onValue={(zone) => onValue({ ...value, zone })} />
      </div>
      <ChoiceField<Language>
        label={w('language')}
        value={value.language}
        onValue={(language) => onValue({ ...value, language })}
        options={[
          { value: 'en', text: w('english') },
          { value: 'nl', text: w('dutch') },
        ]}
      />
    </>
  )
}
