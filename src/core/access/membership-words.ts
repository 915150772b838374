/** What is said about roles, personal links and sessions. */
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'

export const membershipWords = catalogue({
  en: {
    'access.role.owner': 'owner',
    'access.role.lead': 'rollout lead',
    'access.role.champion': 'champion',
    'access.role.member': 'member',
    'access.role.sponsor': 'sponsor',
    'access.lastOwner': 'This is the last owner. Make someone else an owner first.',
    'access.memberUnknown': 'This user no longer has access. Look at the list again.',
    'access.championNeedsPlace': 'A champion needs a location. Choose at least one.',
    'access.placeUnknown': 'One of these locations no longer exists. Choose again.',
    'access.personUnknown': 'This person is no longer in the list. Look them up again.',
    'access.roleNotYours': 'You can invite members and champions. For any other role, ask an owner.',
    'access.invitationThere': 'This link exists already. Create a new link.',
    'access.linkTooLong': ({ most }: { most: number }) => `A personal link works for at most ${most} days. Choose fewer.`,
    'access.invitationUnknown': 'This link does not exist. Look at the list again.',
    'access.inviteUsedUp': 'This link was used on another device, has expired or was withdrawn. Ask the rollout lead for a new link.',
    'access.sessionUnknown': 'That session has already ended.',
  },
  nl: {
    'access.role.owner': 'eigenaar',
    'access.role.lead': 'projectleider',
    'access.role.champion': 'ambassadeur',
    'access.role.member': 'medewerker',
    'access.role.sponsor': 'opdrachtgever',
    'access.lastOwner': 'Dit is de laatste eigenaar. Maak eerst iemand anders eigenaar.',
    'access.memberUnknown': 'Deze gebruiker heeft geen toegang meer. Kijk nog eens in de lijst.',
    'access.championNeedsPlace': 'Een ambassadeur heeft een locatie nodig. Kies er minstens één.',
    'access.placeUnknown': 'Een van deze locaties bestaat niet meer. Kies opnieuw.',
    'access.personUnknown': 'Deze persoon staat niet meer in de lijst. Zoek opnieuw.',
    'access.roleNotYours': 'Je kunt medewerkers en ambassadeurs uitnodigen. Vraag voor een andere rol een eigenaar.',
    'access.invitationThere': 'Deze link bestaat al. Maak een nieuwe link.',
    'access.linkTooLong': ({ most }) => `Een persoonlijke link werkt hoogstens ${most} dagen. Kies er minder.`,
    'access.invitationUnknown': 'Deze link bestaat niet. Kijk nog eens in de lijst.',
    'access.inviteUsedUp':
      'Deze link is op een ander apparaat gebruikt, is verlopen of is ingetrokken. Vraag de projectleider om een nieuwe link.',
    'access.sessionUnknown': 'Die sessie is al beëindigd.',
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
