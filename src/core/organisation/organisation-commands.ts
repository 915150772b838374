/** What can be done with the organisation itself. */
import { isZone } from '#core/kernel/calendar.ts'
import { command, put, rows } from '#core/kernel/command.ts'
import { country, language, matching, shape, text } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import { isCountry } from '#core/regional/countries.ts'
import { isCurrency } from '#core/regional/currency.ts'

/** Says who the organisation is (RG-3 to RG-5). Problems: regional.unknownCountry, regional.unknownZone, organisation.unknownCurrency. */
export const describeOrganisation = command({
  name: 'organisation.describe',
  about: 'Says what the organisation is called, where it is at home, and in which language and currency it works.',
  may: 'organisation.manage',
  input: shape({ name: text(120), country, zone: text(64), language, currency: matching(/^[A-Z]{3}$/) }),
  needs: (_input, at) => ({ organisation: rows('organisation', { id: at.organisationId }) }),
  decide: ({ organisation: [there] }, { name, country, zone, language, currency }, at) => {
    if (!isCountry(country)) throw new Problem('regional.unknownCountry', { country }, { field: 'country' })
    if (!isZone(zone)) throw new Problem('regional.unknownZone', { zone }, { field: 'zone' })
    if (!isCurrency(currency)) throw new Problem('organisation.unknownCurrency', { currency }, { field: 'currency' })
    const kept = { createdAt: there?.createdAt ?? at.now, inviteDays: there?.inviteDays ?? null }
    return [put('organisation', { id: at.organisationId, name, country, zone, language, currency, ...kept })]
  },
})

export const organisationCommands = [describeOrganisation] as const
