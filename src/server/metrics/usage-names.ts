/** The numbers under which usage is kept of people, sources, imports and workflows, in memory. */
import type { Kysely } from 'kysely'
import type { Schema, UsageNameRow } from '#server/db/schema.ts'
import { inSlices, slice } from '#server/db/rows-in-slices.ts'

type Kind = UsageNameRow['kind']

export class UsageNames {
  readonly #numbers: Readonly<Record<Kind, Map<string, number>>> = {
    person: new Map(),
    source: new Map(),
    import: new Map(),
    workflow: new Map(),
  }
  readonly #people = new Map<number, string>()

  /** The number of a name; undefined while it has none. */
  numberOf = (kind: Kind, name: string): number | undefined => this.#numbers[kind].get(name)
  /** The person of a number; undefined for number 0, and for somebody who was forgotten. */
  personNumbered = (number: number): string | undefined => this.#people.get(number)
  /** Workflows that have numbers. */
  workflows = (): string[] => [...this.#numbers.workflow.keys()]

  /** Reads the names that were given numbers after the first `known`; ids are kept as `textOf` gives them. */
  async refresh(db: Kysely<Schema>, organisationId: string, known: number, textOf: (personId: string) => string): Promise<void> {
    const names = db.selectFrom('usageName').select(['kind', 'name', 'number']).where('organisationId', '=', organisationId)
    const know = ({ kind, name, number }: Omit<UsageNameRow, 'organisationId'>): void => {
      // The same text as elsewhere, which is compared quickest.
      const text = kind === 'person' ? textOf(name) : name
      this.#numbers[kind].set(text, number)
      if (kind === 'person') this.#people.set(number, text)
    }
    if (known > 0) for (const row of await names.where('number', '>', known).orderBy('number').execute()) know(row)
    else {
      const people = names.where('kind', '=', 'person').orderBy('name').limit(slice)
      for await (const rows of inSlices((after) => people.where('name', '>', after).execute(), ({ name }) => name)) rows.forEach(know) // prettier-ignore
      for (const row of await names.where('kind', '<>', 'person').orderBy('number').execute()) know(row)
    }
  }
}
