/** What pages say about an item of the checklist, and how it is ticked. */
import { daysBetween } from '#core/kernel/calendar.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { f, t, tell } from '#web/base/language.ts'
import type { ChipKind } from '#web/parts/chip.tsx'
import { today } from '#web/sync/store.ts'
import { runCommand } from '#web/parts/use-command.ts'

export type Item = StoredRow<'checklistItem'>

/** By the day it is due, then always in the same order. */
export const byDue = (a: Item, b: Item): number => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.itemKey < b.itemKey ? -1 : 1)

export const itemText = (item: Item): string => tell({ code: `checklist.item.${item.item}`, params: {} })
export const listName = (list: string): string => tell({ code: `checklist.list.${list}`, params: {} })

/** When it is due, as a chip: late, today, or the day. */
export const dueChip = (item: Item): { kind: ChipKind; text: string } => {
  const days = daysBetween(today.value, item.dueOn)
  if (days < 0) return { kind: 'fail', text: t('checklist.late', { days: -days }) }
  if (days === 0) return { kind: 'hold', text: t('checklist.dueToday') }
  return { kind: days <= 7 ? 'info' : 'nodata', text: f().day(item.dueOn, days < 7 ? 'short' : 'brief') }
}

/** Ticks an item or opens it again; a refusal is told at once, and `said` once it is done. */
export const settle = async (
  item: Item,
  state: 'open' | 'done' | 'notNeeded',
  evidence: string | null = null,
  said = '',
): Promise<boolean> => {
  const { rolloutId, itemKey } = item
  const accepted = await runCommand({ name: 'checklist.settle', input: { rolloutId, itemKey, state, evidence } }, said)
  return accepted !== undefined
}
