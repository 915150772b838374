/** The words of notifications that did not reach somebody. */
import { catalogue } from '#core/kernel/words.ts'

export const undeliveredWords = catalogue({
  en: {
    title: ({ count }: { count: number }, f) =>
      count === 0
        ? 'Every notification was delivered'
        : f.plural(count, { one: '1 notification was not delivered', other: '# notifications were not delivered' }),
    none: 'Notifications that a mail server does not accept are listed here.',
    text: 'The person sees the notification in Uitrol; the mail about it did not arrive.',
    label: 'Undelivered notifications',
    search: 'Search notifications',
    about: 'About',
    about_training: 'Training',
    about_support: 'Question',
    about_resistance: 'Feedback',
    about_other: 'Rollout',
    when: 'Created',
    told: 'Mark as told',
    toldOf: ({ name }: { name: string }) => `Mark as told: ${name}`,
    toldNow: ({ name }: { name: string }) => `Notification to ${name} marked as told.`,
    arrivedNow: ({ name }: { name: string }) => `Notification to ${name} marked as delivered.`,
    retriedNow: ({ name }: { name: string }) => `Notification sent to ${name} again.`,
    newest: ({ count, all }: { count: number; all: number }) => `The newest ${count} of ${all}.`,
  },
  nl: {
    title: ({ count }, f) =>
      count === 0
        ? 'Alle meldingen zijn aangekomen'
        : f.plural(count, { one: '1 melding is niet aangekomen', other: '# meldingen zijn niet aangekomen' }),
    none: 'Meldingen die een mailserver niet aanneemt, staan hier.',
    text: 'De ontvanger ziet de melding in Uitrol; de mail erover is niet aangekomen.',
    label: 'Niet aangekomen meldingen',
    search: 'Meldingen zoeken',
    about: 'Over',
    about_training: 'Training',
    about_support: 'Vraag',
    about_resistance: 'Feedback',
    about_other: 'Uitrol',
    when: 'Gemaakt',
    told: 'Markeer als doorgegeven',
    toldOf: ({ name }) => `Markeer als doorgegeven: ${name}`,
    toldNow: ({ name }) => `Melding aan ${name} gemarkeerd als doorgegeven.`,
    arrivedNow: ({ name }) => `Melding aan ${name} gemarkeerd als aangekomen.`,
    retriedNow: ({ name }) => `Melding opnieuw gestuurd aan ${name}.`,
    newest: ({ count, all }) => `De nieuwste ${count} van ${all}.`,
  },
})
