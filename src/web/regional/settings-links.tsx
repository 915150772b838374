/** Calendar feed links: a secret made here, shown once; only its hash leaves the device. */
import { useState } from 'preact/hooks'
import { todayIn } from '#core/kernel/calendar.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { f, voice } from '#web/base/language.ts'
import { newId, newSecret } from '#web/sync/new-id.ts'
import { Button } from '#web/parts/button.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { TextField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { ShownOnce } from '#web/parts/shown-once.tsx'
import { mayI } from '#web/sync/signed-in.ts'
import { regionalPageWords } from '#web/regional/regional-page-words.ts'
import { sha256 } from '#web/sync/sha-256.ts'
import { ownZone, rollout, where } from '#web/sync/store.ts'

const words = voice(regionalPageWords)

const MakeDialog = ({ rolloutId, onClose }: { rolloutId: string; onClose: () => void }) => {
  const [name, setName] = useState('')
  const [linkId] = useState(newId)
  const [secret] = useState(newSecret)
  const [made, setMade] = useState(false)
  if (made)
    return (
      <Dialog title={words('linkTitle')} onClose={onClose}>
        <ShownOnce
          about={words('linkMade')}
          label={words('linkTitle')}
          text={`${location.origin}/calendar/${secret}.ics`}
          onClose={onClose}
        />
      </Dialog>
    )
  return (
    <FormDialog
      title={words('linkTitle')}
      command={{ name: 'plan.shareCalendar', input: { linkId, rolloutId, name, secretHash: sha256(secret) } }}
      doLabel={words('makeLink')}
      onClose={onClose}
      onDone={() => setMade(true)}
    >
      <TextField label={words('linkName')} hint={words('linkNameHint')} required maxLength={80} value={name} onValue={setName} />
    </FormDialog>
  )
}

export const LinksCard = () => {
  const [making, setMaking] = useState(false)
  const [revoking, setRevoking] = useState<StoredRow<'calendarLink'>>()
  const current = rollout.value
  if (!current || !mayI('plan.share')) return null
  const links = where('calendarLink', { rolloutId: current.rolloutId }).sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
  const on = (instant: string): string => f().day(todayIn(ownZone.value, instant), 'brief')
  return (
    <section class="card" id="feed">
      <div class="row between">
        <h2>{words('links')}</h2>
        <Button opens="form" onClick={() => setMaking(true)}>
          {words('makeLink')}
        </Button>
      </div>
      <p class="soft">{words('linksText')}</p>
      {links.length === 0 ? (
        <p class="soft small">{words('noLinks')}</p>
      ) : (
        <ul class="todo-list">
          {links.map((link) => (
            <li class="row between" key={link.linkId}>
              <span>
                <strong class={link.revokedAt ? 'before' : undefined}>{link.name}</strong>{' '}
                <span class="small soft">
                  {link.revokedAt ? words('revoked', { day: on(link.revokedAt) }) : words('madeOn', { day: on(link.createdAt) })}
                </span>
              </span>
              {!link.revokedAt && (
                <Button opens="form" kind="quiet" aria-label={`${words('revoke')}: ${link.name}`} onClick={() => setRevoking(link)}>
                  {words('revoke')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {making && <MakeDialog rolloutId={current.rolloutId} onClose={() => setMaking(false)} />}
      {revoking && (
        <FormDialog
          title={words('revokeTitle', { name: revoking.name })}
          doLabel={words('revoke')}
          command={{ name: 'plan.unshareCalendar', input: { linkId: revoking.linkId } }}
          onClose={() => setRevoking(undefined)}
          danger
        >
          <p>{words('revokeText')}</p>
        </FormDialog>
      )}
    </section>
  )
}
