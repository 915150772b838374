/** Who helps at each tier, how to reach them, and how soon a question goes on. */
import { shared } from '#web/base/lead-words.ts'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { type HelpTier, helpTiers, tierOf } from '#core/support/support.ts'
import { f, voice } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { TextField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { mayI } from '#web/sync/signed-in.ts'
import { rollout, where } from '#web/sync/store.ts'
import { rolloutId } from '#web/support/support-selectors.ts'
import { supportPageWords } from '#web/support/support-words.ts'
import { tierName } from '#web/support/ticket-story.tsx'
import { PersonField } from '#web/people/person-field.tsx'
import { peopleById } from '#web/sync/borrowed.ts'

const words = voice(supportPageWords)

const named = (tier: HelpTier) => tierOf(where('supportTier', { rolloutId: rolloutId.value }), tier)

/** The hours as they were typed: half hours with a point or a comma. */
const hoursIn = (text: string): number | undefined => {
  const hours = Number(text.replace(',', '.'))
  return text.trim() !== '' && hours >= 0.25 && hours <= 400 ? hours : undefined
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

const TierDialog = ({ tier, onClose }: { tier: HelpTier; onClose: () => void }) => {
  const before = named(tier)
  const [ownerId, setOwnerId] = useState(before.ownerId ?? '')
  const [name, setName] = useState(before.name ?? '')
  const [contact, setContact] = useState(before.contact ?? '')
  const [hours, setHours] = useState(f().number(before.hours, 2))
  const count = hoursIn(hours)
  return (
    <FormDialog
      title={words('changeTier', { tier: tierName(tier) })}
      command={
        count === undefined
          ? undefined
          : {
              name: 'support.nameTier',
              input: {
                rolloutId: rolloutId.value,
                tier,
                ownerId: orNull(ownerId),
                name: orNull(name),
                contact: orNull(contact),
                hours: count,
              },
            }
      }
      doLabel={shared('save')}
      doneText={shared('saved')}
      onClose={onClose}
    >
      {tier > 2 && <PersonField label={words('owner')} none={words('nobody')} value={ownerId} onValue={setOwnerId} />}
      <TextField label={words('teamName')} maxLength={120} value={name} onValue={setName} />
      <TextField label={words('contact')} hint={words('contactHint')} maxLength={300} value={contact} onValue={setContact} />
      <TextField
        label={words('hoursLabel')}
        value={hours}
        onValue={setHours}
        wrong={count === undefined ? words('hoursWrong') : undefined}
      />
    </FormDialog>
  )
}

/** Something to press where it can be pressed. */
const Contact = ({ contact }: { contact: string }) => {
  if (/^https?:\/\//.test(contact))
    return (
      <a class="touch" href={contact}>
        {contact}
      </a>
    )
  if (/^[^@\s]+@[^@\s]+$/.test(contact))
    return (
      <a class="touch" href={`mailto:${contact}`}>
        {contact}
      </a>
    )
  return <>{contact}</>
}

const Tier = ({ tier, onChange }: { tier: HelpTier; onChange: () => void }) => {
  const { ownerId, name, contact, hours } = named(tier)
  const owner = ownerId === null ? undefined : peopleById.value.get(ownerId)?.name
  return (
    <li class="card">
      <div class="row between">
        <h2>
          {tier} {tierName(tier)}
        </h2>
        {mayI('support.run') && (
          <Button opens="form" aria-label={words('changeTier', { tier: tierName(tier) })} onClick={onChange}>
            {words('change')}
          </Button>
        )}
      </div>
      <p class="soft">{words(`tier${tier}Text`)}</p>
      <dl class="facts">
        <dt>{words('owner')}</dt>
        <dd class="strong">{tier === 2 ? words('champions') : (owner ?? name ?? words('nobody'))}</dd>
        {name && (owner || tier === 2) && (
          <>
            <dt>{words('called')}</dt>
            <dd>{name}</dd>
          </>
        )}
        {contact && (
          <>
            <dt>{words('reach')}</dt>
            <dd>
              <Contact contact={contact} />
            </dd>
          </>
        )}
        <dt>{words('within')}</dt>
        <dd>{words('hours', { hours })}</dd>
      </dl>
    </li>
  )
}

export const TiersPage = ({ tabs }: { tabs: ComponentChildren }) => {
  const [changing, setChanging] = useState<HelpTier>()
  return (
    <>
      <PageHeading over={words('over', { tool: rollout.value?.tool ?? '' })} title={words('tiersTitle')} />
      {tabs}
      <p class="soft">{words('tiersText')}</p>
      <ol class="tier-cards">
        <li class="card">
          <h2>1 {tierName(1)}</h2>
          <p class="soft">{words('tier1Text')}</p>
        </li>
        {helpTiers.map((tier) => (
          <Tier key={tier} tier={tier} onChange={() => setChanging(tier)} />
        ))}
      </ol>
      {changing && <TierDialog tier={changing} onClose={() => setChanging(undefined)} />}
    </>
  )
}
