/** What a call for help is: the tiers it passes, who answers at each, and how long they have. */
import { usualHours, zoneAt } from '#core/regional/at-location.ts'
import { worksOn } from '#core/kernel/employment.ts'
import { dayNumber } from '#core/kernel/calendar.ts'
import { type At, rows, rowsAmong } from '#core/kernel/command.ts'
import { Problem } from '#core/kernel/problem.ts'
import { type PlaceHours, dueAfter } from '#core/support/support-clock.ts'
import type { Row } from '#core/kernel/rows.ts'

/** 1 finds it alone, 2 champion, office hours and chat, 3 IT, 4 the vendor (SU-1). */
export const tiers = [1, 2, 3, 4] as const
export type Tier = (typeof tiers)[number]
/** The tiers at which somebody answers. */
export const helpTiers = [2, 3, 4] as const
export type HelpTier = (typeof helpTiers)[number]

/**
 * Where a ticket can be moved: every tier at which somebody answers but the one where it is (SU-2).
 *
 * @example otherTiers(3) // [2, 4]
 */
export const otherTiers = (tier: number): readonly HelpTier[] => helpTiers.filter((one) => one !== tier)

/** Working hours before a ticket goes up, where nobody set another number (SU-2). */
export const defaultHours: Readonly<Record<HelpTier, number>> = { 2: 4, 3: 8, 4: 24 }

export type Ticket = Row<'ticket'>
export type TicketState = 'open' | 'solved' | 'withdrawn'

/** Whether a ticket is somebody's to answer by name, whatever their role and wherever it was asked (SU-2). */
export const isInHandsOf = ({ ownerId }: Pick<Ticket, 'ownerId'>, personId: string | null | undefined): boolean =>
  personId != null && ownerId === personId

export const asHelpTier = (tier: number): HelpTier => (tier >= 4 ? 4 : tier <= 2 ? 2 : 3)

/**
 * Who stands behind a tier and how many working hours they have (SU-2); the defaults where nobody said so.
 *
 * @example tierOf([], 3).hours // 8
 */
export const tierOf = (named: readonly Row<'supportTier'>[], tier: HelpTier): Omit<Row<'supportTier'>, 'rolloutId'> =>
  named.find((row) => row.tier === tier) ?? { tier, ownerId: null, name: null, contact: null, hours: defaultHours[tier] }

/** The people who may be told or given a ticket, for who left. */
export const staffNamed = () =>
  rowsAmong('person', 'personId', [
    ['champions', 'personId'],
    ['leads', 'personId'],
    ['owners', 'personId'],
    ['named', 'ownerId'],
    ['tickets', 'ownerId'],
  ])

/**
 * What commands must see to give a ticket its owner and its clock, beside the `people` or `tickets` whose location it is. A member’s
 * device has few of these rows; the server decides anew.
 */
export const around = (rolloutId: string) => ({
  rollouts: rows('rollout', { rolloutId }),
  named: rows('supportTier', { rolloutId }),
  organisations: rows('organisation'),
  locations: rows('location'),
  holidays: rows('holiday'),
  champions: rowsAmong(
    'champion',
    'locationId',
    [
      ['people', 'locationId'],
      ['tickets', 'locationId'],
    ],
    { rolloutId },
  ),
  atChampions: rowsAmong('ticket', 'ownerId', [['champions', 'personId']], { rolloutId, tier: 2, state: 'open' }),
  leads: rows('membership', { role: 'lead' }),
  owners: rows('membership', { role: 'owner' }),
  staff: staffNamed(),
})

export interface Around {
  readonly rollouts: readonly Row<'rollout'>[]
  readonly named: readonly Row<'supportTier'>[]
  readonly organisations: readonly Row<'organisation'>[]
  readonly locations: readonly Row<'location'>[]
  readonly holidays: readonly Row<'holiday'>[]
  readonly champions: readonly Row<'champion'>[]
  readonly atChampions: readonly Ticket[]
  readonly leads: readonly Row<'membership'>[]
  readonly owners: readonly Row<'membership'>[]
  /** Those of the others, for who left. */
  readonly staff: readonly Pick<Row<'person'>, 'personId' | 'leftOn'>[]
}

/** Who left before today; whom this device knows nothing of counts as being there. */
export const goneFrom = (staff: Around['staff'], today: string): ReadonlySet<string> =>
  new Set(staff.flatMap((person) => (worksOn(person, today) ? [] : [person.personId])))

/** The rollout that a command names. Problem: access.notFound. */
export const rolloutIn = ({ rollouts }: { readonly rollouts: readonly Row<'rollout'>[] }): Row<'rollout'> => {
  const rollout = rollouts[0]
  if (!rollout) throw new Problem('access.notFound', {})
  return rollout
}

/** When a place works; for whoever has no place, the organisation's own days from eight to five. */
export const hoursAt = (
  locationId: string | null,
  { organisations, locations, holidays }: Pick<Around, 'organisations' | 'locations' | 'holidays'>,
): PlaceHours => {
  const place = locations.find((one) => one.locationId === locationId)
  const country = place?.country ?? organisations[0]?.country
  return {
    zone: zoneAt(place, organisations[0]),
    opensAt: (place ?? usualHours).opensAt,
    closesAt: (place ?? usualHours).closesAt,
    holidays: new Set(holidays.filter((one) => one.country === country && one.off === 1).map(({ day }) => dayNumber(day))),
  }
}

/** Of the champions of a place the one with the fewest open tickets, but never the one who asks, nor one who left. */
const championFor = (
  { personId, locationId, ticketId }: Ticket,
  { champions, atChampions }: Around,
  gone: ReadonlySet<string>,
): string | null => {
  const load = new Map<string | null, number>()
  for (const one of atChampions) if (one.ticketId !== ticketId) load.set(one.ownerId, (load.get(one.ownerId) ?? 0) + 1)
  const here = champions.filter((one) => one.locationId === locationId && one.personId !== personId && !gone.has(one.personId))
  const ids = here.map((one) => one.personId)
  return ids.toSorted((a, b) => (load.get(a) ?? 0) - (load.get(b) ?? 0) || (a < b ? -1 : 1))[0] ?? null
}

/**
 * A ticket as it stands once it has come to a tier: with the owner and the clock of that tier (SU-2). The owner is null where a tier
 * has none, or theirs left; the leads are then told.
 *
 * @example broughtTo(ticket, 3, facts, at).dueAt // '2026-11-25T12:00:00.000Z'
 */
export const broughtTo = (ticket: Ticket, tier: HelpTier, facts: Around, at: At): Ticket => {
  const { hours, ownerId } = tierOf(facts.named, tier)
  const gone = goneFrom(facts.staff, at.today)
  const named = ownerId === ticket.personId || (ownerId !== null && gone.has(ownerId)) ? null : ownerId
  return {
    ...ticket,
    tier,
    state: 'open',
    ownerId: tier === 2 ? championFor(ticket, facts, gone) : named,
    tierSince: at.now,
    dueAt: dueAfter(hours, at.now, hoursAt(ticket.locationId, facts)),
    solvedAt: null,
    solvedTier: null,
    solvedBy: null,
  }
}
