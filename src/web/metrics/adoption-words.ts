/** The words of the page of adoption. */
import { catalogue } from '#core/kernel/words.ts'

type Step = 'buddy' | 'champion' | 'session'
type List = 'assigned' | 'live' | 'account' | 'noAccount' | 'ever' | 'never' | 'active' | 'notActive' | 'new' | 'unknown' | 'usesOld' | 'leftOld' | 'due' | 'notDue' | 'out' | 'disagree' | 'flow' | 'workflow' // prettier-ignore
type Grain = 'daily' | 'last-seen' | 'period' | 'total'

const listsEn: Record<List, string> = {
  assigned: 'Assigned',
  live: 'Live',
  account: 'Have an account',
  noAccount: 'No account',
  ever: 'Ever used',
  never: 'Never used',
  active: 'Active this week',
  notActive: 'Not active this week',
  new: 'First week',
  unknown: 'Not known',
  usesOld: 'Still in the old system',
  leftOld: 'Left the old system',
  due: 'Live for four weeks',
  notDue: 'Live for less than four weeks',
  out: 'Not counted',
  disagree: 'Sources disagree',
  flow: 'Since last week',
  workflow: 'Do a key workflow',
}
const listsNl: Record<List, string> = {
  assigned: 'Toegewezen',
  live: 'Begonnen',
  account: 'Met account',
  noAccount: 'Zonder account',
  ever: 'Ooit gebruikt',
  never: 'Nooit gebruikt',
  active: 'Actief deze week',
  notActive: 'Niet actief deze week',
  new: 'Eerste week',
  unknown: 'Niet bekend',
  usesOld: 'Nog in het oude systeem',
  leftOld: 'Weg uit het oude systeem',
  due: 'Vier weken begonnen',
  notDue: 'Korter dan vier weken begonnen',
  out: 'Telt niet mee',
  disagree: 'Bronnen verschillen',
  flow: 'Sinds vorige week',
  workflow: 'Doen belangrijk werk',
}
const grainEn: Record<Grain, string> = { daily: 'each day', 'last-seen': 'last day of use', period: 'counts per period', total: 'totals' }
const grainNl: Record<Grain, string> = {
  daily: 'elke dag',
  'last-seen': 'laatste dag van gebruik',
  period: 'aantallen per periode',
  total: 'totalen',
}

export const adoptionWords = catalogue({
  en: {
    over: ({ tool, newest }: { tool: string; newest: string | null }, f) =>
      `${tool} · everyone counted from their own first day · ${newest === null ? 'no data yet' : `data to ${f.day(newest, 'short')}`}`,
    loading: 'Adoption',
    notReached: 'The figures of adoption need a connection the first time.',
    emptyTitle: 'Usage of the new tool',
    emptyText:
      'Import a report of who used the new tool, or let it send its usage to the API. From then on you see who is active, and who needs help.',
    noRollout: 'Adoption is counted for a rollout. Make the plan first.',
    toPlan: 'Make the plan',
    print: 'Print',
    download: 'Download',
    importUsage: 'Import usage…',
    table: 'Table',
    tableOf: ({ title }: { title: string }) => `Table: ${title}`,
    funnel: 'From assigned to active',
    list: ({ list }: { list: List }): string => listsEn[list],
    of: ({ of }: { of: number }, f) => `of ${f.number(of)}`,
    ofLive: ({ of }: { of: number }, f) => `of ${f.number(of)} live`,
    open: ({ what, figure }: { what: string; figure: string }) => `${what}: ${figure}`,
    staffList: 'staff list',
    accountsAt: ({ on }: { on: string }, f) => `list of users, ${f.day(on, 'brief')}`,
    noAccounts: 'no list of users',
    dataTo: ({ on }: { on: string }, f) => `data to ${f.day(on, 'brief')}`,
    noData: 'no data',
    notKnown: ({ count }: { count: number }, f) => `${f.number(count)} not known`,
    workflows: 'Key workflows',
    workflowsAbout: 'at least one, last 7 days',
    noWorkflows: 'no source tells workflows',
    left: ({ system }: { system: string }) => `Left ${system}`,
    licences: 'Licences',
    bought: ({ used }: { used: number | null }, f) => (used === null ? 'bought' : `bought, ${f.number(used)} used`),
    unused: ({ count, cost }: { count: number; cost: string }, f) => `${f.number(count)} unused · ${cost} a month`,
    usedUnknown: 'use not known',
    weekly: 'Weekly active, by days since own first day',
    weeklySaid: ({ lines, goal, forecasts }: { lines: readonly string[]; goal: string; forecasts: readonly string[] }, f) =>
      [`Weekly active by days since each own first day. ${f.list(lines)}. Goal ${goal}.`, ...forecasts.map((one) => `${one}.`)].join(' '),
    weeklyLine: ({ name, active, of, day }: { name: string; active: number; of: number; day: number }) =>
      `${name}: ${active} of ${of} on day ${day}`,
    lineLabel: ({ position, name, active, of }: { position: number; name: string; active: number; of: number }) =>
      `${position} ${name}, ${active} of ${of}`,
    later: ({ position, name, people, on }: { position: number; name: string; people: number; on: string | null }, f) =>
      `${position} ${name}: ${f.plural(people, { one: '1 person', other: '# people' })}${on === null ? '' : `, first day ${f.day(on, 'brief')}`}`,
    covers: ({ covered, live }: { covered: number; live: number }, f) =>
      `Covers ${f.number(covered)} of ${f.plural(live, { one: '1 live person', other: '# live people' })}.`,
    noDaily: 'No source tells day by day, so there is no line over time. A report of last sign-ins shows who is active this week only.',
    goal: ({ share }: { share: string }) => `goal ${share}`,
    firstDay: 'first day',
    day: ({ day }: { day: number }) => `day ${day}`,
    dayColumn: 'Day',
    cohort: 'Phase',
    activeOf: ({ active, of }: { active: number; of: number }, f) => `${f.number(active)} of ${f.number(of)}`,
    firstUse: 'Days to first use',
    firstUseSaid: ({ lines }: { lines: readonly string[] }, f) =>
      `Share who had used it, by days since each own first day. ${f.list(lines)}.`,
    firstUseLine: ({ name, median, within }: { name: string; median: number | null; within: string | null }) =>
      `${name}: ${median === null ? 'half not reached' : `half by day ${median}`}${within === null ? '' : `, ${within} within 7 days`}`,
    firstUseLabel: ({ position, median }: { position: number; median: number | null }) =>
      median === null ? `${position} median not reached` : `${position} median day ${median}`,
    firstUseAbout: ({ started, people, overdue }: { started: number; people: number; overdue: number }, f) =>
      `${f.number(started)} of ${f.number(people)} have used it${overdue > 0 ? `; ${f.number(overdue)} not yet after their first week` : ''}.`,
    started: 'Started',
    median: 'Median day',
    within: 'Within 7 days',
    notReachedYet: 'not reached',
    overdue: 'Not yet, after 7 days',
    byLocation: 'By location',
    byDepartment: 'By department',
    locations: 'Locations',
    departments: 'Departments',
    group: 'Group',
    none: 'None',
    groupStates: ({ active, not, unknown, later }: { active: number; not: number; unknown: number; later: number }, f) =>
      [
        `${f.number(active)} active`,
        not > 0 ? `${f.number(not)} not` : '',
        unknown > 0 ? `${f.number(unknown)} not known` : '',
        later > 0 ? `${f.number(later)} still to start` : '',
      ]
        .filter(Boolean)
        .join(' · '),
    allGroups: ({ count }: { count: number }, f) => `All ${f.number(count)}`,
    notLiveYet: 'not started',
    people: 'People',
    live: 'Live',
    active: 'Active',
    trend: ({ weeks }: { weeks: readonly string[] }, f) => `active by week: ${f.list(weeks)}`,
    notActive: 'Not active this week',
    notActiveAbout: 'the next step for each',
    everyoneActive: ({ unknown }: { unknown: number }, f): string =>
      unknown === 0
        ? 'Everyone who is past their first week is active.'
        : `Of those whose use is known, everyone past their first week is active. Of ${f.plural(unknown, { one: '1 person', other: '# people' })} it is not known.`,
    notActiveUnknown: 'Not known: there is no new data.',
    firstWeek: ({ count }: { count: number }, f) =>
      f.plural(count, {
        one: '1 person is in their first week and has not begun.',
        other: '# people are in their first week and have not begun.',
      }),
    lastUsed: ({ on }: { on: string }, f) => `last used ${f.day(on, 'brief')}`,
    neverUsed: ({ day }: { day: number | null }) => (day === null ? 'never used' : `never used, day ${day}`),
    step: ({ step, name }: { step: Step; name: string }): string =>
      step === 'session' ? 'Book 15 minutes' : name === '' ? (step === 'buddy' ? 'Buddy visit' : 'Champion visit') : `Ask ${name}`,
    stepFor: ({ label, name }: { label: string; name: string }) => `${label}: ${name}`,
    askText: ({ helper, name, tool }: { helper: string; name: string; tool: string }) =>
      `Hi ${helper}, ${name} is not using ${tool} yet. Could you have a look together this week?`,
    showAll: ({ count }: { count: number }, f) => `All ${f.number(count)}`,
    systemsPlain: 'New against old',
    systemsSaid: ({ weeks }: { weeks: readonly string[] }, f) =>
      `People seen each week in the new and in the old system. ${f.list(weeks)}.`,
    systemsWeek: ({ until, inNew, inOld }: { until: string; inNew: number; inOld: number | null }, f) =>
      `week to ${f.day(until, 'brief')}: ${f.number(inNew)} new, ${inOld === null ? 'not known' : f.number(inOld)} old`,
    week: 'Week to',
    inNew: 'New',
    inOld: 'Old',
    inBoth: 'Both',
    newLabel: ({ tool, count }: { tool: string; count: number }, f) => `${tool} ${f.number(count)}`,
    noOld: 'No source tells of the old system.',
    byWorkflow: 'By workflow, last 7 days',
    workflow: 'Workflow',
    sources: 'Sources',
    grain: ({ grain }: { grain: Grain }): string => grainEn[grain],
    ofSystem: ({ system }: { system: 'new' | 'old' }): string => (system === 'new' ? 'new system' : 'old system'),
    stale: 'old data',
    everywhere: 'everyone',
    uncovered: ({ count }: { count: number }, f) =>
      f.plural(count, { one: '1 live person is in no source.', other: '# live people are in no source.' }),
    who: 'Who?',
    imports: 'Imports',
    rollCall: 'Roll-call',
    ownAnswer: 'Own answer',
    disagree: 'Sources disagree',
    disagreePair: ({ active, inactive, count }: { active: string; inactive: string; count: number }, f) =>
      `${active} saw ${f.plural(count, { one: '1 person', other: '# people' })} this week; ${inactive} did not.`,
    compare: 'Compare',
    compareOf: ({ active, inactive }: { active: string; inactive: string }) => `Compare: ${active} and ${inactive}`,
    agree: 'The sources say the same.',
    person: 'Person',
    where: 'Where',
    last: 'Last used',
    next: 'Next step',
    never: 'never',
    notListed: '–',
    more: 'Show more',
    nobody: 'No people.',
    close: 'Close',
    left_: 'left',
    excluded: 'excluded',
    reason: 'Reason',
    downloadText: 'Each chart as a table (CSV), as a drawing (SVG) or as a picture (PNG).',
    downloadAs: ({ title, kind }: { title: string; kind: string }) => `${kind}: ${title}`,
  },
  nl: {
    over: ({ tool, newest }, f) =>
      `${tool} · iedereen geteld vanaf de eigen eerste dag · ${newest === null ? 'nog geen gegevens' : `gegevens tot en met ${f.day(newest, 'short')}`}`,
    loading: 'Adoptie',
    notReached: 'De cijfers over adoptie hebben de eerste keer een verbinding nodig.',
    emptyTitle: 'Gebruik van het nieuwe systeem',
    emptyText:
      'Importeer een rapport van wie het nieuwe systeem gebruikte, of laat het zijn gebruik naar de API sturen. Daarna zie je wie actief is, en wie hulp nodig heeft.',
    noRollout: 'Adoptie wordt geteld voor een uitrol. Maak eerst het plan.',
    toPlan: 'Plan maken',
    print: 'Afdrukken',
    download: 'Downloaden',
    importUsage: 'Gebruik importeren…',
    table: 'Tabel',
    tableOf: ({ title }) => `Tabel: ${title}`,
    funnel: 'Van toegewezen tot actief',
    list: ({ list }: { list: List }): string => listsNl[list],
    of: ({ of }, f) => `van ${f.number(of)}`,
    ofLive: ({ of }, f) => `van ${f.number(of)} begonnen`,
    open: ({ what, figure }) => `${what}: ${figure}`,
    staffList: 'personeelslijst',
    accountsAt: ({ on }, f) => `gebruikerslijst, ${f.day(on, 'brief')}`,
    noAccounts: 'geen gebruikerslijst',
    dataTo: ({ on }, f) => `gegevens tot ${f.day(on, 'brief')}`,
    noData: 'geen gegevens',
    notKnown: ({ count }, f) => `${f.number(count)} niet bekend`,
    workflows: 'Belangrijkste werk',
    workflowsAbout: 'minstens één, laatste 7 dagen',
    noWorkflows: 'geen bron noemt werkprocessen',
    left: ({ system }) => `Weg uit ${system}`,
    licences: 'Licenties',
    bought: ({ used }, f) => (used === null ? 'gekocht' : `gekocht, ${f.number(used)} gebruikt`),
    unused: ({ count, cost }, f) => `${f.number(count)} ongebruikt · ${cost} per maand`,
    usedUnknown: 'gebruik niet bekend',
    weekly: 'Wekelijks actief, naar dagen sinds de eigen eerste dag',
    weeklySaid: ({ lines, goal, forecasts }, f) =>
      [
        `Wekelijks actief naar dagen sinds de eigen eerste dag. ${f.list(lines)}. Doel ${goal}.`,
        ...(forecasts as readonly string[]).map((one) => `${one}.`),
      ].join(' '),
    weeklyLine: ({ name, active, of, day }) => `${name}: ${active} van ${of} op dag ${day}`,
    lineLabel: ({ position, name, active, of }) => `${position} ${name}, ${active} van ${of}`,
    later: ({ position, name, people, on }, f) =>
      `${position} ${name}: ${f.plural(people, { one: '1 persoon', other: '# mensen' })}${on === null ? '' : `, eerste dag ${f.day(on, 'brief')}`}`,
    covers: ({ covered, live }, f) =>
      `Gaat over ${f.number(covered)} van de ${f.plural(live, { one: '1 persoon die is begonnen', other: '# mensen die zijn begonnen' })}.`,
    noDaily:
      'Geen bron vertelt van dag tot dag, dus is er geen lijn door de tijd. Een rapport van laatste aanmeldingen laat alleen zien wie deze week actief is.',
    goal: ({ share }) => `doel ${share}`,
    firstDay: 'eerste dag',
    day: ({ day }) => `dag ${day}`,
    dayColumn: 'Dag',
    cohort: 'Fase',
    activeOf: ({ active, of }, f) => `${f.number(active)} van ${f.number(of)}`,
    firstUse: 'Dagen tot eerste gebruik',
    firstUseSaid: ({ lines }, f) => `Aandeel dat het had gebruikt, naar dagen sinds de eigen eerste dag. ${f.list(lines)}.`,
    firstUseLine: ({ name, median, within }) =>
      `${name}: ${median === null ? 'helft niet bereikt' : `de helft op dag ${median}`}${within === null ? '' : `, ${within} binnen 7 dagen`}`,
    firstUseLabel: ({ position, median }) => (median === null ? `${position} mediaan niet bereikt` : `${position} mediaan dag ${median}`),
    firstUseAbout: ({ started, people, overdue }, f) =>
      `${f.number(started)} van de ${f.number(people)} hebben het gebruikt${overdue > 0 ? `; ${f.number(overdue)} na de eerste week nog niet` : ''}.`,
    started: 'Begonnen',
    median: 'Mediaan',
    within: 'Binnen 7 dagen',
    notReachedYet: 'niet bereikt',
    overdue: 'Nog niet, na 7 dagen',
    byLocation: 'Per locatie',
    byDepartment: 'Per afdeling',
    locations: 'Locaties',
    departments: 'Afdelingen',
    group: 'Groep',
    none: 'Geen',
    groupStates: ({ active, not, unknown, later }, f) =>
      [
        `${f.number(active)} actief`,
        not > 0 ? `${f.number(not)} niet` : '',
        unknown > 0 ? `${f.number(unknown)} niet bekend` : '',
        later > 0 ? `${f.number(later)} moeten nog beginnen` : '',
      ]
        .filter(Boolean)
        .join(' · '),
    allGroups: ({ count }, f) => `Alle ${f.number(count)}`,
    notLiveYet: 'niet begonnen',
    people: 'Mensen',
    live: 'Begonnen',
    active: 'Actief',
    trend: ({ weeks }, f) => `actief per week: ${f.list(weeks)}`,
    notActive: 'Niet actief deze week',
    notActiveAbout: 'de volgende stap voor ieder',
    everyoneActive: ({ unknown }, f): string =>
      unknown === 0
        ? 'Iedereen die de eerste week voorbij is, is actief.'
        : `Wie de eerste week voorbij is en van wie het gebruik bekend is, is actief. Van ${f.plural(unknown, { one: '1 persoon', other: '# mensen' })} is het niet bekend.`,
    notActiveUnknown: 'Niet bekend: er zijn geen nieuwe gegevens.',
    firstWeek: ({ count }, f) =>
      f.plural(count, {
        one: '1 persoon zit in de eerste week en is nog niet begonnen.',
        other: '# mensen zitten in de eerste week en zijn nog niet begonnen.',
      }),
    lastUsed: ({ on }, f) => `laatst gebruikt op ${f.day(on, 'brief')}`,
    neverUsed: ({ day }) => (day === null ? 'nooit gebruikt' : `nooit gebruikt, dag ${day}`),
    step: ({ step, name }) =>
      step === 'session'
        ? 'Reserveer een kwartier'
        : name === ''
          ? step === 'buddy'
            ? 'Bezoek van maatje'
            : 'Bezoek van ambassadeur'
          : `Vraag ${name}`,
    stepFor: ({ label, name }) => `${label}: ${name}`,
    askText: ({ helper, name, tool }) => `Dag ${helper}, ${name} gebruikt ${tool} nog niet. Kun je er deze week samen even naar kijken?`,
    showAll: ({ count }, f) => `Alle ${f.number(count)}`,
    systemsPlain: 'Nieuw tegenover oud',
    systemsSaid: ({ weeks }, f) => `Mensen die per week gezien zijn in het nieuwe en in het oude systeem. ${f.list(weeks)}.`,
    systemsWeek: ({ until, inNew, inOld }, f) =>
      `week tot ${f.day(until, 'brief')}: ${f.number(inNew)} nieuw, ${inOld === null ? 'niet bekend' : f.number(inOld)} oud`,
    week: 'Week tot',
    inNew: 'Nieuw',
    inOld: 'Oud',
    inBoth: 'Beide',
    newLabel: ({ tool, count }, f) => `${tool} ${f.number(count)}`,
    noOld: 'Geen bron vertelt over het oude systeem.',
    byWorkflow: 'Per werkproces, laatste 7 dagen',
    workflow: 'Werkproces',
    sources: 'Bronnen',
    grain: ({ grain }: { grain: Grain }): string => grainNl[grain],
    ofSystem: ({ system }) => (system === 'new' ? 'nieuw systeem' : 'oud systeem'),
    stale: 'oude gegevens',
    everywhere: 'iedereen',
    uncovered: ({ count }, f) =>
      f.plural(count, { one: '1 persoon die is begonnen, staat in geen bron.', other: '# mensen die zijn begonnen, staan in geen bron.' }),
    who: 'Wie?',
    imports: 'Imports',
    rollCall: 'Rondvraag',
    ownAnswer: 'Eigen antwoord',
    disagree: 'Bronnen verschillen',
    disagreePair: ({ active, inactive, count }, f) =>
      `${active} zag deze week ${f.plural(count, { one: '1 persoon', other: '# mensen' })}; ${inactive} niet.`,
    compare: 'Vergelijken',
    compareOf: ({ active, inactive }) => `Vergelijken: ${active} en ${inactive}`,
    agree: 'De bronnen zeggen hetzelfde.',
    person: 'Persoon',
    where: 'Waar',
    last: 'Laatst gebruikt',
    next: 'Volgende stap',
    never: 'nooit',
    notListed: '–',
    more: 'Meer tonen',
    nobody: 'Geen mensen.',
    close: 'Sluiten',
    left_: 'vertrokken',
    excluded: 'uitgesloten',
    reason: 'Reden',
    downloadText: 'Elke grafiek als tabel (CSV), als tekening (SVG) of als afbeelding (PNG).',
    downloadAs: ({ title, kind }) => `${kind}: ${title}`,
  },
})
