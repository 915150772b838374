/** A link to the question of the week for somebody who does not sign in: made once it is asked for, sent by WhatsApp or copied (ME-5). */
import { useState } from 'preact/hooks'
import { firstNameOf } from '#core/people/first-name.ts'
import { voice } from '#web/base/language.ts'
import { Dialog } from '#web/parts/dialog.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { ShownOnce } from '#web/parts/shown-once.tsx'
import { rollCallWords } from '#web/pulse/roll-call-words.ts'
import { newSecret } from '#web/sync/new-id.ts'
import { sha256 } from '#web/sync/sha-256.ts'
import { me } from '#web/sync/signed-in.ts'

const words = voice(rollCallWords)

export const LinkDialog = ({
  rolloutId,
  tool,
  personId,
  name,
  onClose,
}: {
  rolloutId: string
  tool: string
  personId: string
  name: string
  onClose: () => void
}) => {
  const [secret] = useState(newSecret)
  const [isMade, setMade] = useState(false)
  const address = `${me.value?.publicUrl ?? location.origin}/pulse#${secret}`
  const text = words('linkMessage', { name: firstNameOf(name), tool, address })
  if (!isMade)
    return (
      <FormDialog
        title={words('linkTitle', { name })}
        doLabel={words('linkDo')}
        command={{ name: 'pulse.shareLink', input: { rolloutId, personId, secretHash: sha256(secret) } }}
        onClose={onClose}
        onDone={() => setMade(true)}
      >
        <p>{words('linkText')}</p>
      </FormDialog>
    )
  return (
    <Dialog title={words('linkTitle', { name })} onClose={onClose}>
      <div class="stack">
        <a class="button" href={`https://wa.me/?text=${encodeURIComponent(text)}`} target="_blank" rel="noreferrer">
          {words('linkWhatsApp')}
        </a>
        <ShownOnce about={words('linkOnce')} label={words('linkTitle', { name })} text={address} onClose={onClose} />
      </div>
    </Dialog>
  )
}
