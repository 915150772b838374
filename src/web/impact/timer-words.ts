/** The words of timing a task on a phone. */
import { catalogue } from '#core/kernel/words.ts'

export const timerWords = catalogue({
  en: {
    title: 'Time a task',
    text: 'Start when you begin, stop when it is done. It shows what the new tool changes; nobody is judged by it.',
    start: ({ name }: { name: string }) => `Start: ${name}`,
    running: ({ name }: { name: string }) => `Running: ${name}`,
    stop: 'Stop and save',
    drop: 'Discard',
    saved: ({ name }: { name: string }) => `Time saved: ${name}`,
  },
  nl: {
    title: 'Een taak klokken',
    text: 'Start als je begint, stop als het klaar is. Zo zien we wat het nieuwe systeem verandert; niemand wordt erop beoordeeld.',
    start: ({ name }) => `Start: ${name}`,
    running: ({ name }) => `Loopt: ${name}`,
    stop: 'Stoppen en opslaan',
    drop: 'Weggooien',
    saved: ({ name }) => `Tijd opgeslagen: ${name}`,
  },
})
