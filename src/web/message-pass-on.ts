/** A letter on its way by WhatsApp. */
import type { Letter } from '#web/hand-letters.ts'
export const passOn = (phone: string | null, { subject, body }: Letter): string =>
  `https://wa.me/${(phone ?? '').replace(/\D/g, '')}?text=${encodeURIComponent(`${subject}\n\n${body}`)}`
