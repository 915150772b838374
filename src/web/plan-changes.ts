/** What differs between two states of the rows of one rollout, for previews. */
import type { TableName } from '#core/tables.ts'
import type { RowSets } from '#web/rows.ts'

export interface PhaseMove {
  readonly phaseKey: string
  readonly from: string | undefined
  readonly to: string | undefined
}

/** A phase that begins on another day at one place, while the phase as a whole may stay where it is. */
export interface SiteMove {
  readonly phaseKey: string
  readonly place: string
  readonly from: string
  readonly to: string
}

export interface PersonMove {
  readonly personId: string
  readonly name: string
  readonly from: string | null
  readonly to: string | null
}

export interface PlanChanges {
  readonly phases: readonly PhaseMove[]
  readonly sites: readonly SiteMove[]
  readonly people: readonly PersonMove[]
  /** Rows that come, go or change, by table. */
  readonly counts: { readonly [T in TableName]?: number }
}

const counted = [
  'message',
  'session',
  'officeHour',
  'checklistItem',
  'buddy',
  'champion',
  'phaseSite',
] as const satisfies readonly TableName[]

/** The columns of a row that say something; organisation and version do not. */
const said = (row: object): string =>
  JSON.stringify(
    Object.entries(row)
      .filter(([column]) => column !== 'organisationId' && column !== 'version')
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

const differing = (before: ReadonlyMap<string, object>, after: ReadonlyMap<string, object>): number => {
  if (before === after) return 0
  let count = 0
  for (const [key, row] of after) {
    const old = before.get(key)
    if (old !== row && (!old || said(old) !== said(row))) count++
  }
  for (const key of before.keys()) if (!after.has(key)) count++
  return count
}

/** The difference between two states of one rollout: phases by their first day, people by their phase, the rest counted. */
export const rowsDifference = (before: RowSets, after: RowSets, rolloutId: string): PlanChanges => {
  const phases: PhaseMove[] = []
  if (before.phase !== after.phase) {
    const [old, next] = [before.phase, after.phase]
    const keys = new Set([...old.keys(), ...next.keys()])
    for (const key of keys) {
      const [from, to] = [old.get(key), next.get(key)]
      const phase = to ?? from
      if (phase?.rolloutId === rolloutId && from?.goLiveOn !== to?.goLiveOn)
        phases.push({ phaseKey: phase.phaseKey, from: from?.goLiveOn, to: to?.goLiveOn })
    }
  }
  const sites: SiteMove[] = []
  for (const [key, site] of before.phaseSite === after.phaseSite ? [] : after.phaseSite) {
    const from = before.phaseSite.get(key)?.goLiveOn
    if (site.rolloutId !== rolloutId || !from || from === site.goLiveOn) continue
    const place = after.location.get(site.locationId)?.name ?? [...after.organisation.values()][0]?.name ?? site.locationId
    sites.push({ phaseKey: site.phaseKey, place, from, to: site.goLiveOn })
  }
  const people: PersonMove[] = []
  if (before.participant !== after.participant) {
    const old = before.participant
    for (const [key, row] of after.participant) {
      const from = old.get(key)?.phaseKey ?? null
      if (row.rolloutId === rolloutId && from !== row.phaseKey)
        people.push({ personId: row.personId, name: after.person.get(row.personId)?.name ?? row.personId, from, to: row.phaseKey })
    }
  }
  phases.sort((a, b) => ((a.to ?? a.from ?? '') < (b.to ?? b.from ?? '') ? -1 : 1))
  people.sort((a, b) => a.name.localeCompare(b.name))
  sites.sort((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : a.place.localeCompare(b.place)))
  return { phases, sites, people, counts: Object.fromEntries(counted.map((table) => [table, differing(before[table], after[table])])) }
}
