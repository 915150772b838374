/** What goes with a personal link to whoever gets it, in their language. */
import { catalogue } from '#core/kernel/words.ts'

export const slipWords = catalogue({
  en: {
    shareText: ({ name, tool, address }: { name: string; tool: string; address: string }) =>
      `Hi ${name}, we will start using ${tool}. Your first day, your training and who helps you: ${address} The link works on one phone only: yours.`,
    slip: ({ tool }: { tool: string }) => `Scan with your phone to see your first day with ${tool}. Works on one phone only.`,
    slipUntil: ({ day }: { day: string }) => `Until ${day}`,
    theTool: 'the new system',
  },
  nl: {
    shareText: ({ name, tool, address }) =>
      `Dag ${name}, we gaan werken met ${tool}. Jouw eerste dag, jouw training en wie je helpt: ${address} De link werkt op één telefoon: die van jou.`,
    slip: ({ tool }) => `Scan met je telefoon en zie jouw eerste dag met ${tool}. Werkt op één telefoon.`,
    slipUntil: ({ day }) => `Tot ${day}`,
    theTool: 'het nieuwe systeem',
  },
})
