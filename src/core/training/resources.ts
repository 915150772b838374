/** What people learn from by themselves: its kinds and their lengths, what is missing, and what to take where data is dear (TR-4). */
import type { Row } from '#core/kernel/rows.ts'
import { spokenLanguage, type Language } from '#core/kernel/language.ts'

export const resourceKinds = ['quickStart', 'video', 'faq', 'cheatSheet', 'other'] as const
export type ResourceKind = (typeof resourceKinds)[number]
export const resourceStates = ['missing', 'draft', 'final'] as const
export type ResourceState = (typeof resourceStates)[number]

/** Largest size that is believed: ten gigabytes. */
export const mostBytes = 10_000_000_000
/** Above this, something lighter is wanted: two megabytes (TR-4). */
export const heavyBytes = 2_000_000

/** How long each kind should be, in its own unit: pages, or minutes to watch; null says nothing. */
export const lengthOf: Readonly<
  Record<ResourceKind, { readonly unit: 'pages' | 'minutes'; readonly from: number; readonly to: number } | null>
> = {
  quickStart: { unit: 'pages', from: 1, to: 2 },
  video: { unit: 'minutes', from: 5, to: 10 },
  faq: null,
  cheatSheet: { unit: 'pages', from: 1, to: 1 },
  other: null,
}

type Resource = Row<'resource'>

/** The kinds without which materials are not final, in each language that people read. A video helps, but is no must where data is dear. */
export const neededKinds = ['quickStart', 'faq', 'cheatSheet'] as const
export interface MissingMaterial {
  readonly kind: (typeof neededKinds)[number]
  readonly language: Language
  readonly state: 'missing' | 'draft'
}

/**
 * What is still missing before the materials are final (TR-4): each kind that is needed, in each language people of the rollout read.
 *
 * @example materialsMissing(resources, ['nl']) // [{ kind: 'faq', language: 'nl', state: 'draft' }]
 */
export const materialsMissing = (resources: readonly Resource[], languages: Iterable<Language>): MissingMaterial[] =>
  [...new Set(languages)].toSorted().flatMap((language) =>
    neededKinds.flatMap((kind): MissingMaterial[] => {
      const states = resources.filter((row) => row.kind === kind && row.language === language).map(({ state }) => state)
      if (states.includes('final')) return []
      return [{ kind, language, state: states.includes('draft') ? 'draft' : 'missing' }]
    }),
  )

/**
 * The languages that people of a phase read: their own, else that of their place, else English (RG-3, TR-4).
 *
 * @example languagesRead(rows, 'core') // ['nl']
 */
export const languagesRead = (
  rows: {
    readonly participants: readonly Pick<Row<'participant'>, 'personId' | 'phaseKey' | 'excludedAt'>[]
    readonly people: readonly Pick<Row<'person'>, 'personId' | 'language' | 'locationId'>[]
    readonly places: readonly Pick<Row<'location'>, 'locationId' | 'language'>[]
  },
  phaseKey: string,
): Language[] => {
  const here = new Set(
    rows.participants.filter((row) => row.phaseKey === phaseKey && row.excludedAt === null).map(({ personId }) => personId),
  )
  const languageAt = new Map(rows.places.map(({ locationId, language }) => [locationId, language]))
  const read = rows.people
    .filter(({ personId }) => here.has(personId))
    .map(({ language, locationId }) => spokenLanguage(language, languageAt.get(locationId ?? '')))
  return [...new Set(read)].toSorted()
}

/** What deserves a second look: too long or too short for its kind, or heavy without a lighter one to take instead (TR-4). */
export type ResourceFlaw = 'length' | 'heavy'

/**
 * What to say beside a resource (TR-4). A lighter one counts only while it is there and is itself no more than two megabytes.
 *
 * @example resourceFlaws(video, resources) // ['heavy']
 */
export const resourceFlaws = (resource: Resource, resources: readonly Resource[]): ResourceFlaw[] => {
  const length = lengthOf[resource.kind as ResourceKind] ?? null
  const lighter = resources.find((row) => row.rolloutId === resource.rolloutId && row.resourceId === resource.lighterId)
  const isHeavy = (resource.bytes ?? 0) > heavyBytes
  const helped = lighter !== undefined && lighter.state !== 'missing' && (lighter.bytes ?? 0) <= heavyBytes
  return [
    ...(length && resource.extent !== null && (resource.extent < length.from || resource.extent > length.to) ? (['length'] as const) : []),
    ...(isHeavy && !helped ? (['heavy'] as const) : []),
  ]
}
