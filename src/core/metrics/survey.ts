/** A survey export: which column holds what, and the answers in it (ME-5). */

export type SurveyField = 'satisfied' | 'recommend' | 'email' | 'name'
export const surveyFields: readonly SurveyField[] = ['satisfied', 'recommend', 'email', 'name']

/** Parts of headings that say what a column holds, without accents, in the languages of the region. */
const signs: Readonly<Record<SurveyField, RegExp>> = {
  recommend: /recommend|aanbevel|aanraden|recommander|recomend|\bnps\b|net promoter/,
  satisfied: /satisf|tevreden|happy|how well|rating|overall|score|cijfer|blij|contento/,
  email: /e-?mail|correo|courriel|username|gebruikersnaam/,
  name: /^(?:full )?name$|^naam$|^nom$|^nombre$/,
}

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase()

/** Which share of the filled cells of a column can be scores from 0 to 10. */
const shareOfScores = (cells: readonly string[]): number => {
  const filled = cells.filter((cell) => cell.trim() !== '')
  return filled.length === 0 ? 0 : filled.filter((cell) => /^\d{1,3}(?:[.,]0+)?$/.test(cell.trim())).length / filled.length
}

/**
 * Which column of a survey holds what: by its heading, and for scores by its cells; where no heading says so, the first column of
 * numbers is satisfaction and the next is the recommendation. Numbers such as an id or a start time have other headings.
 */
export const surveyColumns = (headings: readonly string[], rows: readonly (readonly string[])[]): Partial<Record<SurveyField, number>> => {
  const found: Partial<Record<SurveyField, number>> = {}
  const cellsOf = (at: number): string[] => rows.map((row) => row[at] ?? '')
  const isNumbering = (at: number): boolean =>
    /^(?:id|#|nr|no|number|nummer|points?|punten|quiz.*|total points?)\b/.test(plain(headings[at] ?? ''))
  const shares = headings.map((_, at) => (isNumbering(at) ? 0 : shareOfScores(cellsOf(at))))
  const holding = (least: number): number[] => headings.flatMap((_, at) => ((shares[at] ?? 0) >= least ? [at] : []))
  // A question that says what it asks is it also where a cell is no score, which its reader then names.
  const asked = holding(0.5)
  const scores = holding(1)
  for (const field of ['recommend', 'satisfied'] as const)
    found[field] = asked.find((at) => signs[field].test(plain(headings[at] ?? '')) && !Object.values(found).includes(at))
  for (const field of ['satisfied', 'recommend'] as const) found[field] ??= scores.find((at) => !Object.values(found).includes(at))
  for (const field of ['email', 'name'] as const) {
    const at = headings.findIndex((heading) => signs[field].test(plain(heading)))
    if (at >= 0) found[field] = at
  }
  return found
}
