/** The first page as the server draws it before any script has come: the parts of the browser, on the rows that the device is about to hold (RG-2). */
import { batch } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { LocationProvider } from 'preact-iso'
import { renderToString } from 'preact-render-to-string'
import { Shell } from '#web/app/shell.tsx'
import '#web/base/vocabulary.ts'
import type { Language } from '#core/kernel/language.ts'
import { firstPageWords } from '#web/base/first-page-words.ts'
import { chooseLanguage, voice } from '#web/base/language.ts'
import { MemberPage } from '#web/home/member-page.tsx'
import { TodayPage } from '#web/home/today-page.tsx'
import { PlainShell } from '#web/parts/plain-frames.tsx'
import { drawnAhead, type FirstAnswers, firstAnswers, noAnswers } from '#web/sync/first-answers.ts'
import type { Fed } from '#web/sync/rows.ts'
import { type Me, me } from '#web/sync/signed-in.ts'
import { now, rollout, takeFeed } from '#web/sync/store.ts'

const say = voice(firstPageWords)

export interface FirstPageFacts {
  readonly me: Me
  readonly fed: Fed
  /** What is known of what the page asks for beside the rows. */
  readonly answers: FirstAnswers['answers']
  readonly language: Language
  /** RFC 3339 in UTC. */
  readonly now: string
}

export interface FirstPage {
  /** Null where the first page is another one, such as that of an organisation without a rollout. */
  readonly html: string | null
  /** What is said below the page where it cannot be used for long. */
  readonly late: string
  /** The paths of the answers that the page shows and did not have. */
  readonly lacking: readonly string[]
}

const nobody: Me = { firstStart: false, actor: null, organisation: null }

const show = (facts: Omit<FirstPageFacts, 'language'>): void =>
  batch(() => {
    me.value = facts.me
    now.value = facts.now
    firstAnswers.value = { version: facts.fed.version, answers: facts.answers }
    takeFeed(0, { ...facts.fed, reset: true })
  })

const here = { url: '/today', path: '/today', query: {}, route: () => undefined, back: () => undefined, forward: () => undefined }

const Led = ({ children }: { children: ComponentChildren }) => (
  <LocationProvider.ctx.Provider value={here}>
    <Shell>{children}</Shell>
  </LocationProvider.ctx.Provider>
)

const pageOf = (role: string | undefined) => {
  if (role === 'member')
    return (
      <PlainShell>
        <MemberPage />
      </PlainShell>
    )
  return rollout.value ? (
    <Led>
      <TodayPage />
    </Led>
  ) : null
}

/** The page as HTML. Drawn in one go, so that nobody's rows meet another's; nothing of them is left afterwards. */
export const drawFirstPage = ({ language, ...facts }: FirstPageFacts): FirstPage => {
  chooseLanguage(language)
  const asked = (drawnAhead.asked = new Set<string>())
  try {
    show(facts)
    const page = pageOf(facts.me.actor?.role)
    const html = page && renderToString(page)
    return { html, late: say('late'), lacking: [...asked].filter((path) => !Object.hasOwn(facts.answers, path)) }
  } finally {
    show({ me: nobody, fed: { version: 0, changes: [], scope: '', absent: [] }, answers: noAnswers.answers, now: facts.now })
    drawnAhead.asked = undefined
  }
}
