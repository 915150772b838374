/** What a device is called that somebody is signed in on. */
import { catalogue } from '#core/kernel/words.ts'

export const deviceWords = catalogue({
  en: {
    'access.device': ({ browser, system }: { browser: string; system: string }) => `${browser} on ${system}`,
    'access.deviceUnknown': 'an unknown device',
  },
  nl: {
    'access.device': ({ browser, system }) => `${browser} op ${system}`,
    'access.deviceUnknown': 'een onbekend apparaat',
  },
})
