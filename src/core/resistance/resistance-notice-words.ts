/** What people are told of the feedback they gave. */
import { catalogue } from '#core/kernel/words.ts'

export const resistanceNoticeWords = catalogue({
  en: {
    'resistance.notice.answered': ({ said, answer, by }: { said: string; answer: string; by: string }) =>
      `You said: “${said}”. ${by} answers: ${answer}`,
    'resistance.notice.adjusted': ({ said, answer, by }: { said: string; answer: string; by: string }) =>
      `You said: “${said}”. We changed something: ${answer} (${by})`,
  },
  nl: {
    'resistance.notice.answered': ({ said, answer, by }) => `Jij zei: “${said}”. ${by} antwoordt: ${answer}`,
    'resistance.notice.adjusted': ({ said, answer, by }) => `Jij zei: “${said}”. We hebben iets aangepast: ${answer} (${by})`,
  },
})
