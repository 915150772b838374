/** Inviting people: choose whom, make their links, and send or print them; the secrets are made here and shown this once. */
import { shared } from '#web/base/lead-words.ts'
import { readingLanguage } from '#core/regional/at-location.ts'
import { worksOn } from '#core/kernel/employment.ts'
import { useMemo, useState } from 'preact/hooks'
import { firstNameOf } from '#core/people/first-name.ts'
import { type Role, roles } from '#core/access/access.ts'
import { longestInviteDays, proposedRole, usualInviteDays } from '#core/access/invitation-commands.ts'
import { addDays } from '#core/kernel/calendar.ts'
import { format } from '#core/kernel/format.ts'
import type { Language } from '#core/kernel/language.ts'
import { speak } from '#core/kernel/words.ts'
import { f, language, t, voice } from '#web/base/language.ts'
import { openInvitations, PlacesField, RoleField } from '#web/access/users-page.tsx'
import { membersWords } from '#web/access/users-words.ts'
import { slipWords } from '#web/access/slip-words.ts'
import { newId, newSecret } from '#web/sync/new-id.ts'
import { Button } from '#web/parts/button.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { TextField, TickField } from '#web/parts/field.tsx'
import { PersonField } from '#web/people/person-field.tsx'
import { peopleById } from '#web/sync/borrowed.ts'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { QrCode } from '#web/parts/qr-code.tsx'
import { copyText } from '#web/parts/copy-text.ts'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { mayI, me } from '#web/sync/signed-in.ts'
import { sha256 } from '#web/sync/sha-256.ts'
import { all, isAbsent, organisation, placesById, rollout, today, waitingCount } from '#web/sync/store.ts'
import { useCommand } from '#web/parts/use-command.ts'
import type { CommandCall } from '#core/registry/command-inputs.ts'
import '#web/styles/lead.css'

const words = voice(membersWords)

/** Somebody to invite: who, as what, in which language. */
interface Invited {
  readonly personId: string | null
  readonly name: string
  readonly language: Language
  readonly role: Role
  readonly locationIds: readonly string[]
}

/** A link that was just made, as nobody will see it again. */
interface Made extends Invited {
  readonly address: string
}

const base = (): string => me.value?.publicUrl ?? location.origin
const onlyHere = (): boolean => /^(localhost|127\.|\[::1\])/.test(new URL(base()).hostname)

/** The command that makes a link, and the link as it is once the command is accepted. */
const linkFor = (invited: Invited, days: number): { readonly call: CommandCall; readonly made: Made } => {
  const secret = newSecret()
  const input = { ...invited, invitationId: newId(), email: null, secretHash: sha256(secret), days }
  return { call: { name: 'access.invite', input }, made: { ...invited, address: `${base()}/invite#${secret}` } }
}

const shareAddress = ({ name, address, language: spoken }: Made): string => {
  const say = speak(slipWords, spoken)
  const text = say('shareText', { name: firstNameOf(name), tool: rollout.value?.tool ?? say('theTool'), address })
  return `https://wa.me/?text=${encodeURIComponent(text)}`
}

const Slip = ({ made, until }: { made: Made; until: string }) => {
  const say = speak(slipWords, made.language)
  return (
    <li class="slip">
      <QrCode text={made.address} label={words('codeOf', { name: made.name })} />
      <div class="stack tight">
        <strong>{made.name}</strong>
        <span class="small" lang={made.language}>
          {say('slip', { tool: rollout.value?.tool ?? say('theTool') })}{' '}
          {say('slipUntil', { day: format(made.language).day(until, 'brief') })}
        </span>
        <input
          class="input"
          readOnly
          value={made.address}
          aria-label={words('linkOf', { name: made.name })}
          onFocus={(event) => event.currentTarget.select()}
        />
        <div class="row no-print">
          <Button aria-label={words('copyOf', { name: made.name })} onClick={() => void copyText(made.address)}>
            {shared('copy')}
          </Button>
          <a
            class="button"
            href={shareAddress(made)}
            target="_blank"
            rel="noreferrer"
            aria-label={words('whatsAppTo', { name: made.name })}
          >
            {words('whatsApp')}
          </a>
        </div>
      </div>
    </li>
  )
}

const Sheet = ({ made, until, onClose }: { made: readonly Made[]; until: string; onClose: () => void }) => (
  <>
    <PageHeading over={words('invite')} title={words('madeHeading', { count: made.length })}>
      <Button onClick={() => print()}>{words('print')}</Button>
      <Button kind="first" onClick={onClose}>
        {words('done')}
      </Button>
    </PageHeading>
    <p class="no-print">{words('madeText')}</p>
    {onlyHere() && <p class="note no-print">{words('onlyHere')}</p>}
    {waitingCount.value > 0 && (
      <p class="note no-print" role="status">
        {words('stillSending')}
      </p>
    )}
    <ul class="slips">
      {made.map((one) => (
        <Slip key={one.address} made={one} until={until} />
      ))}
    </ul>
  </>
)

const OtherDialog = ({ days, onMade, onClose }: { days: number; onMade: (made: Made) => void; onClose: () => void }) => {
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>(mayI('access.roles') ? 'sponsor' : 'member')
  const [places, setPlaces] = useState<readonly string[]>([])
  const invited = { personId: null, name, language: language.value, role, locationIds: role === 'champion' ? places : [] }
  const { call, made } = useMemo(() => linkFor(invited, days), [JSON.stringify(invited), days])
  return (
    <FormDialog
      title={words('inviteOther')}
      command={call}
      doLabel={words('make', { count: 1 })}
      onClose={onClose}
      onDone={() => onMade(made)}
    >
      <TextField label={words('otherName')} required maxLength={200} value={name} onValue={setName} />
      <RoleField value={role} onValue={setRole} among={mayI('access.roles') ? roles : ['champion', 'member']} />
      {role === 'champion' && <PlacesField value={places} onValue={setPlaces} />}
    </FormDialog>
  )
}

export const InvitePeoplePage = () => {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const usual = organisation.value?.inviteDays ?? usualInviteDays
  const [typed, setDays] = useState<string>()
  const days = typed ?? String(usual)
  const [made, setMade] = useState<readonly Made[]>()
  const [other, setOther] = useState(false)
  const [busy, setBusy] = useState(false)
  const { run, trouble } = useCommand()
  const lasting = Math.min(longestInviteDays, Math.max(1, Math.round(Number(days)) || usual))
  const keepDays = (): Promise<unknown> => run({ name: 'access.changeInviteDays', input: { days: lasting } }, shared('saved'))
  if (made) return <Sheet made={made} until={addDays(today.value, lasting)} onClose={() => setMade(undefined)} />

  const here = new Map(all('membership').flatMap((member) => (member.personId ? [[member.personId, member.role]] : [])))
  const waiting = new Set(openInvitations().map((one) => one.personId))
  // With so many people one searches for those to invite; they come in as they are chosen.
  const searches = isAbsent('person')
  const people = (searches ? [...chosen].flatMap((personId) => peopleById.value.get(personId) ?? []) : all('person'))
    .filter((one) => worksOn(one, today.value))
    .filter((one) => mayI('access.roles') || ['member', 'champion', undefined].includes(here.get(one.personId)))
    .toSorted((a, b) => a.name.localeCompare(b.name))
  const fresh = people.filter((one) => !here.has(one.personId) && !waiting.has(one.personId))
  const invitedOf = (personId: string): Invited | undefined => {
    const person = people.find((one) => one.personId === personId)
    if (!person) return undefined
    const place = placesById.value.get(person.locationId ?? '')
    const { role, locationIds } = proposedRole(personId, all('champion'))
    return { personId, name: person.name, language: readingLanguage(person, place, organisation.value), role, locationIds }
  }
  const about = (personId: string): string => {
    const { role, locationIds } = proposedRole(personId, all('champion'))
    const place = f().list(locationIds.map((id) => placesById.value.get(id)?.name ?? ''))
    return [
      role === 'champion' ? words('proposed', { place }) : t('access.role.member'),
      here.has(personId) ? words('signsIn') : waiting.has(personId) ? words('hasLink') : '',
    ]
      .filter(Boolean)
      .join(' · ')
  }
  const makeAll = async (event: Event): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    const done: Made[] = []
    for (const personId of chosen) {
      const invited = invitedOf(personId)
      if (!invited) continue
      const { call, made: one } = linkFor(invited, lasting)
      if ((await run(call)) === undefined) break
      done.push(one)
    }
    setBusy(false)
    setChosen(new Set())
    if (done.length > 0) setMade(done.toSorted((a, b) => a.name.localeCompare(b.name)))
  }
  const toggle = (personId: string, on: boolean): void => {
    const next = new Set(chosen)
    if (on) next.add(personId)
    else next.delete(personId)
    setChosen(next)
  }
  return (
    <>
      <PageHeading over={<a href="/settings/users">← {words('over')}</a>} title={words('inviteHeading')}>
        <Button opens="form" onClick={() => setOther(true)}>
          {words('inviteOther')}
        </Button>
      </PageHeading>
      <form class="card" onSubmit={(event) => void makeAll(event)}>
        {!searches && fresh.length === 0 && <p>{words('everyoneHere')}</p>}
        <div class="row between">
          <span role="status">{words('chosen', { count: chosen.size })}</span>
          <span class="row">
            <Button kind="quiet" disabled={searches} onClick={() => setChosen(new Set(fresh.map((one) => one.personId)))}>
              {words('chooseAll')}
            </Button>
            <Button kind="quiet" onClick={() => setChosen(new Set())}>
              {words('chooseNone')}
            </Button>
          </span>
        </div>
        {searches && (
          <PersonField
            label={words('searchPerson')}
            none=""
            value=""
            onValue={(personId) => personId !== '' && toggle(personId, true)}
            except={chosen}
          />
        )}
        <div class="people-ticks">
          {people.map((one) => (
            <TickField
              key={one.personId}
              label={
                <>
                  {one.name} <span class="small soft block">{about(one.personId)}</span>
                </>
              }
              value={chosen.has(one.personId)}
              onValue={(on) => toggle(one.personId, on)}
            />
          ))}
        </div>
        <div class="grid3">
          <TextField label={words('days')} type="number" min={1} max={longestInviteDays} required value={days} onValue={setDays} />
        </div>
        {mayI('organisation.manage') && lasting !== usual && (
          <div>
            <Button kind="quiet" onClick={() => void keepDays()}>
              {words('keepDays', { days: lasting })}
            </Button>
          </div>
        )}
        <TroubleNote trouble={trouble} />
        <div>
          <Button kind="first" type="submit" busy={busy} disabled={chosen.size === 0}>
            {words('make', { count: chosen.size })}
          </Button>
        </div>
      </form>
      {other && (
        <OtherDialog
          days={lasting}
          onClose={() => setOther(false)}
          onMade={(one) => {
            setOther(false)
            setMade([one])
          }}
        />
      )}
    </>
  )
}
