/** A member's page as the server draws it before any script has come: the parts of the browser, on the rows that the device is about to hold (RG-2). */
import { batch } from '@preact/signals'
import { renderToString } from 'preact-render-to-string'
import type { Contacts } from '#core/access/contacts.ts'
import type { Language } from '#core/kernel/language.ts'
import { chooseLanguage } from '#web/base/language.ts'
import { MemberPage } from '#web/home/member-page.tsx'
import { PlainShell } from '#web/parts/plain-frames.tsx'
import { contacts } from '#web/people/contacts.ts'
import type { Fed } from '#web/sync/rows.ts'
import { type Me, me } from '#web/sync/signed-in.ts'
import { now, takeFeed } from '#web/sync/store.ts'

export interface FirstPageFacts {
  readonly me: Me
  readonly fed: Fed
  readonly contacts: readonly Contacts[]
  readonly language: Language
  /** RFC 3339 in UTC. */
  readonly now: string
}

const nobody: Me = { firstStart: false, actor: null, organisation: null }

const show = (facts: Omit<FirstPageFacts, 'language'>): void =>
  batch(() => {
    me.value = facts.me
    now.value = facts.now
    contacts.value.value = facts.contacts
    takeFeed(0, { ...facts.fed, reset: true })
  })

/** The page as HTML. Drawn in one go, so that nobody's rows meet another's; nothing of them is left afterwards. */
export const drawFirstPage = ({ language, ...facts }: FirstPageFacts): string => {
  chooseLanguage(language)
  show(facts)
  try {
    return renderToString(
      <PlainShell>
        <MemberPage />
      </PlainShell>,
    )
  } finally {
    show({ me: nobody, fed: { version: 0, changes: [] }, contacts: [], now: facts.now })
  }
}
