/** What is said about roles, personal links and sessions. */
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'

export const membershipWords = catalogue({
  en: {
    'access.role.owner': 'owner',
    'access.role.lead': 'lead',
    'access.role.champion': 'champion',
    'access.role.member': 'member',
    'access.role.sponsor': 'sponsor',
    'access.device': ({ browser, system }: { browser: string; system: string }) => `${browser} on ${system}`,
    'access.deviceUnknown': 'a device we do not know',
    'access.lastOwner': 'This is the last owner. Make somebody else owner first, so that someone can still open everything.',
    'access.memberUnknown': 'This account does not sign in here any more. Look at the list again.',
    'access.championNeedsPlace': 'A champion helps at a place. Choose at least one.',
    'access.placeUnknown': 'One of these places is no longer there. Choose again.',
    'access.personUnknown': 'This person is no longer in the list. Look them up again.',
    'access.roleNotYours': 'You can invite members and champions. For any other role, ask an owner.',
    'access.invitationThere': 'This link was made before. Make a new one.',
    'access.linkTooLong': ({ most }: { most: number }) => `A personal link works for at most ${most} days. Choose fewer.`,
    'access.invitationUnknown': 'This link is not there. Look at the list again.',
    'access.inviteUsedUp':
      'This link was used on another device, has expired, or was withdrawn. Ask whoever leads the rollout for a new one; that takes a minute.',
    'access.sessionUnknown': 'That session is over already.',
  },
  nl: {
    'access.role.owner': 'eigenaar',
    'access.role.lead': 'leider',
    'access.role.champion': 'kartrekker',
    'access.role.member': 'lid',
    'access.role.sponsor': 'sponsor',
    'access.device': ({ browser, system }) => `${browser} op ${system}`,
    'access.deviceUnknown': 'een toestel dat we niet kennen',
    'access.lastOwner': 'Dit is de laatste eigenaar. Maak eerst iemand anders eigenaar, zodat er iemand overal bij kan.',
    'access.memberUnknown': 'Dit account meldt zich hier niet meer aan. Kijk nog eens in de lijst.',
    'access.championNeedsPlace': 'Een kartrekker helpt op een plaats. Kies er minstens één.',
    'access.placeUnknown': 'Een van deze plaatsen is er niet meer. Kies opnieuw.',
    'access.personUnknown': 'Deze persoon staat niet meer in de lijst. Zoek opnieuw.',
    'access.roleNotYours': 'Je kunt leden en kartrekkers uitnodigen. Vraag voor een andere rol een eigenaar.',
    'access.invitationThere': 'Deze link is al eens gemaakt. Maak een nieuwe.',
    'access.linkTooLong': ({ most }) => `Een persoonlijke link werkt hoogstens ${most} dagen. Kies er minder.`,
    'access.invitationUnknown': 'Deze link is er niet. Kijk nog eens in de lijst.',
    'access.inviteUsedUp':
      'Deze link is op een ander toestel gebruikt, is verlopen of is ingetrokken. Vraag wie de uitrol leidt om een nieuwe; dat is zo gedaan.',
    'access.sessionUnknown': 'Die sessie is al afgelopen.',
  },
})

export const membershipProblems = {
  'access.lastOwner': 'refused',
  'access.memberUnknown': 'conflict',
  'access.championNeedsPlace': 'invalid',
  'access.placeUnknown': 'conflict',
  'access.personUnknown': 'conflict',
  'access.roleNotYours': 'refused',
  'access.invitationThere': 'conflict',
  'access.linkTooLong': 'invalid',
  'access.invitationUnknown': 'conflict',
  'access.inviteUsedUp': 'refused',
  'access.sessionUnknown': 'conflict',
} as const satisfies Record<string, ProblemKind>
