/** Pasted names as people: for those who have no list at hand. */
import type { CommandInputs } from '#core/registry/command-inputs.ts'

const looksLikeEmail = (part: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(part)

/** Pasted names as people: one per line, e-mail and department behind commas, tabs or semicolons; or `Name <address>`. */
export const peopleFromNames = (pasted: string): { name: string; email: string | null; department: string | null }[] =>
  pasted
    .split(/\r?\n/)
    .map((line) => {
      const parts = line
        .replace(/<([^<>]+)>/, ',$1')
        .split(/[,;\t]/)
        .map((part) => part.trim())
        .filter(Boolean)
      const email = parts.find(looksLikeEmail)?.toLowerCase() ?? null
      const [name, department] = parts.filter((part) => !looksLikeEmail(part))
      return { name: name ?? email?.split('@')[0] ?? '', email, department: department ?? null }
    })
    .filter((person) => person.name !== '')

/** The input of `people.import` for pasted names. */
export const importOfNames = (pasted: string, rolloutId: string): CommandInputs['people.import'] => ({
  rolloutId,
  locations: [],
  people: peopleFromNames(pasted).map((person) => ({
    ...person,
    personId: null,
    employeeNumber: null,
    phone: null,
    location: null,
    language: null,
    jobTitle: null,
    managerEmail: null,
    startsOn: null,
    leftOn: null,
  })),
  leavers: [],
})
