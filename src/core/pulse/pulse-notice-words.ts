/** What people are told of the weekly question. */
import { catalogue } from '#core/kernel/words.ts'

export const pulseNoticeWords = catalogue({
  en: {
    'pulse.notice.reminder': ({ tool }: { tool: string }) =>
      `How is ${tool} this week? Two taps on your page are enough, and they help us decide what to improve.`,
  },
  nl: {
    'pulse.notice.reminder': ({ tool }) =>
      `Hoe gaat het deze week met ${tool}? Twee tikken op je pagina zijn genoeg, en ze helpen ons kiezen wat er beter moet.`,
  },
})
