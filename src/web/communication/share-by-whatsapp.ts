/** A letter on its way by WhatsApp. */
import { shareText, whatsappLink } from '#core/communication/letter-look.ts'
import { spokenLanguage, type Language } from '#core/kernel/language.ts'
import { me } from '#web/sync/signed-in.ts'

interface Words {
  readonly language: string
  readonly subject: string
  readonly body: string
}

const spoken = (language: string): Language => spokenLanguage(language)

/** What is shared: the letter, and the address where its reader says that they have read it. */
export const shared = ({ language, subject, body }: Words): string =>
  shareText({ language: spoken(language), subject, body }, `${me.value?.publicUrl ?? location.origin}/`)

/** Opens WhatsApp with the letter ready to send. */
export const passOn = (phone: string | null, letter: Words): string => whatsappLink(phone, shared(letter))
