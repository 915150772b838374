/** The words of the card on what people say. */
import { catalogue } from '#core/kernel/words.ts'

export const pulseCardWords = catalogue({
  en: {
    title: 'What people say',
    none: 'Nobody has been asked yet. The question of the week starts three days after each person’s first day.',
    all: 'Everyone',
    mean: 'Satisfaction',
    nps: 'NPS',
    group: 'Group',
    answers: 'Answered',
    ease: 'At ease',
    of: ({ count, of }: { count: number; of: number }, f) => `${f.number(count)} of ${f.number(of)}`,
    weekTo: ({ on }: { on: string }, f) => `Everyone, on ${f.day(on, 'brief')}`,
    scores: ({ mean, nps }: { mean: string; nps: string }) => `Satisfaction ${mean} · NPS ${nps}`,
    answered: ({ count, of }: { count: number; of: number }, f) => `${f.number(count)} of ${f.number(of)} answered`,
    atEase: ({ count, of }: { count: number; of: number }, f) => `${f.number(count)} of ${f.number(of)} at ease`,
    anonymous: 'Anonymous: figures of the last full week, and only where five or more answered.',
    trend: ({ key, weeks }: { key: 'mean' | 'nps'; weeks: readonly string[] }) => `${key === 'mean' ? 'Satisfaction' : 'NPS'} by week: ${weeks.join(', ')}`, // prettier-ignore
    recorded: ({ count }: { count: number }, f) => f.plural(count, { one: '1 answer about being at ease was recorded by a champion', other: '# answers about being at ease were recorded by champions' }), // prettier-ignore
    silent: ({ count }: { count: number }, f) => f.plural(count, { one: 'Not answered: 1 person', other: 'Not answered: # people' }),
    andOthers: ({ count }: { count: number }, f) => `and ${f.number(count)} more`,
    survey: 'Import survey',
    surveyTitle: 'Import a survey',
    surveyText: 'An export of Microsoft Forms, Google Forms or another survey (CSV or XLSX) with two questions from 0 to 10. People are found by e-mail address; an answer already given in that week stays.', // prettier-ignore
    chooseFile: 'File',
    import: 'Import',
    close: 'Close',
    imported: ({ count }: { count: number }, f) => f.plural(count, { one: '1 answer imported', other: '# answers imported' }),
    answeredBefore: ({ count }: { count: number }, f) => f.plural(count, { one: '1 person had answered in that week', other: '# people had answered in that week' }), // prettier-ignore
    notAsked: ({ count }: { count: number }, f) => f.plural(count, { one: '1 person is not asked in that week', other: '# people are not asked in that week' }), // prettier-ignore
    unknown: ({ emails }: { emails: readonly string[] }, f) => `Not on the staff list: ${f.list(emails)}`,
    incomplete: ({ count }: { count: number }, f) => f.plural(count, { one: '1 line lacks a score', other: '# lines lack a score' }),
    mode: 'Anonymous or named',
    modeTitle: 'Who sees the answers?',
    named: 'By name: the rollout lead sees each answer',
    nameless: 'Anonymous: nobody can tell whose an answer is',
    modeText: 'Your choice applies from next Monday. Answers already given stay as they were given: named ones keep their name, anonymous ones can never be named. Before the first question it applies at once.', // prettier-ignore
    modeLate: 'Anonymous figures come once a week is over, so a go/no-go check waits for them up to a week longer.',
    save: 'Save',
    modeSaved: 'Choice saved',
    stateOldUse: 'Statement on the old system',
    oldUseTitle: 'What is still done only in the old system?',
    oldUseText: 'For an old system without usage data, such as paper or a spreadsheet. Your statement is dated and shown with your name.',
    stillThere: 'Work that is still done only there',
    stillThereHint: 'Optional. Empty means: nothing.',
    oldUseSaved: 'Statement saved',
    stated: ({ on, by, still }: { on: string; by: string; still: string | null }, f) =>
      still === null
        ? `${by} stated on ${f.day(on, 'long')}: nothing is done only in the old system any more.`
        : `${by} stated on ${f.day(on, 'long')}: only in the old system: ${still}.`,
  },
  nl: {
    title: 'Wat mensen zeggen',
    none: 'Er is nog niemand gevraagd. De vraag van de week begint drie dagen na ieders eerste dag.',
    all: 'Iedereen',
    mean: 'Tevredenheid',
    nps: 'NPS',
    group: 'Groep',
    answers: 'Geantwoord',
    ease: 'Redt zich',
    of: ({ count, of }, f) => `${f.number(count)} van ${f.number(of)}`,
    weekTo: ({ on }, f) => `Iedereen, op ${f.day(on, 'brief')}`,
    scores: ({ mean, nps }) => `Tevredenheid ${mean} · NPS ${nps}`,
    answered: ({ count, of }, f) => `${f.number(count)} van ${f.number(of)} geantwoord`,
    atEase: ({ count, of }, f) => `${f.number(count)} van ${f.number(of)} redt zich`,
    anonymous: 'Anoniem: cijfers van de laatste hele week, en alleen bij vijf of meer antwoorden.',
    trend: ({ key, weeks }) => `${key === 'mean' ? 'Tevredenheid' : 'NPS'} per week: ${weeks.join(', ')}`,
    recorded: ({ count }, f) => f.plural(count, { one: '1 antwoord op “redt zich” is door een ambassadeur vastgelegd', other: '# antwoorden op “redt zich” zijn door ambassadeurs vastgelegd' }), // prettier-ignore
    silent: ({ count }, f) => f.plural(count, { one: 'Geen antwoord: 1 persoon', other: 'Geen antwoord: # mensen' }),
    andOthers: ({ count }, f) => `en nog ${f.number(count)}`,
    survey: 'Enquête importeren',
    surveyTitle: 'Een enquête importeren',
    surveyText: 'Een export van Microsoft Forms, Google Forms of een andere enquête (CSV of XLSX) met twee vragen van 0 tot 10. Mensen worden gevonden op e-mailadres; wie in die week al heeft geantwoord, houdt dat antwoord.', // prettier-ignore
    chooseFile: 'Bestand',
    import: 'Importeren',
    close: 'Sluiten',
    imported: ({ count }, f) => f.plural(count, { one: '1 antwoord geïmporteerd', other: '# antwoorden geïmporteerd' }),
    answeredBefore: ({ count }, f) => f.plural(count, { one: '1 persoon had die week al geantwoord', other: '# mensen hadden die week al geantwoord' }), // prettier-ignore
    notAsked: ({ count }, f) => f.plural(count, { one: '1 persoon krijgt de vraag die week niet', other: '# mensen krijgen de vraag die week niet' }), // prettier-ignore
    unknown: ({ emails }, f) => `Niet op de personeelslijst: ${f.list(emails)}`,
    incomplete: ({ count }, f) => f.plural(count, { one: 'In 1 regel ontbreekt een cijfer', other: 'In # regels ontbreekt een cijfer' }),
    mode: 'Anoniem of op naam',
    modeTitle: 'Wie ziet de antwoorden?',
    named: 'Op naam: de projectleider ziet elk antwoord',
    nameless: 'Anoniem: niemand kan zien van wie een antwoord is',
    modeText: 'Je keuze geldt vanaf komende maandag. Antwoorden die er al zijn, blijven zoals ze zijn gegeven: op naam blijft op naam, en een anoniem antwoord krijgt nooit een naam. Vóór de eerste vraag geldt de keuze meteen.', // prettier-ignore
    modeLate: 'Anonieme cijfers komen pas als een week voorbij is; een go/no-go-moment wacht er dus tot een week langer op.',
    save: 'Opslaan',
    modeSaved: 'Keuze opgeslagen',
    stateOldUse: 'Verklaring over het oude systeem',
    oldUseTitle: 'Wat gebeurt er nog alleen in het oude systeem?',
    oldUseText: 'Voor een oud systeem zonder gebruikscijfers, zoals papier of een spreadsheet. Je verklaring krijgt een datum en je naam.',
    stillThere: 'Werk dat nog alleen daar gebeurt',
    stillThereHint: 'Optioneel. Leeg betekent: niets.',
    oldUseSaved: 'Verklaring opgeslagen',
    stated: ({ on, by, still }, f) =>
      still === null
        ? `${by} verklaarde op ${f.day(on, 'long')}: er gebeurt niets meer alleen in het oude systeem.`
        : `${by} verklaarde op ${f.day(on, 'long')}: alleen nog in het oude systeem: ${still}.`,
  },
})
