/** The sample company, Kasnika N.V.: forty-two people at three places on their way from one customer system to another, made by commands. */
import type { CommandInputs, CommandName } from '#core/registry/command-inputs.ts'
import { addDays, dayNumber, dayOf, mondayOf } from '#core/kernel/calendar.ts'
import type { Issued } from '#core/kernel/command.ts'
import { samplePeople, type SamplePerson } from '#core/organisation/sample-people.ts'
import type { Holiday } from '#core/regional/holidays.ts'
import { say } from '#core/registry/vocabulary.ts'
import type { Language } from '#core/kernel/language.ts'

export const sampleRolloutId = 'sample'

/** Which start the sample company has before it: that of its second phase, three weeks into the rollout, or that of its third, eight weeks in. */
export const sampleStages = ['second', 'third'] as const
export type SampleStage = (typeof sampleStages)[number]

/** Weeks from the first go-live to the start that is next. */
const weeksUntil: Readonly<Record<SampleStage, number>> = { second: 2, third: 6 }

export interface SampleChoices {
  readonly stage: SampleStage
  /** The first go-live, a Monday, `YYYY-MM-DD`, not before the day on which the commands are carried out. */
  readonly firstDay: string
  /** The first 48 bits of the ids of the commands, `xxxxxxxx-xxxx` in hexadecimal; the rest counts. */
  readonly base: string
  /** The language of the company and of its texts. */
  readonly language: Language
  /** Calendars to take over before the plan is made; without them the server must have them already. */
  readonly holidays?: readonly { readonly country: string; readonly holidays: readonly Holiday[] }[]
}

const inSuriname = { country: 'SR', zone: 'America/Paramaribo', language: 'nl', opensAt: 7 * 60, closesAt: 15 * 60 + 30 } as const
const inGuyana = { country: 'GY', zone: 'America/Guyana', language: 'en', opensAt: 8 * 60, closesAt: 16 * 60 + 30 } as const
const locations = [
  { locationId: 'paramaribo', name: 'Paramaribo', connectivity: 'good', ...inSuriname },
  { locationId: 'nieuw-nickerie', name: 'Nieuw Nickerie', connectivity: 'patchy', ...inSuriname },
  { locationId: 'georgetown', name: 'Georgetown', connectivity: 'good', ...inGuyana },
] as const

/** Two people of the warehouse have a telephone and no address. */
const byPhone: Readonly<Record<string, string>> = { 'Johan Wirosono': '+597 8640 172', 'Leon Fredericks': '+592 624 0188' }

/** `Chantal Wong A Foe` as it stands in an address or an id. */
const slug = (name: string, between: string): string => name.toLowerCase().replaceAll(' ', between)
const emailOf = ({ name }: SamplePerson): string => `${slug(name, '.')}@kasnika.example`

/** The id of a person of the sample company. */
export const samplePersonId = (name: string): string => `sample-${slug(name, '-')}`

/** Whom a person reports to: the lead of the team, else of the place, else of the company. */
const leaderOf = (person: SamplePerson): SamplePerson | undefined => {
  const leads = samplePeople.filter((one) => one.leads && one !== person)
  const here = leads.filter(({ location }) => location === person.location)
  const inTeam = here.find(({ department }) => department === person.department && !person.leads)
  return inTeam ?? here.find(({ department }) => department === 'management') ?? leads[0]
}

const managerOf = (person: SamplePerson): string | null => {
  const leader = leaderOf(person)
  // Nobody is above the first on the list.
  return leader && person !== samplePeople[0] ? emailOf(leader) : null
}

/** Items of the first launch that are done before the plan is shown. */
const settled = ['pilotResolved', 'supportReady', 'accountsCreated'] as const

/** The days on which the books are closed, as month and day. */
const [closingFrom, closingTo] = ['12-21', '01-01']

/**
 * The first day of the sample, a Monday, so that the next start is on Monday: its first weeks lie behind. Earlier before the closing.
 * @example sampleFirstDay('2026-11-25', 'second') // '2026-11-16'
 */
export const sampleFirstDay = (today: string, stage: SampleStage): string => {
  let monday = mondayOf(dayNumber(today)) + 7 - 7 * weeksUntil[stage]
  while (dayOf(monday).slice(5) >= closingFrom || dayOf(monday).slice(5) <= closingTo) monday -= 7
  return dayOf(monday)
}

/**
 * The commands that make the sample company and its plan, the same for the same choices (PH-11): the company, its places, the
 * rollout, the people, the closing of the year, the plan, its approval, one person pinned, the third phase put off where that one is
 * next, the first items ticked. Raises no Problem; the commands are refused where the company is there already or the first day has passed.
 * @example sampleCommands({ firstDay: '2026-11-16', stage: 'second', base: '019a0000-0000', language: 'en' })[0]?.name // 'organisation.describe'
 */
export const sampleCommands = ({ firstDay, stage, base, language, holidays = [] }: SampleChoices): Issued[] => {
  const speak = say(language)
  const other: Language = language === 'nl' ? 'en' : 'nl'
  const speakOther = say(other)
  const rolloutId = sampleRolloutId
  const year = Number(firstDay.slice(0, 4))
  const issuedAt = `${addDays(firstDay, -21)}T12:00:00.000Z`
  let counter = 0
  const issue = <Name extends CommandName>(name: Name, input: CommandInputs[Name]): Issued => ({
    id: `${base}-7000-8000-${(++counter).toString(16).padStart(12, '0')}`,
    name,
    input,
    issuedAt,
  })

  const people = samplePeople.map((person, index) => ({
    personId: samplePersonId(person.name),
    employeeNumber: `K${String(index + 1).padStart(3, '0')}`,
    name: person.name,
    email: byPhone[person.name] === undefined ? emailOf(person) : null,
    phone: byPhone[person.name] ?? null,
    department: speak(`organisation.sample.${person.department}`),
    location: person.location,
    language: person.language,
    jobTitle: person.leads ? speak('organisation.sample.leads', { department: speak(`organisation.sample.${person.department}`) }) : null,
    managerEmail: managerOf(person),
    startsOn: null,
    leftOn: null,
    pilot: person.pilot ?? false,
    keenness: person.keenness ?? 0,
    oldUse: person.oldUse,
    champion: person.champion ?? false,
  }))

  return [
    issue('organisation.describe', { name: 'Kasnika N.V.', country: 'SR', zone: 'America/Paramaribo', language, currency: 'SRD' }),
    ...locations.map((location) => issue('regional.addLocation', location)),
    ...holidays.map((calendar) => issue('regional.adoptHolidays', calendar)),
    issue('plan.startRollout', {
      rolloutId,
      tool: speak('organisation.sample.tool'),
      benefit: speak('organisation.sample.benefit'),
      problem: speak('organisation.sample.problem'),
      oldSystem: speak('organisation.sample.oldSystem'),
      complexity: 'moderate',
      critical: true,
      startOn: firstDay,
    }),
    ...(['benefit', 'problem'] as const).map((detail) =>
      issue('communication.writeDetail', { rolloutId, detail, language: other, text: speakOther(`organisation.sample.${detail}`) }),
    ),
    issue('people.import', { rolloutId, locations: [], people, leavers: [] }),
    issue('plan.addFreeze', {
      rolloutId,
      freezeId: 'sample-year-end',
      name: speak('organisation.sample.yearEnd'),
      fromOn: `${year}-${closingFrom}`,
      toOn: `${year + 1}-${closingTo}`,
      locationId: null,
    }),
    issue('plan.draft', { rolloutId }),
    issue('plan.approve', { rolloutId }),
    issue('plan.pin', { rolloutId, personId: samplePersonId('Radjen Mahabier'), phaseKey: 'rest' }),
    // The last and largest phase got two weeks more than was first agreed.
    ...(stage === 'third' ? [issue('plan.moveDate', { rolloutId, phaseKey: 'rest', to: addDays(firstDay, 7 * weeksUntil.third) })] : []),
    ...settled.map((item) =>
      issue('checklist.settle', {
        rolloutId,
        itemKey: `early:twoWeeksBefore:${item}`,
        state: 'done',
        evidence: item === 'pilotResolved' ? speak('organisation.sample.pilot') : null,
      }),
    ),
  ]
}
