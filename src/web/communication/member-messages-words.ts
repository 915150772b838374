/** The words of what was sent to whoever is here. */
import { catalogue } from '#core/kernel/words.ts'

export const memberMessagesWords = catalogue({
  en: {
    title: 'Messages for you',
    fresh: ({ count }: { count: number }) => `${count} new`,
    read: 'I have read this',
    readOf: ({ subject }: { subject: string }) => `I have read this: ${subject}`,
    seen: 'Seen',
    seenOf: ({ text }: { text: string }) => `Seen: ${text}`,
    open: 'Open',
    before: ({ count }: { count: number }, f) => f.plural(count, { one: '1 read before', other: '# read before' }),
  },
  nl: {
    title: 'Berichten voor jou',
    fresh: ({ count }) => `${count} nieuw`,
    read: 'Ik heb dit gelezen',
    readOf: ({ subject }) => `Ik heb dit gelezen: ${subject}`,
    seen: 'Gezien',
    seenOf: ({ text }) => `Gezien: ${text}`,
    open: 'Openen',
    before: ({ count }, f) => f.plural(count, { one: '1 eerder gelezen', other: '# eerder gelezen' }),
  },
})
