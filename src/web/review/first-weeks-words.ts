/** The words of the card about somebody’s first weeks. */
import { catalogue } from '#core/kernel/words.ts'
import type { NewcomerStep } from '#core/review/newcomers.ts'

export const firstWeeksWords = catalogue({
  en: {
    title: 'Your first weeks',
    about: ({ step, day }: { step: NewcomerStep; day: string }, f): string =>
      ({
        account: `ready by ${f.day(day, 'short')}`,
        buddy: 'shows you how things work here',
        materials: `look through them by ${f.day(day, 'short')}`,
        check: `from ${f.day(day, 'short')} you are asked how it goes`,
      })[step],
    done: 'Done',
    markDone: 'Mark as done',
    ticked: 'Materials done.',
  },
  nl: {
    title: 'Jouw eerste weken',
    about: ({ step, day }: { step: NewcomerStep; day: string }, f): string =>
      ({
        account: `klaar op ${f.day(day, 'short')}`,
        buddy: 'laat je zien hoe het hier werkt',
        materials: `bekijk het uiterlijk ${f.day(day, 'short')}`,
        check: `vanaf ${f.day(day, 'short')} vragen we je hoe het gaat`,
      })[step],
    done: 'Klaar',
    markDone: 'Gedaan',
    ticked: 'Trainingsmateriaal gedaan.',
  },
})
