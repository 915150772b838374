/** Who signs in here and as what; owners give, change and take away roles, and end sessions. */
import { shared } from '#web/base/lead-words.ts'
import { useEffect, useState } from 'preact/hooks'
import { type Role, roles } from '#core/access/access.ts'
import { proposedRole } from '#core/access/invitation-commands.ts'
import { todayIn } from '#core/kernel/calendar.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { ask } from '#web/sync/server-request.ts'
import { withCapital } from '#web/base/capital.ts'
import { f, t, voice } from '#web/base/language.ts'
import { membersWords } from '#web/access/users-words.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { ChoiceField, SelectField, TickField } from '#web/parts/field.tsx'
import { FilteredList } from '#web/parts/filtered-list.tsx'
import { useFilters } from '#web/parts/use-filters.ts'
import { listHere } from '#web/sync/list-source.ts'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { mayI, me } from '#web/sync/signed-in.ts'
import { all, now, ownZone, placesById } from '#web/sync/store.ts'
import { peopleById } from '#web/sync/borrowed.ts'
import { runCommand, useCommand } from '#web/parts/use-command.ts'

const words = voice(membersWords)
type Member = StoredRow<'membership'>

const placesOf = (member: Member): readonly string[] => JSON.parse(member.locationIds) as string[]
export const nameOf = (member: Member): string => peopleById.value.get(member.personId ?? '')?.name ?? member.name ?? member.email ?? '–'
const roleText = (role: string): string => t(`access.role.${role as Role}`)
/** The same where it stands alone, in a cell or as an option. */
const roleAlone = (role: string): string => withCapital(roleText(role))

/** Ticks for the places of a champion. */
export const PlacesField = ({ value, onValue }: { value: readonly string[]; onValue: (value: readonly string[]) => void }) => (
  <fieldset class="field">
    <legend>{words('places')}</legend>
    {all('location').map((place) => (
      <TickField
        key={place.locationId}
        label={place.name}
        value={value.includes(place.locationId)}
        onValue={(on) => onValue(on ? [...value, place.locationId] : value.filter((one) => one !== place.locationId))}
      />
    ))}
  </fieldset>
)

export const RoleField = ({ value, onValue, among = roles }: { value: Role; onValue: (role: Role) => void; among?: readonly Role[] }) => (
  <ChoiceField<Role>
    label={words('role')}
    hint={words(`roleHint_${value}`)}
    value={value}
    onValue={onValue}
    options={among.map((role) => ({ value: role, text: roleAlone(role) }))}
  />
)

const MemberDialog = ({ member, onClose }: { member: Member; onClose: () => void }) => {
  const [role, setRole] = useState(member.role as Role)
  const [places, setPlaces] = useState(placesOf(member))
  const [asking, setAsking] = useState(false)
  const { run, trouble } = useCommand()
  const name = nameOf(member)
  const { accountId } = member
  const proposal = proposedRole(member.personId ?? '', all('champion'))
  const choose = (chosen: Role): void => {
    setRole(chosen)
    if (chosen === 'champion' && places.length === 0) setPlaces(proposal.locationIds)
  }
  const endSessions = async (): Promise<void> => {
    if ((await run({ name: 'access.endSessions', input: { accountId } }, words('endedFor', { name }))) !== undefined) onClose()
  }
  if (asking)
    return (
      <FormDialog
        key="ask"
        title={words('changeOf', { name })}
        command={{ name: 'access.withdrawRole', input: { accountId } }}
        doLabel={words('takeAway')}
        doneText={words('takenAway', { name })}
        danger
        onClose={() => setAsking(false)}
        onDone={onClose}
      >
        <p class="trouble">{words('takeAwayText', { name })}</p>
      </FormDialog>
    )
  return (
    <FormDialog
      title={words('changeOf', { name })}
      command={{ name: 'access.giveRole', input: { accountId, role, locationIds: role === 'champion' ? places : [] } }}
      doLabel={shared('save')}
      doneText={words('roleGiven', { name, role: roleText(role) })}
      onClose={onClose}
    >
      <RoleField value={role} onValue={choose} />
      {role === 'champion' && <PlacesField value={places} onValue={setPlaces} />}
      <div class="row">
        <Button onClick={() => void endSessions()}>{words('endSessions')}</Button>
        <Button kind="danger" opens="form" onClick={() => setAsking(true)}>
          {words('takeAway')}
        </Button>
      </div>
      <TroubleNote trouble={trouble} />
    </FormDialog>
  )
}

/** Links that nobody has opened and that still work. */
export const openInvitations = (): StoredRow<'invitation'>[] =>
  all('invitation')
    .filter((one) => one.usedAt === null && one.revokedAt === null && one.expiresAt > now.value)
    .toSorted((a, b) => a.name.localeCompare(b.name))

const OpenLinks = () => {
  const links = openInvitations()
  const withdraw = ({ invitationId, name }: StoredRow<'invitation'>): Promise<unknown> =>
    runCommand({ name: 'access.revokeInvitation', input: { invitationId } }, words('withdrawn', { name }))
  if (links.length === 0) return null
  return (
    <section class="card">
      <h2>{words('links')}</h2>
      <ul class="todo-list">
        {links.map((link) => (
          <li class="row between" key={link.invitationId}>
            <span>
              <strong>{link.name}</strong>{' '}
              <span class="small soft">
                {roleAlone(link.role)} · {words('linkUntil', { day: f().day(todayIn(ownZone.value, link.expiresAt), 'brief') })}
              </span>
            </span>
            <Button kind="quiet" aria-label={words('withdrawOf', { name: link.name })} onClick={() => void withdraw(link)}>
              {words('withdraw')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface Seen {
  readonly accountId: string
  readonly lastSeenAt: string | null
}

export const UsersPage = () => {
  const [opened, setOpened] = useState<string>()
  const filters = useFilters('role')
  const [seen, setSeen] = useState<readonly Seen[]>([])
  const manages = mayI('access.roles')
  const members = all('membership').toSorted(
    (a, b) => roles.indexOf(a.role as Role) - roles.indexOf(b.role as Role) || nameOf(a).localeCompare(nameOf(b)),
  )
  useEffect(() => {
    if (manages) ask<Seen[]>('/api/members/last-seen').then(setSeen, () => undefined)
  }, [manages, members.length])
  const found = members.filter(
    (one) => (filters.values.role === '' || one.role === filters.values.role) && filters.fits(nameOf(one), one.email),
  )
  const lastSeen = (accountId: string): string => {
    const at = seen.find((one) => one.accountId === accountId)?.lastSeenAt
    return at ? f().moment(at, ownZone.value) : words('never')
  }
  const member = members.find((one) => one.accountId === opened)
  const proposal = (one: Member): string => {
    const { role, locationIds } = proposedRole(one.personId ?? '', all('champion'))
    return role === 'champion' && one.role === 'member'
      ? words('proposed', { place: f().list(locationIds.map((id) => placesById.value.get(id)?.name ?? '')) })
      : ''
  }
  return (
    <>
      <section class="card" aria-label={words('over')}>
        <div class="row between">
          <h2>{words('heading', { count: members.length, open: openInvitations().length })}</h2>
          <a class="button first" href="/settings/users/invite">
            {words('invite')}
          </a>
        </div>
        <p class="soft">{words('cardText')}</p>
        <FilteredList
          label={words('over')}
          filters={filters}
          list={listHere(found)}
          of={members.length}
          searchLabel={words('searchUsers')}
          fields={
            <SelectField
              label={words('role')}
              {...filters.field('role')}
              options={[{ value: '', text: words('allRoles') }, ...roles.map((role) => ({ value: role, text: roleAlone(role) }))]}
            />
          }
          rowKey={(row) => row.accountId}
          columns={[
            {
              key: 'name',
              head: words('name'),
              cell: (row) => (
                <>
                  {manages ? (
                    <button
                      aria-haspopup="dialog"
                      type="button"
                      class="name"
                      aria-label={words('changeOf', { name: nameOf(row) })}
                      onClick={() => setOpened(row.accountId)}
                    >
                      {nameOf(row)}
                    </button>
                  ) : (
                    <strong>{nameOf(row)}</strong>
                  )}{' '}
                  {row.accountId === me.value?.actor?.accountId && <Chip kind="info">{words('you')}</Chip>}
                  <span class="small soft block">{row.email ?? ''}</span>
                </>
              ),
            },
            {
              key: 'role',
              head: words('role'),
              cell: (row) => (
                <>
                  {roleAlone(row.role)}
                  <span class="small soft block">{proposal(row)}</span>
                </>
              ),
            },
            {
              key: 'places',
              head: words('places'),
              cell: (row) => f().list(placesOf(row).map((id) => placesById.value.get(id)?.name ?? '')) || '–',
            },
            ...(manages ? [{ key: 'seen', head: words('lastSeen'), cell: (row: Member) => lastSeen(row.accountId) }] : []),
          ]}
        />
      </section>
      <OpenLinks />
      {member && <MemberDialog key={member.accountId} member={member} onClose={() => setOpened(undefined)} />}
    </>
  )
}
