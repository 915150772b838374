/** The words of the core that the first page of those who lead says, so that it need not wait for all of them. */
import { checklistWords } from '#core/checklist/checklist-words.ts'
import { communicationWords } from '#core/communication/communication-words.ts'
import { homeWords } from '#core/home/home-words.ts'
import { phaseWords } from '#core/plan/phase-words.ts'
import { planWords } from '#core/plan/plan-words.ts'
import { know } from '#web/base/known-words.ts'

know(
  {
    en: { ...checklistWords.en, ...communicationWords.en, ...homeWords.en, ...phaseWords.en, ...planWords.en },
    nl: { ...checklistWords.nl, ...communicationWords.nl, ...homeWords.nl, ...phaseWords.nl, ...planWords.nl },
  },
  false,
)
