/** A notice in the language of whoever reads it. */
import { sayNote } from '#core/registry/vocabulary.ts'
import type { Row } from '#core/kernel/rows.ts'
import type { Language } from '#core/kernel/language.ts'

/** Where somebody reads a notice: what happens nowhere is told in the zone of their location, all else in its own, as everywhere (RG-5). */
interface ReadAt {
  readonly zone: string
  readonly zones: readonly string[]
}

/**
 * A notice in a language; one whose code this version does not know is shown by its code.
 *
 * @example sayNotice('nl', notice, { zone: 'America/Paramaribo', zones: [] }) // 'Er is een plek vrij: …'
 */
export const sayNotice = (language: Language, { code, params }: Pick<Row<'notice'>, 'code' | 'params'>, at?: ReadAt): string => {
  const values = JSON.parse(params) as Record<string, unknown>
  return sayNote(language, { code, params: at && 'isOnline' in values ? { ...values, zone: at.zone } : values }, at?.zones)
}
