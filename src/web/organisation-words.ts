/** The words about having several organisations, or several rollouts. */
import { catalogue } from '#core/words.ts'

export const organisationWords = catalogue({
  en: {
    organisations: 'Your organisations',
    organisationsText: 'You are in more than one. Each keeps its people, plans and settings to itself.',
    here: 'you are here',
    goThere: 'Go there',
    kept: ({ count }: { count: number }, f) =>
      f.plural(count, {
        one: '1 change has not been sent yet. It stays on this device and goes out when you come back here.',
        other: '# changes have not been sent yet. They stay on this device and go out when you come back here.',
      }),
    whichRollout: 'Rollout',
  },
  nl: {
    organisations: 'Je organisaties',
    organisationsText: 'Je hoort bij meer dan één. Elk houdt de eigen mensen, plannen en instellingen voor zich.',
    here: 'hier ben je nu',
    goThere: 'Ga erheen',
    kept: ({ count }, f) =>
      f.plural(count, {
        one: '1 wijziging is nog niet verstuurd. Ze blijft op dit toestel en gaat weg als je hier terugkomt.',
        other: '# wijzigingen zijn nog niet verstuurd. Ze blijven op dit toestel en gaan weg als je hier terugkomt.',
      }),
    whichRollout: 'Uitrol',
  },
})
