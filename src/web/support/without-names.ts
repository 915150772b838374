/** Texts without names: from the names on this device where it knows everyone, else from the server, which does. */
import { useEffect, useState } from 'preact/hooks'
import type { Language } from '#core/kernel/language.ts'
import { colleague, type WithoutNames, withoutNames } from '#core/support/article-proposal.ts'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { ask, troubleIn } from '#web/sync/server-request.ts'
import { mayI } from '#web/sync/signed-in.ts'
import { all, isAbsent } from '#web/sync/store.ts'

/** How long typing has to pause before the server is asked, in milliseconds. */
const typingPause = 300

/** Whether the names of everyone are on this device: those who lead hold them, as long as they are not too many. */
const knowsEveryone = (): boolean => mayI('people.manage') && !isAbsent('person')

export interface Cleaned {
  /** Undefined while it is not known; nothing of the texts may be passed on until then. */
  readonly clean: readonly WithoutNames[] | undefined
  /** Why the server could not take the names out; `clean` then only lacks the names that are on this device. */
  readonly trouble: ErrorNote | undefined
}

const cleanHere = (texts: readonly string[], language: Language): WithoutNames[] =>
  texts.map((text) => withoutNames(text, all('person'), colleague[language]))

/** Asks the server, which takes no empty texts. */
const cleanThere = async (texts: readonly string[], language: Language): Promise<WithoutNames[]> => {
  const filled = texts.filter((text) => text.trim() !== '')
  const found = filled.length === 0 ? [] : await ask<WithoutNames[]>('/api/support/without-names', { body: { texts: filled, language } })
  const byText = new Map(filled.map((text, index) => [text, found[index]]))
  return texts.map((text) => byText.get(text) ?? { text: '', taken: 0 })
}

export const useWithoutNames = (texts: readonly string[], language: Language): Cleaned => {
  const [told, setTold] = useState<Cleaned & { readonly asked: string }>()
  const here = knowsEveryone()
  const asked = JSON.stringify([texts, language])
  useEffect(() => {
    if (here) return
    let current = true
    const tell = (cleaned: Cleaned): void => {
      if (current) setTold({ asked, ...cleaned })
    }
    const timer = setTimeout(
      () =>
        void cleanThere(texts, language).then(
          (clean) => tell({ clean, trouble: undefined }),
          (problem: unknown) => tell({ clean: cleanHere(texts, language), trouble: troubleIn(problem) }),
        ),
      told ? typingPause : 0,
    )
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [asked, here])
  if (here) return { clean: cleanHere(texts, language), trouble: undefined }
  return told?.asked === asked ? told : { clean: undefined, trouble: undefined }
}
