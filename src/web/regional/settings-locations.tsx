/** The places of the organisation: add, change, remove. */
import { shared } from '#web/base/lead-words.ts'
import { usualHours } from '#core/regional/at-location.ts'
import { worksOn } from '#core/kernel/employment.ts'
import { useState } from 'preact/hooks'
import { countryName } from '#core/regional/countries.ts'
import type { Row, StoredRow } from '#core/registry/tables.ts'
import type { Language } from '#core/kernel/language.ts'
import { language, t, voice, w } from '#web/base/language.ts'
import { newId } from '#web/sync/new-id.ts'
import { Button } from '#web/parts/button.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { SelectField, TextField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { RegionFields } from '#web/parts/region-fields.tsx'
import { Table } from '#web/parts/table.tsx'
import { mayI } from '#web/sync/signed-in.ts'
import { clock, minutesOf } from '#core/kernel/clock-time.ts'
import { regionalPageWords } from '#web/regional/regional-page-words.ts'
import { all, isAbsent, organisation, today } from '#web/sync/store.ts'

const words = voice(regionalPageWords)

const PlaceDialog = ({ place, fresh, onClose }: { place: Row<'location'>; fresh: boolean; onClose: () => void }) => {
  const [name, setName] = useState(place.name)
  const [region, setRegion] = useState({ country: place.country, zone: place.zone, language: place.language as Language })
  const [connectivity, setConnectivity] = useState(place.connectivity as 'good' | 'patchy' | 'poor')
  const [opensAt, setOpensAt] = useState(clock(place.opensAt))
  const [closesAt, setClosesAt] = useState(clock(place.closesAt))
  return (
    <FormDialog
      title={fresh ? words('addPlace') : words('changePlace', { name: place.name })}
      command={{
        name: fresh ? 'regional.addLocation' : 'regional.changeLocation',
        input: {
          locationId: place.locationId,
          name,
          ...region,
          connectivity,
          opensAt: minutesOf(opensAt),
          closesAt: minutesOf(closesAt),
        },
      }}
      doLabel={shared('save')}
      doneText={shared('saved')}
      onClose={onClose}
    >
      <TextField label={words('name')} required maxLength={80} value={name} onValue={setName} />
      <RegionFields value={region} onValue={setRegion} fresh={fresh} />
      <SelectField
        label={words('internet')}
        value={connectivity}
        onValue={(value) => setConnectivity(value as typeof connectivity)}
        options={(['good', 'patchy', 'poor'] as const).map((value) => ({ value, text: t(`regional.connectivity.${value}`) }))}
      />
      <div class="grid3">
        <TextField label={words('opensAt')} type="time" required value={opensAt} onValue={setOpensAt} />
        <TextField label={words('closesAt')} type="time" required value={closesAt} onValue={setClosesAt} />
      </div>
    </FormDialog>
  )
}

const RemoveDialog = ({ place, onClose }: { place: StoredRow<'location'>; onClose: () => void }) => (
  <FormDialog
    title={words('removePlace', { name: place.name })}
    command={{ name: 'regional.removeLocation', input: { locationId: place.locationId } }}
    doLabel={w('remove')}
    danger
    onClose={onClose}
  >
    <p>{words('removePlaceText')}</p>
  </FormDialog>
)

const freshPlace = (): Row<'location'> => {
  const home = organisation.value
  return {
    locationId: newId(),
    name: '',
    country: home?.country ?? 'SR',
    zone: home?.zone ?? 'America/Paramaribo',
    language: home?.language ?? 'nl',
    connectivity: 'good',
    ...usualHours,
  }
}

export const PlacesCard = () => {
  const [changing, setChanging] = useState<{ place: Row<'location'>; fresh: boolean }>()
  const [removing, setRemoving] = useState<StoredRow<'location'>>()
  const places = [...all('location')].sort((a, b) => a.name.localeCompare(b.name))
  const people = new Map<string, number>()
  for (const { locationId, leftOn } of all('person'))
    if (locationId !== null && worksOn({ leftOn }, today.value)) people.set(locationId, (people.get(locationId) ?? 0) + 1)
  const may = mayI('regional.manage')
  const add = may && (
    <Button opens="form" onClick={() => setChanging({ place: freshPlace(), fresh: true })}>
      {words('addPlace')}
    </Button>
  )
  return (
    <section class="card" id="places">
      <div class="row between">
        <h2>{words('places')}</h2>
        {places.length > 0 && add}
      </div>
      <p class="soft">{words('placesText')}</p>
      {places.length === 0 ? (
        <EmptyState title={words('noPlaces')} text={words('noPlacesText')}>
          {add}
        </EmptyState>
      ) : (
        <Table
          label={words('places')}
          rows={places}
          rowKey={(place) => place.locationId}
          columns={[
            {
              key: 'name',
              head: words('name'),
              cell: (place) => (
                <>
                  <strong>{place.name}</strong>
                  <div class="small soft">
                    {countryName(place.country, language.value)} · {place.zone.replaceAll('_', ' ')}
                  </div>
                </>
              ),
            },
            {
              key: 'hours',
              head: words('hours'),
              cell: (place) => <span class="nowrap">{`${clock(place.opensAt)}–${clock(place.closesAt)}`}</span>,
            },
            { key: 'language', head: words('language'), cell: (place) => words(`inLanguage_${place.language as Language}`) },
            {
              key: 'internet',
              head: words('internet'),
              cell: (place) => t(`regional.connectivity.${place.connectivity as 'good' | 'patchy' | 'poor'}`),
            },
            {
              key: 'people',
              head: words('people'),
              num: true,
              cell: (place) => (isAbsent('person') ? '?' : (people.get(place.locationId) ?? 0)),
            },
            {
              key: 'do',
              head: <span class="unseen">{w('change')}</span>,
              cell: (place) =>
                may && (
                  <div class="row">
                    <Button
                      opens="form"
                      kind="quiet"
                      aria-label={words('changePlace', { name: place.name })}
                      onClick={() => setChanging({ place, fresh: false })}
                    >
                      {w('change')}
                    </Button>
                    <Button
                      opens="form"
                      kind="quiet"
                      aria-label={words('removePlace', { name: place.name })}
                      onClick={() => setRemoving(place)}
                    >
                      {w('remove')}
                    </Button>
                  </div>
                ),
            },
          ]}
        />
      )}
      {changing && <PlaceDialog {...changing} onClose={() => setChanging(undefined)} />}
      {removing && <RemoveDialog place={removing} onClose={() => setRemoving(undefined)} />}
    </section>
  )
}
