/** The words about having several organisations or rollouts, and about what is kept of oneself. */
import { catalogue } from '#core/kernel/words.ts'

export const organisationWords = catalogue({
  en: {
    organisations: 'Your organisations',
    organisationsText: 'You belong to more than one organisation. Each has its own people, plans and settings.',
    here: 'current',
    goThere: 'Switch',
    kept: ({ count }: { count: number }, f) =>
      f.plural(count, {
        one: '1 change has not been sent yet. It stays on this device and is sent when you come back to this organisation.',
        other: '# changes have not been sent yet. They stay on this device and are sent when you come back to this organisation.',
      }),
    whichRollout: 'Rollout',
    otherOrganisation: ({ name }: { name: string }) => `${name}: switch organisation`,
    ownData: 'Your data',
    ownDataText: 'Your account, how you sign in, your personal data, and what you changed and when.',
    ownDataTake: 'Download',
  },
  nl: {
    organisations: 'Je organisaties',
    organisationsText: 'Je hoort bij meer dan één organisatie. Elke organisatie heeft eigen mensen, plannen en instellingen.',
    here: 'huidige',
    goThere: 'Wisselen',
    kept: ({ count }, f) =>
      f.plural(count, {
        one: '1 wijziging is nog niet verstuurd. Ze blijft op dit apparaat en wordt verstuurd als je terugkomt bij deze organisatie.',
        other:
          '# wijzigingen zijn nog niet verstuurd. Ze blijven op dit apparaat en worden verstuurd als je terugkomt bij deze organisatie.',
      }),
    whichRollout: 'Uitrol',
    otherOrganisation: ({ name }) => `${name}: andere organisatie kiezen`,
    ownData: 'Jouw gegevens',
    ownDataText: 'Je account, hoe je je aanmeldt, je persoonsgegevens, en wat je wanneer hebt gewijzigd.',
    ownDataTake: 'Downloaden',
  },
})
