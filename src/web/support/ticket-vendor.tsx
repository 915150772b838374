/** Asking the vendor: the request written out, their reference and what they said, each with its day (SU-5). */
import { useState } from 'preact/hooks'
import type { WithoutNames } from '#core/support/article-proposal.ts'
import { tierOf } from '#core/support/support.ts'
import { type Urgency, urgencies, vendorRequest } from '#core/support/vendor-request.ts'
import { vendorWords } from '#core/support/vendor-words.ts'
import type { Language } from '#core/kernel/language.ts'
import { f, voice, w } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { ChoiceField, LinesField, SelectField, TextField } from '#web/parts/field.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { copyText } from '#web/parts/copy-text.ts'
import { me } from '#web/sync/signed-in.ts'
import { organisation, ownZone, placesById, rollout, where, zoneOfLocation } from '#web/sync/store.ts'
import { eventsOf } from '#web/support/support-selectors.ts'
import { type Ticket } from '#web/support/support-waiting.ts'
import { useWithoutNames } from '#web/support/without-names.ts'
import { supportPageWords } from '#web/support/support-words.ts'
import { runCommand } from '#web/parts/use-command.ts'

const words = voice(supportPageWords)
const ofVendor = voice(vendorWords)
const nothing: WithoutNames = { text: '', taken: 0 }

/** An address that a mail programme opens; longer bodies than most of them take are cut by none of them, so all of it goes along. */
const mailTo = (address: string, subject: string, body: string): string =>
  `mailto:${encodeURIComponent(address)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`

const isAddress = (contact: string | null): contact is string => contact !== null && /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(contact)

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

const useRequest = (ticket: Ticket) => {
  const vendor = tierOf(where('supportTier', { rolloutId: ticket.rolloutId }), 4)
  const events = eventsOf(ticket)
  const known = events.findLast(({ reference }) => reference !== null)?.reference ?? null
  const [language, setLanguage] = useState<Language>('en')
  const [urgency, setUrgency] = useState<Urgency>('hindered')
  const [people, setPeople] = useState('1')
  const [reference, setReference] = useState(known ?? '')
  const [tried, setTried] = useState(() =>
    events.flatMap(({ kind, text }) => (text !== null && (kind === 'said' || kind === 'up') ? [text.replace(/\s+/g, ' ')] : [])).join('\n'),
  )
  const place = placesById.value.get(ticket.locationId ?? '')
  const { clean, trouble } = useWithoutNames([ticket.question, tried], language)
  const [question = nothing, attempts = nothing] = clean ?? []
  const request = vendorRequest(
    {
      tool: rollout.value?.tool ?? '',
      organisation: organisation.value?.name ?? '',
      question: question.text,
      since: ticket.openedAt,
      zone: zoneOfLocation(place?.locationId ?? null),
      people: Math.max(1, Math.floor(Number(people)) || 1),
      places: place ? [place.name] : [],
      tried: attempts.text.split('\n').filter((line) => line.trim() !== ''),
      page: ticket.page,
      device: ticket.device,
      urgency,
      reference: known,
      signedBy: me.value?.actor?.name ?? '',
    },
    language,
  )
  const taken = question.taken + attempts.taken
  return {
    vendor,
    request,
    known: clean !== undefined && trouble === undefined,
    trouble,
    taken,
    language,
    setLanguage,
    urgency,
    setUrgency,
    people,
    setPeople,
    tried,
    setTried,
    reference,
    setReference,
  }
}

const Request = ({ ticket }: { ticket: Ticket }) => {
  const form = useRequest(ticket)
  const { vendor, request } = form
  const keep = (): Promise<unknown> => {
    const { rolloutId, ticketId } = ticket
    const input = { rolloutId, ticketId, reference: orNull(form.reference), text: request.body }
    return runCommand({ name: 'support.askVendor', input }, words('vendorKept'))
  }
  return (
    <div class="stack">
      <div class="grid3">
        <SelectField
          label={words('vendorWhy')}
          value={form.urgency}
          onValue={(value) => form.setUrgency(urgencies.find((one) => one === value) ?? 'hindered')}
          options={urgencies.map((one) => ({ value: one, text: ofVendor(`urgency.${one}`) }))}
        />
        <TextField label={words('vendorPeople')} type="number" min={1} value={form.people} onValue={form.setPeople} />
        <ChoiceField<Language>
          label={words('vendorLanguage')}
          value={form.language}
          onValue={form.setLanguage}
          options={[
            { value: 'en', text: w('english') },
            { value: 'nl', text: w('dutch') },
          ]}
        />
      </div>
      <LinesField
        label={words('vendorTried')}
        hint={words('vendorTriedHint')}
        rows={3}
        value={form.tried}
        onValue={form.setTried}
        maxLength={2000}
      />
      <div class="stack tight">
        <h3>{words('vendorRequest')}</h3>
        <p class="strong">{request.subject}</p>
        <TroubleNote trouble={form.trouble} />
        {form.known ? (
          <p class="written vendor-request" lang={form.language}>
            {request.body}
          </p>
        ) : (
          <p class="soft" role="status">
            {words('takingNamesOut')}
          </p>
        )}
        {form.taken > 0 && <p class="small soft">{words('vendorNames', { count: form.taken })}</p>}
        <div class="row">
          <Button disabled={!form.known} onClick={() => void copyText(`${request.subject}\n\n${request.body}`)}>
            {words('vendorCopy')}
          </Button>
          {form.known && (
            <a class="button" href={mailTo(isAddress(vendor.contact) ? vendor.contact : '', request.subject, request.body)}>
              {words('vendorMail')}
            </a>
          )}
        </div>
      </div>
      <TextField
        label={words('vendorReference')}
        hint={words('vendorReferenceHint')}
        maxLength={120}
        value={form.reference}
        onValue={form.setReference}
      />
      <div>
        <Button kind="first" disabled={!form.known} onClick={() => void keep()}>
          {words('vendorSent')}
        </Button>
      </div>
    </div>
  )
}

const TheirAnswer = ({ ticket }: { ticket: Ticket }) => {
  const [text, setText] = useState('')
  const [reference, setReference] = useState(eventsOf(ticket).findLast((event) => event.reference !== null)?.reference ?? '')
  const note = async (event: Event): Promise<void> => {
    event.preventDefault()
    const { rolloutId, ticketId } = ticket
    const input = { rolloutId, ticketId, reference: orNull(reference), text }
    if ((await runCommand({ name: 'support.noteVendor', input }, words('vendorKept'))) !== undefined) setText('')
  }
  return (
    <form class="stack" onSubmit={(event) => void note(event)}>
      <LinesField label={words('vendorAnswer')} required rows={3} value={text} onValue={setText} maxLength={8000} />
      <TextField label={words('vendorReference')} maxLength={120} value={reference} onValue={setReference} />
      <div>
        <Button type="submit">{words('vendorNote')}</Button>
      </div>
    </form>
  )
}

export const VendorCard = ({ ticket }: { ticket: Ticket }) => {
  const asked = eventsOf(ticket).filter(({ kind }) => kind === 'vendorAsked')
  const last = asked.at(-1)
  const vendor = tierOf(where('supportTier', { rolloutId: ticket.rolloutId }), 4)
  return (
    <section class="card">
      <div class="row between">
        <h2>{vendor.name ?? words('vendor')}</h2>
        {last && <span class="small soft">{f().moment(last.at, ownZone.value)}</span>}
      </div>
      {last ? (
        <>
          <TheirAnswer ticket={ticket} />
          {ticket.state === 'open' && (
            <details>
              <summary>{words('vendorAgain')}</summary>
              <Request ticket={ticket} />
            </details>
          )}
        </>
      ) : (
        ticket.state === 'open' && (
          <>
            <p class="soft">{words('vendorText')}</p>
            <Request ticket={ticket} />
          </>
        )
      )}
    </section>
  )
}
