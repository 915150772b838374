/** The next step with somebody who is not active yet: a message to who can help, or a quarter of an hour in an office hour (ME-14). */
import { whatsappLink } from '#core/communication/letter-look.ts'
import { firstNameOf } from '#core/people/first-name.ts'
import type { PersonTold } from '#core/metrics/adoption-overview.ts'
import { voice } from '#web/base/language.ts'
import { adoptionWords } from '#web/metrics/adoption-words.ts'
import { rollout } from '#web/sync/store.ts'

const words = voice(adoptionWords)

export const NextStepButton = ({ person: { name, next } }: { person: PersonTold }) => {
  const { step, helper } = next
  const label = words('step', { step, name: helper ? firstNameOf(helper.name) : '' })
  const aria = words('stepFor', { label, name })
  if (!helper)
    return (
      <a class="button" href="/training/help" aria-label={aria}>
        {label}
      </a>
    )
  const text = words('askText', { helper: firstNameOf(helper.name), name, tool: rollout.value?.tool ?? '' })
  const href =
    helper.phone === null && helper.email !== null
      ? `mailto:${helper.email}?body=${encodeURIComponent(text)}`
      : whatsappLink(helper.phone, text)
  return (
    <a class="button" href={href} target="_blank" rel="noreferrer" aria-label={aria}>
      {label}
    </a>
  )
}
