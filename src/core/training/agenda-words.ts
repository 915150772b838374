/** What the parts of a session are called; apart from the other words, because a member's phone says them. */
import { catalogue } from '#core/kernel/words.ts'

export const agendaWords = catalogue({
  en: {
    'training.agenda.why': 'Why we are doing this',
    'training.agenda.core': 'What you use every day',
    'training.agenda.practice': 'Try it yourself, with your own work',
    'training.agenda.questions': 'Questions',
  },
  nl: {
    'training.agenda.why': 'Waarom we dit doen',
    'training.agenda.core': 'Wat je elke dag gebruikt',
    'training.agenda.practice': 'Zelf doen, met je eigen werk',
    'training.agenda.questions': 'Vragen',
  },
})
