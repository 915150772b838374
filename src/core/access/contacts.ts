/** Whom a member may know by name: who helps them, whom they help, and the champion of their place; names and nothing else (ME-8). */

export interface ContactRows {
  readonly buddies: readonly { readonly rolloutId: string; readonly personId: string; readonly buddyId: string }[]
  readonly champions: readonly { readonly rolloutId: string; readonly personId: string; readonly locationId: string }[]
  readonly people: readonly { readonly personId: string; readonly name: string }[]
}

export interface Contacts {
  readonly rolloutId: string
  readonly buddy: string | null
  readonly helps: readonly string[]
  readonly champions: readonly string[]
}

/**
 * The names that somebody at a place gets, one entry for each rollout; rows of others in between change nothing (AC-1, TR-5, PH-7).
 *
 * @example contactsOf('milton', 'albina', rows)[0].champions // ['Chandra']
 */
export const contactsOf = (personId: string, locationId: string | null, rows: ContactRows): readonly Contacts[] => {
  const names = new Map(rows.people.map((one) => [one.personId, one.name]))
  const called = (ids: readonly string[]): string[] => ids.flatMap((id) => names.get(id) ?? []).toSorted((a, b) => a.localeCompare(b))
  const buddies = rows.buddies.filter((pair) => pair.personId === personId || pair.buddyId === personId)
  const champions = rows.champions.filter((one) => one.locationId === locationId && one.personId !== personId)
  return [...new Set([...buddies, ...champions].map((row) => row.rolloutId))].toSorted().map((rolloutId) => {
    const pairs = buddies.filter((pair) => pair.rolloutId === rolloutId)
    return {
      rolloutId,
      buddy: called(pairs.filter((pair) => pair.personId === personId).map((pair) => pair.buddyId))[0] ?? null,
      helps: called(pairs.filter((pair) => pair.buddyId === personId).map((pair) => pair.personId)),
      champions: called(champions.filter((one) => one.rolloutId === rolloutId).map((one) => one.personId)),
    }
  })
}
