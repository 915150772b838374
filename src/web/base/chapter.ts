/** What a chapter gives the web: the pages of those who lead and of champions, and their links in the frame; `<chapter>-web.ts` says it. */
import type { ComponentType } from 'preact'
import type { Role } from '#core/access/access.ts'

export interface ChapterPage {
  /** The address, as preact-iso matches it: `/training/:rest*`. */
  readonly path: string
  // oxlint-disable-next-line typescript/no-explicit-any -- pages take what the address gives them
  readonly component: ComponentType<any>
}

export interface ChapterLink {
  readonly href: string
  readonly label: () => string
  /** An SVG path in a box of 24 by 24. */
  readonly icon: string
  readonly group: 'steer' | 'carryOut' | 'decide' | 'settings'
  /** Where it stands among all links. */
  readonly order: number
  /** Stands below the page on a phone; the others are one tap further. */
  readonly nearOnPhone?: true
  /** For these roles there is no such link. */
  readonly notFor?: readonly Role[]
  /** Whether there is such a link now; always where it says nothing. */
  readonly shown?: () => boolean
  /** What waits there; nought shows no number. */
  readonly count?: () => number
}

export interface WebChapter {
  readonly pages: readonly ChapterPage[]
  readonly links?: readonly ChapterLink[]
}
