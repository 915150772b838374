/** What those who lead are told of messages that did not arrive. */
import { catalogue } from '#core/kernel/words.ts'

export const communicationNoticeWords = catalogue({
  en: {
    'communication.notice.undelivered': 'A message or notification did not reach everyone. Decide what to do: it is listed on Today.',
  },
  nl: {
    'communication.notice.undelivered':
      'Een bericht of melding is niet bij iedereen aangekomen. Beslis wat er moet gebeuren: het staat op Vandaag.',
  },
})
