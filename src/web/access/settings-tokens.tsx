/** Machine tokens: a secret made here, shown once; only its hash leaves the device. */
import { useEffect, useState } from 'preact/hooks'
import { rightsOf, tokenRights } from '#core/access/access.ts'
import { todayIn } from '#core/kernel/calendar.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { ask, NotReached, Refused } from '#web/sync/server-request.ts'
import { f, voice } from '#web/base/language.ts'
import { newId, newSecret } from '#web/sync/new-id.ts'
import { Button } from '#web/parts/button.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { SelectField, TextField, TickField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { ShownOnce } from '#web/parts/shown-once.tsx'
import { actorHere, mayI } from '#web/sync/signed-in.ts'
import { sha256 } from '#web/sync/sha-256.ts'
import { all, now, ownZone, version } from '#web/sync/store.ts'
import { tokenWords } from '#web/access/token-words.ts'

const words = voice(tokenWords)

const lives = ['30', '90', '365', ''] as const

const MakeDialog = ({ onClose }: { onClose: () => void }) => {
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<readonly (typeof tokenRights)[number][]>(['rows.read'])
  const [days, setDays] = useState<string>('90')
  const [rolloutId, setRolloutId] = useState('')
  const [tokenId] = useState(newId)
  const [secret] = useState(() => `uit_${newSecret()}`)
  const [made, setMade] = useState(false)
  const here = actorHere()
  const mine = here ? rightsOf(here) : []
  if (made)
    return (
      <Dialog title={words('makeTitle')} onClose={onClose}>
        <ShownOnce about={words('made')} label={words('secret')} text={secret} onClose={onClose} />
      </Dialog>
    )
  return (
    <FormDialog
      title={words('makeTitle')}
      command={
        chosen.length === 0
          ? undefined
          : {
              name: 'access.createToken',
              input: {
                tokenId,
                name,
                rights: chosen,
                rolloutId: rolloutId || null,
                secretHash: sha256(secret),
                days: days === '' ? null : Number(days),
              },
            }
      }
      doLabel={words('make')}
      onClose={onClose}
      onDone={() => setMade(true)}
    >
      <TextField label={words('name')} hint={words('nameHint')} required maxLength={80} value={name} onValue={setName} />
      <fieldset>
        <legend>{words('mayDo')}</legend>
        {tokenRights
          .filter((right) => mine.includes(right))
          .map((right) => (
            <TickField
              key={right}
              label={words(`right.${right}`)}
              value={chosen.includes(right)}
              onValue={(on) => setChosen(on ? [...chosen, right] : chosen.filter((one) => one !== right))}
            />
          ))}
        {chosen.length === 0 && (
          <p class="trouble" role="alert">
            {words('needsRight')}
          </p>
        )}
      </fieldset>
      <SelectField
        label={words('lasts')}
        value={days}
        onValue={setDays}
        options={lives.map((value) => ({
          value,
          text: value === '' ? words('noEnd') : value === '365' ? words('year') : words('days', { count: Number(value) }),
        }))}
      />
      <SelectField
        label={words('reach')}
        value={rolloutId}
        onValue={setRolloutId}
        options={[{ value: '', text: words('everyRollout') }, ...all('rollout').map((one) => ({ value: one.rolloutId, text: one.tool }))]}
      />
    </FormDialog>
  )
}

type LastUsed = ReadonlyMap<string, string | null>

/** When each token was last used, as the server knows; nothing while it cannot be reached. */
const useLastUsed = (wanted: boolean): LastUsed => {
  const [used, setUsed] = useState<LastUsed>(new Map())
  const at = version.value
  useEffect(() => {
    if (!wanted) return
    ask<{ tokenId: string; lastUsedAt: string | null }[]>('/api/tokens').then(
      (listed) => setUsed(new Map(listed.map(({ tokenId, lastUsedAt }) => [tokenId, lastUsedAt]))),
      (problem: unknown) => {
        if (!(problem instanceof NotReached || problem instanceof Refused)) throw problem
      },
    )
  }, [wanted, at])
  return used
}

const stateOf = ({ revokedAt, expiresAt }: StoredRow<'accessToken'>, on: (instant: string) => string): string | null => {
  if (revokedAt) return words('revoked', { day: on(revokedAt) })
  if (!expiresAt) return null
  return expiresAt <= now.value ? words('ended', { day: on(expiresAt) }) : words('until', { day: on(expiresAt) })
}

export const TokensCard = () => {
  const [making, setMaking] = useState(false)
  const [revoking, setRevoking] = useState<StoredRow<'accessToken'>>()
  const allowed = mayI('access.tokens')
  const tokens = [...all('accessToken')].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
  const used = useLastUsed(allowed && tokens.length > 0)
  if (!allowed) return null
  const on = (instant: string): string => f().day(todayIn(ownZone.value, instant), 'brief')
  const said = (token: StoredRow<'accessToken'>): string => {
    const lastUsed = used.get(token.tokenId)
    return [
      words('madeBy', { name: token.makerName, day: on(token.createdAt) }),
      stateOf(token, on),
      lastUsed ? words('lastUsed', { moment: f().moment(lastUsed, ownZone.value) }) : lastUsed === null ? words('neverUsed') : null,
    ]
      .filter((part) => part !== null)
      .join(' · ')
  }
  const over = ({ revokedAt, expiresAt }: StoredRow<'accessToken'>): boolean =>
    revokedAt !== null || (expiresAt !== null && expiresAt <= now.value)
  return (
    <section class="card" id="tokens">
      <div class="row between">
        <h2>{words('tokens')}</h2>
        <Button opens="form" onClick={() => setMaking(true)}>
          {words('make')}
        </Button>
      </div>
      <p class="soft">{words('tokensText')}</p>
      {tokens.length === 0 ? (
        <p class="soft small">{words('noTokens')}</p>
      ) : (
        <ul class="todo-list">
          {tokens.map((token) => (
            <li class="row between" key={token.tokenId}>
              <span>
                <strong class={over(token) ? 'before' : undefined}>{token.name}</strong> <span class="small soft">{said(token)}</span>
              </span>
              {!over(token) && (
                <Button opens="form" kind="quiet" aria-label={`${words('revoke')}: ${token.name}`} onClick={() => setRevoking(token)}>
                  {words('revoke')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {making && <MakeDialog onClose={() => setMaking(false)} />}
      {revoking && (
        <FormDialog
          title={words('revokeTitle', { name: revoking.name })}
          doLabel={words('revoke')}
          command={{ name: 'access.revokeToken', input: { tokenId: revoking.tokenId } }}
          onClose={() => setRevoking(undefined)}
          danger
        >
          <p>{words('revokeText')}</p>
        </FormDialog>
      )}
    </section>
  )
}
