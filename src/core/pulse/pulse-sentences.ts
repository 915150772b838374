/** What the activity log says of the weekly question, of who is at ease and of roll-calls; never what somebody answered. */
import type { Sentences } from '#core/kernel/sentence.ts'

export const pulseSentences = {
  en: {
    'pulse.answer': () => 'Answered the question of the week',
    'pulse.noteAnswered': () => 'Answered the question of the week',
    'pulse.importAnswers': (t, f) =>
      `Imported ${f.plural(t.count('pulseReply').added, { one: 'one answer', other: '# answers' })} to the question of the week from a survey`,
    'pulse.chooseMode': (t) =>
      t.has('anonymous') ? 'Made the question of the week anonymous' : 'Made the question of the week answered by name',
    'pulse.shareLink': (t) => `Made a link to the question of the week for ${t.called('personId')}`,
    'pulse.remind': () => 'Reminded people of the question of the week',
    'pulse.sayEase': () => 'Answered whether they can do their work with the new tool',
    'pulse.recordEase': (t) => `Recorded whether ${t.called('personId')} can do their work with the new tool`,
    'pulse.callRoll': (t) => `Answered the roll-call for ${t.called('personId')}`,
    'pulse.sayUsed': () => 'Said what they worked in this week',
    'pulse.stateOldUse': (t) =>
      t.has('stillThere') ? 'Stated what is still done only in the old system' : 'Stated that nothing is done only in the old system',
  },
  nl: {
    'pulse.answer': () => 'Beantwoordde de vraag van de week',
    'pulse.noteAnswered': () => 'Beantwoordde de vraag van de week',
    'pulse.importAnswers': (t, f) =>
      `Importeerde ${f.plural(t.count('pulseReply').added, { one: 'één antwoord', other: '# antwoorden' })} op de vraag van de week uit een enquête`,
    'pulse.chooseMode': (t) => (t.has('anonymous') ? 'Maakte de vraag van de week anoniem' : 'Zette de vraag van de week op naam'),
    'pulse.shareLink': (t) => `Maakte een link naar de vraag van de week voor ${t.called('personId')}`,
    'pulse.remind': () => 'Herinnerde mensen aan de vraag van de week',
    'pulse.sayEase': () => 'Gaf antwoord op de vraag of het werk lukt met het nieuwe systeem',
    'pulse.recordEase': (t) => `Legde vast of ${t.called('personId')} zich redt met het nieuwe systeem`,
    'pulse.callRoll': (t) => `Beantwoordde de rondvraag voor ${t.called('personId')}`,
    'pulse.sayUsed': () => 'Gaf aan waarin deze week is gewerkt',
    'pulse.stateOldUse': (t) =>
      t.has('stillThere')
        ? 'Verklaarde wat nog alleen in het oude systeem gebeurt'
        : 'Verklaarde dat niets meer alleen in het oude systeem gebeurt',
  },
} as const satisfies Sentences
