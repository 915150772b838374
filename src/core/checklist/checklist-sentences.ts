/** What the activity log says of the tasks of the checklist. */
import type { Sentences, Told } from '#core/kernel/sentence.ts'

/** A task by its text: the key is made of phase, list and task. */
const itemIn = (t: Told): string => {
  const [, , item] = t.text('itemKey').split(':')
  return item ? t.said(`checklist.item.${item}`) : t.text('itemKey')
}

export const checklistSentences = {
  en: {
    'checklist.settle': (t) =>
      ({
        done: `Completed: ${itemIn(t)}`,
        open: `Reopened: ${itemIn(t)}`,
        notNeeded: `Marked as not applicable: ${itemIn(t)}`,
      })[t.text('state')] ?? itemIn(t),
    'checklist.see': (t, f) =>
      f.plural(t.count('checklistItem').changed, { one: 'Completed 1 task automatically', other: 'Completed # tasks automatically' }),
    'checklist.assign': (t) => (t.has('ownerId') ? `Assigned to ${t.called('ownerId')}: ${itemIn(t)}` : `Unassigned: ${itemIn(t)}`),
  },
  nl: {
    'checklist.settle': (t) =>
      ({
        done: `Vinkte af: ${itemIn(t)}`,
        open: `Heropende: ${itemIn(t)}`,
        notNeeded: `Zette op niet van toepassing: ${itemIn(t)}`,
      })[t.text('state')] ?? itemIn(t),
    'checklist.see': (t, f) =>
      f.plural(t.count('checklistItem').changed, {
        one: 'Vinkte 1 taak automatisch af',
        other: 'Vinkte # taken automatisch af',
      }),
    'checklist.assign': (t) =>
      t.has('ownerId') ? `Wees toe aan ${t.called('ownerId')}: ${itemIn(t)}` : `Maakte de toewijzing ongedaan: ${itemIn(t)}`,
  },
} as const satisfies Sentences
