/** The handover of a rollout as a file: PDF, ZIP of documents and data, or data alone (RV-5). */
import type { Actor } from '#core/access/access.ts'
import type { Language } from '#core/kernel/language.ts'
import { speak } from '#core/kernel/words.ts'
import { handoverOf } from '#core/review/handover.ts'
import { keptPlan } from '#server/plan/plan-files.ts'
import { handoverRead } from '#server/review/handover-queries.ts'
import type { AnswerFile, ThreadTask } from '#server/threads/thread-task.ts'

export const handoverTypes = { pdf: 'application/pdf', zip: 'application/zip', json: 'application/json; charset=utf-8' } as const

/** The formats in which the plan goes along; to write a large one on paper and as a workbook takes many seconds. */
const planFormats = ['pdf', 'xlsx', 'csv', 'ics', 'json'] as const
const largePlanFormats = ['csv', 'ics', 'json'] as const
const largePlan = 2000

export interface HandoverAsked {
  readonly actor: Actor
  readonly rolloutId: string
  readonly now: string
  readonly format: keyof typeof handoverTypes
  readonly language: Language
}

/** Problem: access.notFound. */
export const handoverFile: ThreadTask<HandoverAsked, AnswerFile> = async ({ database }, { actor, rolloutId, now, format, language }) => {
  const type = handoverTypes[format]
  const { facts, organisation, zones, left } = await handoverRead(database, actor.organisationId, rolloutId, now)
  const handover = handoverOf(facts)
  if (format === 'json') return { type, body: new TextEncoder().encode(JSON.stringify(handover)) }
  const { handoverDocument } = await import('#files/review/handover-document.ts')
  const { handoverPdf } = await import('#files/review/handover-pdf.ts')
  const { handoverWords } = await import('#files/review/handover-words.ts')
  const { fileNameOf, renderPlan } = await import('#files/plan/plan-formats.ts')
  const around = { tool: facts.rollout.tool, organisation, today: facts.today, zones, left }
  const document = handoverDocument(handover, around, language)
  const pdf = await handoverPdf(document)
  const name = `${speak(handoverWords, language)('fileName')}-${fileNameOf(facts.rollout.tool)}`
  const fileName = `${name}.${format}`
  if (format === 'pdf') return { type, fileName, body: pdf }
  const { handoverZip } = await import('#files/review/handover-zip.ts')
  const kept = await keptPlan(database, actor, rolloutId, now)
  const plan = []
  if (kept)
    for (const one of kept.plan.headCount > largePlan ? largePlanFormats : planFormats)
      plan.push(await renderPlan(kept.plan, kept.context, one, language))
  return { type, fileName, body: await handoverZip({ document, handover, pdf, pdfName: `${name}.pdf`, plan }) }
}
