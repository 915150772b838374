/** The issues of the sample company: one with a workaround that the vendor will fix, and one of a location that was solved. */
import { addDays } from '#core/kernel/calendar.ts'
import type { Language } from '#core/kernel/language.ts'
import { speak } from '#core/kernel/words.ts'
import type { CommandName } from '#core/registry/command-inputs.ts'
import { samplePersonId } from '#core/organisation/sample-company.ts'
import { sampleLifeWords } from '#server/sample/sample-life-words.ts'
import { type InRollout, moment, step, type Step } from '#server/sample/sample-step.ts'

const [sherida, ravin] = ['Sherida Pinas', 'Ravin Bhoendie'].map(samplePersonId)

/** A minor issue with a workaround, which the vendor will fix, and a major one of one location that was solved. */
export const sampleIssues = (goLive: string, language: Language): Step[] => {
  const words = speak(sampleLifeWords, language)
  const on = <Name extends CommandName>(after: number, time: string, by: string | null | undefined, name: Name, input: InRollout<Name>) =>
    step(moment(addDays(goLive, after), time), by ?? null, name, input)
  const issue = (issueId: string, severity: 'minor' | 'major', locationId: string, title: string) => ({
    issueId,
    severity,
    scope: 'location' as const,
    personId: null,
    locationId,
    phaseKey: null,
    title,
    description: null,
    workaround: null,
    vendorFixOn: null,
    vendorReference: null,
  })
  return [
    on(2, '10:20', sherida, 'contingency.openIssue', {
      ...issue('sample-1', 'minor', 'paramaribo', words('issueLabel')),
      workaround: words('printBody'),
      vendorFixOn: addDays(goLive, 21),
      vendorReference: 'CRM-48213',
    }),
    on(3, '09:10', ravin, 'contingency.openIssue', {
      ...issue('sample-2', 'major', 'nieuw-nickerie', words('issueSignIn')),
      workaround: words('issueSignInWorkaround'),
    }),
    on(3, '14:30', null, 'contingency.fixIssue', { issueId: 'sample-2', fix: words('issueSignInFix') }),
    on(8, '09:30', null, 'contingency.closeIssue', { issueId: 'sample-2' }),
  ]
}
