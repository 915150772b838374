/** What people are told of go/no-go checks. */
import { catalogue } from '#core/kernel/words.ts'
import { phaseCalled } from '#core/plan/phase-name.ts'
import type { Verdict } from '#core/gates/check-shapes.ts'

const verdictsNl: Readonly<Record<Verdict, string>> = { pass: 'Goed', hold: 'Wacht', fail: 'Stop', 'no-data': 'Geen gegevens' }

export const gatesNoticeWords = catalogue({
  en: {
    'gates.notice.verdict': ({ phase, verdict }: { phase: string; verdict: Verdict }, f) =>
      `The go/no-go check of ${phaseCalled(phase, f)} now says: ${{ pass: 'Pass', hold: 'Hold', fail: 'Fail', 'no-data': 'No data' }[verdict]}.`,
    'gates.notice.atEase': ({ tool }: { tool: string }) => `Can you do your work with ${tool}? Your answer is missing: it takes one tap.`,
    'gates.notice.training': ({ tool }: { tool: string }) =>
      `You have not completed the training for ${tool} yet. See when you can join a session.`,
    'gates.notice.tasks': ({ phase }: { phase: string }, f) =>
      `The start of ${phaseCalled(phase, f)} waits for open tasks that are assigned to you.`,
    'gates.notice.lapsed': ({ phase }: { phase: string; verdict: Verdict }, f) =>
      `A guard of ${phaseCalled(phase, f)} fails. Its approval no longer counts, and the start waits.`,
  },
  nl: {
    'gates.notice.verdict': ({ phase, verdict }, f) =>
      `Het go/no-go-moment van ${phaseCalled(phase, f)} staat nu op: ${verdictsNl[verdict as Verdict]}.`,
    'gates.notice.atEase': ({ tool }) => `Lukt je werk met ${tool}? Je antwoord ontbreekt nog: het kost één tik.`,
    'gates.notice.training': ({ tool }) => `Je hebt de training voor ${tool} nog niet afgerond. Kijk wanneer je bij een sessie kunt zijn.`,
    'gates.notice.tasks': ({ phase }, f) => `De start van ${phaseCalled(phase, f)} wacht op open taken van jou.`,
    'gates.notice.lapsed': ({ phase }, f) =>
      `Een harde eis van ${phaseCalled(phase, f)} is niet gehaald. De goedkeuring telt niet meer en de start wacht.`,
  },
})
