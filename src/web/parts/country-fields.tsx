/** Country and time zone of an organisation or a place: the country suggests the zone. */
import { countries, countryName, countryOf } from '#core/regional/countries.ts'
import { language } from '#web/base/language.ts'
import { SelectField } from '#web/parts/field.tsx'

/** Countries by name, with one that is not in the table if it is already chosen. */
const countryOptions = (chosen: string): { value: string; text: string }[] => {
  const codes = countries.map((country) => country.iso)
  if (chosen && !codes.includes(chosen)) codes.push(chosen)
  return codes
    .map((iso) => ({ value: iso, text: countryName(iso, language.value) }))
    .sort((a, b) => a.text.localeCompare(b.text, language.value))
}

const zoneOptions = (chosen: string, country: string): { value: string; text: string }[] => {
  const known = new Set([
    chosen,
    countryOf(country)?.zone ?? '',
    ...countries.map((one) => one.zone),
    ...Intl.supportedValuesOf('timeZone'),
  ])
  known.delete('')
  return [...known].sort().map((zone) => ({ value: zone, text: zone.replaceAll('_', ' ') }))
}

export const CountryField = ({ label, value, onValue }: { label: string; value: string; onValue: (iso: string) => void }) => (
  <SelectField label={label} value={value} onValue={onValue} options={countryOptions(value)} />
)

export const ZoneField = ({
  label,
  hint,
  value,
  country,
  onValue,
}: {
  label: string
  hint?: string
  value: string
  country: string
  onValue: (zone: string) => void
}) => <SelectField label={label} {...(hint ? { hint } : {})} value={value} onValue={onValue} options={zoneOptions(value, country)} />
