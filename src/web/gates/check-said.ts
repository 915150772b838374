/** A check in words: its figure, what it needs, why it does not pass, and where that is settled. */
import type { AskedPeople, CheckTold } from '#core/gates/gate-told.ts'
import type { CheckSource } from '#core/gates/default-gates.ts'
import { f, voice } from '#web/base/language.ts'
import { gatesWords } from '#web/gates/gates-words.ts'

const words = voice(gatesWords)

/** Something that is so or not. */
const yesOrNo: ReadonlySet<CheckSource> = new Set(['runbook', 'drill', 'export', 'restore', 'archive', 'contract'])
type Asked = Pick<CheckTold, 'source' | 'metric'>

export const checkName = (source: CheckSource): string => words(`of.${source}`)

/** A figure of a check as it is read: a percentage, a mean, an NPS, days, or a number. */
export const figureSaid = ({ source, metric }: Asked, value: number): string => {
  if (metric === 'share') return f().percent(value)
  if (metric === 'mean') return f().number(value, 1)
  if (metric === 'nps') return `${value > 0 ? '+' : ''}${f().number(Math.round(value))}`
  if (yesOrNo.has(source)) return value >= 1 ? words('yes') : words('no')
  if (source === 'backup') return words('days', { days: value })
  return f().number(value, source === 'tickets' ? 1 : 0)
}

/** What people do is measured; what they think is asked. */
const isMeasured = (source: CheckSource): boolean => source === 'active' || source === 'training'

/** How a check stands now: of people how many, where that is known. */
export const nowSaid = (check: CheckTold): string => {
  const { metric, value, answered } = check
  if (value === null) return words('unknown')
  if (metric === 'share') return words('ofPeople', { count: f().number(Math.round(value * answered)), of: f().number(answered) })
  return figureSaid(check, value)
}

const signs = { '>=': '≥', '>': '>', '<=': '≤', '<': '<' } as const

/** A threshold with its sign: "≥ 80%". */
export const neededSaid = (check: Asked & Pick<CheckTold, 'compare' | 'passesWhenFalling'>, threshold: number): string => {
  if (yesOrNo.has(check.source)) return words('yes')
  const limit = threshold === 0 && check.compare === '<=' ? f().number(0) : `${signs[check.compare]} ${figureSaid(check, threshold)}`
  return check.passesWhenFalling ? words('orFalling', { limit }) : limit
}

/** What a check is about, in small print: its kind, how many answered or were measured, and what is special about it. */
export const aboutSaid = (check: CheckTold, isChanged: boolean): string => {
  const { kind, metric, source, answered, population, windows, dryRun, forecastAtLeast, forecastLow } = check
  const counts = { count: f().number(answered), of: f().number(population) }
  return [
    words(`kind.${kind}`),
    metric === 'number' || population === 0 ? '' : words(isMeasured(source) ? 'measuredOf' : 'answeredOf', counts),
    windows > 1 ? words('separate', { windows }) : '',
    forecastAtLeast !== null && forecastLow !== null ? words('forecastOf', { low: forecastLow, needs: forecastAtLeast }) : '',
    dryRun ? words('notCounted') : '',
    isChanged ? words('changed') : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Whether a check passes whatever those say who have not answered. */
const clearsForCertain = ({ bounds, compare, threshold }: CheckTold): boolean =>
  bounds !== null &&
  (compare === '>=' ? bounds.certain.low >= threshold : compare === '>' ? bounds.certain.low > threshold : bounds.certain.high <= threshold)

/** With a full stop, unless it asks. */
const sentence = (text: string): string => (text.endsWith('?') ? text : `${text}.`)

/** Who or what supplies what a check lacks. */
export const supplied = (source: CheckSource): string => sentence(words(`supply.${source}`))

/** What settles a check at the soonest and for certain, or who can supply what it lacks (GA-2, GA-8). */
export const settledBy = (check: CheckTold): string => {
  const { verdict, needs, settles, source, passedBy, answered, population, metric, forecastLow } = check
  if (passedBy === 'forecast') return words('forecastPasses', { low: forecastLow ?? 0 })
  if (passedBy === 'falling') return words('falling')
  if (verdict === 'pass') {
    if (metric === 'number' || answered >= population) return words('fine')
    return words(clearsForCertain(check) ? (isMeasured(source) ? 'unmeasuredCannot' : 'silentCannot') : 'enough')
  }
  const supply = source === 'tickets' && check.value !== null ? words('tooManyQuestions') : supplied(source)
  switch (needs.code) {
    case 'stale':
      return `${words('stale', needs)} ${supply}`
    case 'answers':
      return `${words('fewAnswers', needs)} ${supply}`
    case 'windows':
      return words('moreWeeks', needs)
    case 'replies':
      return words('replies', settles)
    default:
      return supply
  }
}

const links: Readonly<
  Record<
    CheckSource,
    readonly [word: 'preparation' | 'issues' | 'usage' | 'training' | 'support' | 'oldSystem' | 'rehearse', path: string] | null
  >
> = {
  preparation: ['preparation', '/checklist'],
  pilotIssues: ['issues', '/issues'],
  issues: ['issues', '/issues'],
  active: ['usage', '/settings/integrations'],
  oldOnly: ['usage', '/settings/integrations'],
  training: ['training', '/training'],
  tickets: ['support', '/support'],
  satisfaction: null,
  recommendation: null,
  atEase: null,
  runbook: ['rehearse', '/issues/runbook'],
  drill: ['rehearse', '/issues/runbook'],
  backup: ['oldSystem', '/old-system'],
  export: ['oldSystem', '/old-system'],
  restore: ['oldSystem', '/old-system'],
  archive: ['oldSystem', '/old-system'],
  contract: ['oldSystem', '/old-system'],
}

/** Where somebody does something about a check that does not pass. */
export const settledAt = ({
  source,
  verdict,
}: Pick<CheckTold, 'source' | 'verdict'>): { readonly href: string; readonly text: string } | null => {
  const [word, href] = links[source] ?? []
  return verdict === 'pass' || word === undefined || href === undefined ? null : { href, text: words(`go.${word}`) }
}

/** Those who can settle a check: "Ravin, Devika and 2 more". */
export const peopleSaid = ({ names, count }: AskedPeople): string =>
  words('remindNamed', { names: names.join(', '), more: count - names.length })

/** Who can supply what a check lacks: "Ask Ravin, Devika and 2 more"; nothing where nobody in particular can. */
export const askedSaid = ({ verdict, people }: CheckTold): string =>
  verdict === 'pass' || people === null ? '' : words('go.ask', { people: peopleSaid(people) })
