/** The words of the core that the first page of those who lead says, so that it need not wait for all of them. */
import { checklistWords } from '#core/checklist/checklist-words.ts'
import { communicationWords } from '#core/communication/communication-words.ts'
import { homeWords } from '#core/home/home-words.ts'
import { planWords } from '#core/plan/plan-words.ts'
import { vocabulary } from '#web/base/language.ts'

const first = [checklistWords, communicationWords, homeWords, planWords]

if (!vocabulary.value?.isWhole)
  vocabulary.value = {
    words: { en: Object.assign({}, ...first.map(({ en }) => en)), nl: Object.assign({}, ...first.map(({ nl }) => nl)) },
    isWhole: false,
  }
