/** The names of the parts of a handover and of the steps of a newcomer, as pages and documents say them. */
import { catalogue } from '#core/kernel/words.ts'
import type { HandoverKey } from '#core/review/handover-parts.ts'
import type { NewcomerStep } from '#core/review/newcomers.ts'

interface Counted {
  readonly tool: string
  readonly issues: number
  readonly workarounds: number
}

const titlesEn: Readonly<Record<HandoverKey, string>> = {
  onboarding: 'Onboarding newcomers',
  workarounds: 'Live workarounds',
  questions: 'Top questions',
  owners: 'Owners',
  issues: 'Open issues',
  calendar: 'Calendar',
  archive: 'Archive of the old system',
  lessons: 'Lessons and stories',
}
const titlesNl: Readonly<Record<HandoverKey, string>> = {
  onboarding: 'Nieuwe collega’s inwerken',
  workarounds: 'Tijdelijke oplossingen',
  questions: 'Meestgestelde vragen',
  owners: 'Wie waarover gaat',
  issues: 'Open problemen',
  calendar: 'Agenda',
  archive: 'Archief van het oude systeem',
  lessons: 'Leerpunten en verhalen',
}
const emptyEn: Readonly<Record<HandoverKey, string>> = {
  onboarding: 'There are no final materials yet.',
  workarounds: 'No workaround is in use.',
  questions: 'No question has been answered yet.',
  owners: 'No owner is named yet.',
  issues: 'No issue is open.',
  calendar: 'Nothing is planned any more.',
  archive: 'There was no old system.',
  lessons: 'No lesson or story is recorded yet.',
}
const emptyNl: Readonly<Record<HandoverKey, string>> = {
  onboarding: 'Er is nog geen definitief trainingsmateriaal.',
  workarounds: 'Er is geen tijdelijke oplossing in gebruik.',
  questions: 'Er is nog geen vraag beantwoord.',
  owners: 'Er is nog niemand aangewezen.',
  issues: 'Er is geen probleem open.',
  calendar: 'Er staat niets meer gepland.',
  archive: 'Er was geen oud systeem.',
  lessons: 'Er is nog geen leerpunt of verhaal vastgelegd.',
}

const stepsEn: Readonly<Record<NewcomerStep, string>> = {
  account: 'Account',
  buddy: 'Buddy',
  materials: 'Materials',
  check: 'First-weeks check',
}
const stepsNl: Readonly<Record<NewcomerStep, string>> = {
  account: 'Account',
  buddy: 'Maatje',
  materials: 'Trainingsmateriaal',
  check: 'Eerste weken besproken',
}

export const handoverPartWords = catalogue({
  en: {
    headline: ({ tool, issues, workarounds }: Counted, f) =>
      issues === 0 && workarounds === 0
        ? `${tool} can be handed over: no issue is open`
        : `${tool} is handed over with ${f.list([
            ...(issues > 0 ? [f.plural(issues, { one: '1 open issue', other: '# open issues' })] : []),
            ...(workarounds > 0 ? [f.plural(workarounds, { one: '1 workaround', other: '# workarounds' })] : []),
          ])}`,
    section: ({ key }: { key: HandoverKey }): string => titlesEn[key],
    empty: ({ key, names }: { key: HandoverKey; names: readonly string[] }, f) =>
      names.length > 0
        ? `${emptyEn[key]} ${f.list(names)} can say more.`
        : `${emptyEn[key]} Name a rollout lead under Users, who can say more.`,
    step: ({ step }: { step: NewcomerStep }): string => stepsEn[step],
  },
  nl: {
    headline: ({ tool, issues, workarounds }, f) =>
      issues === 0 && workarounds === 0
        ? `${tool} kan worden overgedragen: er is geen probleem open`
        : `${tool} wordt overgedragen met ${f.list([
            ...(issues > 0 ? [f.plural(issues, { one: '1 open probleem', other: '# open problemen' })] : []),
            ...(workarounds > 0 ? [f.plural(workarounds, { one: '1 tijdelijke oplossing', other: '# tijdelijke oplossingen' })] : []),
          ])}`,
    section: ({ key }): string => titlesNl[key as HandoverKey],
    empty: ({ key, names }: { key: HandoverKey; names: readonly string[] }, f) =>
      names.length > 0
        ? `${emptyNl[key]} ${f.list(names)} ${names.length === 1 ? 'weet' : 'weten'} meer.`
        : `${emptyNl[key]} Wijs bij Gebruikers een projectleider aan die meer weet.`,
    step: ({ step }): string => stepsNl[step as NewcomerStep],
  },
})
