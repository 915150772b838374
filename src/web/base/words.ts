/** The words of the shell and of what pages share; each page has its own words beside it. */
import { catalogue } from '#core/kernel/words.ts'

export const webWords = catalogue({
  en: {
    stuck: 'Get help',
    settings: 'Settings',
    starting: 'Opening…',
    inStep: 'Up to date',
    lastChange: ({ ago }: { ago: string }) => `last change ${ago}`,
    justNow: 'just now',
    sending: ({ count }: { count: number }, f) => f.plural(count, { one: 'Sending 1 change', other: 'Sending # changes' }),
    away: ({ time }: { time: string }) => `Offline since ${time}`,
    keptHere: ({ count }: { count: number }, f) =>
      count === 0
        ? 'you can keep working'
        : f.plural(count, { one: '1 change saved on this device', other: '# changes saved on this device' }),
    refusedCount: ({ count }: { count: number }, f) => f.plural(count, { one: '1 change was refused', other: '# changes were refused' }),
    syncTitle: 'Sync status',
    syncInStep: 'All your changes are saved on the server.',
    syncSending: ({ count }: { count: number }, f) =>
      f.plural(count, { one: '1 change is being sent.', other: '# changes are being sent.' }),
    syncAway: ({ count }: { count: number }, f) =>
      count === 0
        ? 'The server cannot be reached. Keep working: your changes are saved here and sent automatically later.'
        : f.plural(count, {
            one: 'The server cannot be reached. 1 change is saved on this device and sent automatically later.',
            other: 'The server cannot be reached. # changes are saved on this device and sent automatically later.',
          }),
    syncRefused: 'Refused changes',
    syncWaiting: 'Sending',
    undo: 'Undo',
    undone: 'Change undone.',
    undoTooLate: 'Something has changed since, so this can no longer be undone. Change it by hand.',
    tryAgain: 'Try again',
    discard: 'Discard',
    close: 'Close',
    cancel: 'Cancel',
    change: 'Change',
    remove: 'Remove',
    copied: 'Copied.',
    keptForLater: 'Saved on this device. It is sent once the server can be reached.',
    language: 'Language',
    english: 'English',
    dutch: 'Nederlands',
    otherLanguageAway:
      'Dutch has to be fetched once, and there is no connection. Check the connection and choose it again. · Nederlands moet één keer worden opgehaald, en er is geen verbinding. Controleer de verbinding en kies het opnieuw.',
    inputInvalid: ({ field }: { field: string }) =>
      field === ''
        ? 'Something in this form is not right. Check the form and try again.'
        : `“${field}” is not right. Correct the field and try again.`,
    needsConnection:
      'This needs a connection: with so many people the server decides it. Nothing was changed. Check the connection and try again.',
    notKept:
      'This device cannot save the change, for instance because its storage is full, and the server cannot be reached. Nothing was changed. Check the connection and try again.',
    notReached: 'The server cannot be reached. Check the connection and try again.',
    refusedPlain: 'The server did not accept this. Try again, or ask the administrator of Uitrol.',
  },
  nl: {
    stuck: 'Ik kom er niet uit',
    settings: 'Instellingen',
    starting: 'Openen…',
    inStep: 'Bijgewerkt',
    lastChange: ({ ago }) => `laatste wijziging ${ago}`,
    justNow: 'zojuist',
    sending: ({ count }, f) => f.plural(count, { one: '1 wijziging onderweg', other: '# wijzigingen onderweg' }),
    away: ({ time }) => `Offline sinds ${time}`,
    keptHere: ({ count }, f) =>
      count === 0
        ? 'je kunt gewoon doorwerken'
        : f.plural(count, { one: '1 wijziging opgeslagen op dit apparaat', other: '# wijzigingen opgeslagen op dit apparaat' }),
    refusedCount: ({ count }, f) => f.plural(count, { one: '1 wijziging geweigerd', other: '# wijzigingen geweigerd' }),
    syncTitle: 'Synchronisatie',
    syncInStep: 'Al je wijzigingen staan op de server.',
    syncSending: ({ count }, f) => f.plural(count, { one: '1 wijziging wordt verstuurd.', other: '# wijzigingen worden verstuurd.' }),
    syncAway: ({ count }, f) =>
      count === 0
        ? 'De server is niet bereikbaar. Werk gerust door: je wijzigingen worden hier opgeslagen en later vanzelf verstuurd.'
        : f.plural(count, {
            one: 'De server is niet bereikbaar. 1 wijziging is op dit apparaat opgeslagen en wordt later vanzelf verstuurd.',
            other: 'De server is niet bereikbaar. # wijzigingen zijn op dit apparaat opgeslagen en worden later vanzelf verstuurd.',
          }),
    syncRefused: 'Geweigerde wijzigingen',
    syncWaiting: 'Wordt verstuurd',
    undo: 'Ongedaan maken',
    undone: 'Wijziging ongedaan gemaakt.',
    undoTooLate: 'Er is intussen iets veranderd; dit kan niet meer ongedaan worden gemaakt. Wijzig het met de hand.',
    tryAgain: 'Probeer opnieuw',
    discard: 'Weggooien',
    close: 'Sluiten',
    cancel: 'Annuleren',
    change: 'Wijzigen',
    remove: 'Verwijderen',
    copied: 'Gekopieerd.',
    keptForLater: 'Op dit apparaat opgeslagen. Wordt verstuurd zodra de server bereikbaar is.',
    language: 'Taal',
    english: 'English',
    dutch: 'Nederlands',
    otherLanguageAway:
      'Engels moet één keer worden opgehaald, en er is geen verbinding. Controleer de verbinding en kies het opnieuw. · English has to be fetched once, and there is no connection. Check the connection and choose it again.',
    inputInvalid: ({ field }) =>
      field === ''
        ? 'Er klopt iets niet in dit formulier. Controleer het en probeer het opnieuw.'
        : `“${field}” klopt niet. Verbeter het veld en probeer het opnieuw.`,
    needsConnection:
      'Hiervoor is verbinding nodig: bij zoveel mensen beslist de server. Er is niets gewijzigd. Controleer de verbinding en probeer het opnieuw.',
    notKept:
      'Dit apparaat kan de wijziging niet opslaan, bijvoorbeeld omdat de opslag vol is, en de server is niet bereikbaar. Er is niets gewijzigd. Controleer de verbinding en probeer het opnieuw.',
    notReached: 'De server is niet bereikbaar. Controleer de verbinding en probeer het opnieuw.',
    refusedPlain: 'De server nam dit niet aan. Probeer het opnieuw, of vraag de beheerder van Uitrol.',
  },
})
