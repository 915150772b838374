/** What people are told one by one, of every chapter: few enough words that a member's device carries them, where it does not carry all. */
import { communicationNoticeWords } from '#core/communication/communication-notice-words.ts'
import { contingencyNoticeWords } from '#core/contingency/contingency-notice-words.ts'
import { gatesNoticeWords } from '#core/gates/gates-notice-words.ts'
import type { NoticeKey } from '#core/kernel/note.ts'
import type { Catalogue } from '#core/kernel/words.ts'
import { pulseNoticeWords } from '#core/pulse/pulse-notice-words.ts'
import { resistanceNoticeWords } from '#core/resistance/resistance-notice-words.ts'
import { supportNoticeWords } from '#core/support/support-notice-words.ts'
import { trainingNoticeWords } from '#core/training/training-notice-words.ts'

const inLanguage = (language: keyof Catalogue) =>
  ({
    ...communicationNoticeWords[language],
    ...contingencyNoticeWords[language],
    ...gatesNoticeWords[language],
    ...pulseNoticeWords[language],
    ...resistanceNoticeWords[language],
    ...supportNoticeWords[language],
    ...trainingNoticeWords[language],
  }) satisfies Readonly<Record<NoticeKey, unknown>>

export const noticeWords: Catalogue = { en: inLanguage('en'), nl: inLanguage('nl') }
