/** The page on which a place of a letter is filled. */
import { shared } from '#web/base/lead-words.ts'
import type { PlaceName } from '#core/communication/merge-fields.ts'
import { voice } from '#web/base/language.ts'
import { messagesWords } from '#web/communication/messages-words.ts'

const words = voice(messagesWords)

const pageOf: Partial<Record<PlaceName, 'plan' | 'people' | 'training' | 'support' | 'setup'>> = {
  oldSystem: 'plan',
  benefit: 'setup',
  problem: 'setup',
  goLive: 'plan',
  training: 'training',
  champion: 'people',
  championLine: 'people',
  buddy: 'plan',
  help: 'support',
  pilot: 'setup',
  ask: 'setup',
  progress: 'plan',
  signed: 'setup',
}

/** Where to go to fill a place; undefined for one that only the text itself can fill. */
export const fillsPlace = (place: PlaceName): { readonly href: string; readonly link: string } | undefined => {
  const page = pageOf[place]
  if (!page) return undefined
  return page === 'setup' ? { href: '/settings/messages', link: words('setup') } : { href: `/${page}`, link: shared(page) }
}
