/** What a vendor needs to know to help: written out, so that nobody has to ask back. */
import type { Language } from '#core/kernel/language.ts'
import { format } from '#core/kernel/format.ts'
import { speak } from '#core/kernel/words.ts'
import { vendorWords } from '#core/support/vendor-words.ts'

export const urgencies = ['stopped', 'hindered', 'question'] as const
export type Urgency = (typeof urgencies)[number]

export interface VendorFacts {
  readonly tool: string
  readonly organisation: string
  /** What happens, in the words of whoever asked, without names. */
  readonly question: string
  /** Since when: an instant, and the zone in which it is told. */
  readonly since: string
  readonly zone: string
  readonly people: number
  readonly places: readonly string[]
  /** What was tried, in order. */
  readonly tried: readonly string[]
  readonly page: string | null
  readonly device: string | null
  readonly urgency: Urgency
  readonly reference: string | null
  readonly signedBy: string
}

/**
 * A request to the vendor with all that they need (SU-5), in the language they are written to. What is not known is asked for nobody:
 * its line is left out.
 *
 * @example vendorRequest(facts, 'en').subject // 'Kompas: The page stays empty'
 */
export const vendorRequest = (facts: VendorFacts, language: Language): { readonly subject: string; readonly body: string } => {
  const s = speak(vendorWords, language)
  const f = format(language)
  const lines = [
    s('hello'),
    '',
    s('opening', { organisation: facts.organisation, tool: facts.tool }),
    '',
    `${s('what')}: ${facts.question}`,
    `${s('since')}: ${f.moment(facts.since, facts.zone)} (${facts.zone})`,
    `${s('whom')}: ${s('people', { people: facts.people, places: facts.places })}`,
    ...(facts.page ? [`${s('where')}: ${facts.page}`] : []),
    ...(facts.device ? [`${s('device')}: ${facts.device}`] : []),
    `${s('urgency')}: ${s(`urgency.${facts.urgency}`)}`,
    ...(facts.reference ? [`${s('reference')}: ${facts.reference}`] : []),
    ...(facts.tried.length > 0 ? ['', `${s('tried')}:`, ...facts.tried.map((one) => `- ${one}`)] : []),
    '',
    s('asks'),
    '',
    facts.signedBy,
    facts.organisation,
  ]
  const first = facts.question.replace(/\s+/g, ' ').trim()
  return { subject: `${facts.tool}: ${first.length > 70 ? `${first.slice(0, 69).trimEnd()}…` : first}`, body: lines.join('\n') }
}
