/** The words about having several organisations or rollouts, and about what is kept of oneself. */
import { catalogue } from '#core/kernel/words.ts'

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
    otherOrganisation: ({ name }: { name: string }) => `${name}: go to another organisation`,
    ownData: 'What is kept about you',
    ownDataText: 'Your account and the ways in to it, your sign-ins, what is kept here of you, and what you changed and when.',
    ownDataTake: 'Download it',
    leavers: 'People who left',
    leaversText:
      'Their access ended with their last day. Forgetting takes name, addresses and numbers out of what is kept; phases and figures stay.',
    leftOn: ({ day }: { day: string }) => `left ${day}`,
    forget: 'Forget',
    forgetTitle: ({ name }: { name: string }) => `Forget ${name}?`,
    forgetText:
      'Everything personal goes, here and on every device, and so does their account. Whatever the trail says of them goes too; that something was changed, when and by whom stays. This cannot be undone.',
    forgetNow: 'Forget for good',
    forgotten: 'Forgotten.',
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
    otherOrganisation: ({ name }) => `${name}: naar een andere organisatie`,
    ownData: 'Wat er van jou bewaard wordt',
    ownDataText:
      'Je account en hoe je erin komt, wanneer je je aanmeldde, wat hier van je bewaard wordt, en wat je wanneer hebt gewijzigd.',
    ownDataTake: 'Downloaden',
    leavers: 'Wie vertrokken is',
    leaversText:
      'Hun toegang eindigde met de laatste werkdag. Vergeten haalt naam, adressen en nummers uit wat bewaard wordt; fases en cijfers blijven.',
    leftOn: ({ day }) => `vertrokken ${day}`,
    forget: 'Vergeten',
    forgetTitle: ({ name }) => `${name} vergeten?`,
    forgetText:
      'Al het persoonlijke verdwijnt, hier en op elk toestel, en het account ook. Ook wat het logboek over deze persoon zegt, gaat weg; dat er iets gewijzigd is, wanneer en door wie, blijft. Dit kan niet terug.',
    forgetNow: 'Voorgoed vergeten',
    forgotten: 'Vergeten.',
  },
})
