/** What a vendor needs to know to help: written out, so that nobody has to ask back. */
import { say } from '#core/registry/vocabulary.ts'
import type { Language } from '#core/kernel/language.ts'
import { format } from '#core/kernel/format.ts'

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
  const s = say(language)
  const f = format(language)
  const lines = [
    s('support.vendor.hello'),
    '',
    s('support.vendor.opening', { organisation: facts.organisation, tool: facts.tool }),
    '',
    `${s('support.vendor.what')}: ${facts.question}`,
    `${s('support.vendor.since')}: ${f.moment(facts.since, facts.zone)} (${facts.zone})`,
    `${s('support.vendor.whom')}: ${s('support.vendor.people', { people: facts.people, places: facts.places })}`,
    ...(facts.page ? [`${s('support.vendor.where')}: ${facts.page}`] : []),
    ...(facts.device ? [`${s('support.vendor.device')}: ${facts.device}`] : []),
    `${s('support.vendor.urgency')}: ${s(`support.vendor.urgency.${facts.urgency}`)}`,
    ...(facts.reference ? [`${s('support.vendor.reference')}: ${facts.reference}`] : []),
    ...(facts.tried.length > 0 ? ['', `${s('support.vendor.tried')}:`, ...facts.tried.map((one) => `- ${one}`)] : []),
    '',
    s('support.vendor.asks'),
    '',
    facts.signedBy,
    facts.organisation,
  ]
  const first = facts.question.replace(/\s+/g, ' ').trim()
  return { subject: `${facts.tool}: ${first.length > 70 ? `${first.slice(0, 69).trimEnd()}…` : first}`, body: lines.join('\n') }
}
