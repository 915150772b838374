/** The plan in every format it leaves the house in: one function, one file to each format. */
import type { Plan } from '#core/plan/plan.ts'
import type { Language } from '#core/kernel/language.ts'
import { type Paper, paperOf } from '#files/plan/plan-document.ts'
import { planCsv } from '#files/plan/plan-csv.ts'
import { planHtml } from '#files/plan/plan-html.ts'
import { type CalendarFile, planIcs } from '#files/plan/plan-ics.ts'
import { planData } from '#files/plan/plan-json.ts'
import { planMarkdown } from '#files/plan/plan-markdown.ts'
import { type Paint, planText } from '#files/plan/plan-text.ts'
import { type AroundPlan, type Telling, telling } from '#files/plan/plan-in-language.ts'

export const planFormats = ['text', 'json', 'csv', 'xlsx', 'ics', 'html', 'pdf', 'md'] as const
export type PlanFormat = (typeof planFormats)[number]

/** What a plan was made of and who it is for. */
export interface PlanContext extends AroundPlan {
  /** The colours of a terminal, for `text`. */
  readonly paint?: Paint
  /** For `ics`. */
  readonly calendar?: CalendarFile
}

export interface PlanFile {
  readonly body: string | Uint8Array
  /** Media type. */
  readonly type: string
  readonly fileName: string
}

type Make = (told: Telling, paper: Paper, context: PlanContext) => string | Uint8Array | Promise<string | Uint8Array>

/** The two heavy ones are loaded when someone asks for them. */
const made: Record<PlanFormat, readonly [ending: string, type: string, make: Make]> = {
  text: ['txt', 'text/plain; charset=utf-8', (told, paper, { paint }) => planText(told, paper, paint)],
  json: ['json', 'application/json; charset=utf-8', (told) => `${JSON.stringify(planData(told), null, 2)}\n`],
  csv: ['csv', 'text/csv; charset=utf-8', (told) => planCsv(told)],
  xlsx: [
    'xlsx',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    async (told, paper) => (await import('#files/plan/plan-xlsx.ts')).planXlsx(told, paper),
  ],
  ics: ['ics', 'text/calendar; charset=utf-8', (told, _, { calendar }) => planIcs(told, calendar)],
  html: ['html', 'text/html; charset=utf-8', (told, paper) => planHtml(told, paper)],
  pdf: ['pdf', 'application/pdf', async (told, paper) => (await import('#files/plan/plan-pdf.ts')).planPdf(told, paper)],
  md: ['md', 'text/markdown; charset=utf-8', (told, paper) => planMarkdown(told, paper)],
}

/** The name of a tool as part of a file's name. */
export const fileNameOf = (tool: string): string =>
  tool
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'rollout'

/**
 * A plan as a file, in a language (TL-5, IM-3). Equal plans give equal bytes (PH-11): no file carries the moment it was made.
 * @example (await renderPlan(plan, { facts }, 'md', 'nl')).fileName // 'plan-new-crm.md'
 */
export const renderPlan = async (plan: Plan, context: PlanContext, format: PlanFormat, language: Language): Promise<PlanFile> => {
  const told = telling(plan, context, language)
  const [ending, type, make] = made[format]
  return { body: await make(told, paperOf(told), context), type, fileName: `plan-${fileNameOf(context.facts.tool)}.${ending}` }
}
