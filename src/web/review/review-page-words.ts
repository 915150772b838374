/** The words of the pages of reviews. */
import { catalogue } from '#core/kernel/words.ts'
import type { LessonKind } from '#core/review/review-commands.ts'
import type { ReviewMoment } from '#core/review/review-moments.ts'
import type { Suggestion } from '#core/review/suggestions.ts'

type Count = { count: number }
type Suggested = { kind: Suggestion['kind']; count: number; name: string }

const momentsEn: Record<ReviewMoment, string> = { week1: 'Week 1', month1: 'Month 1', month3: 'Month 3' }
const momentsNl: Record<ReviewMoment, string> = { week1: 'Week 1', month1: 'Maand 1', month3: 'Maand 3' }
const purposeEn: Record<ReviewMoment, string> = {
  week1: 'Celebrate, say thank you by name, hear the last feedback, and write down what you learned.',
  month1: 'See what changed since the baseline, who needs more training, and which workflows can be better.',
  month3: 'See what the rollout returned, and plan how to go on improving.',
}
const purposeNl: Record<ReviewMoment, string> = {
  week1: 'Vier het, bedank mensen bij naam, verzamel de laatste feedback en leg vast wat je hebt geleerd.',
  month1: 'Kijk wat er sinds de nulmeting is veranderd, wie nog training nodig heeft en welke werkwijzen beter kunnen.',
  month3: 'Kijk wat de uitrol heeft opgeleverd, en plan hoe je blijft verbeteren.',
}

export const reviewPageWords = catalogue({
  en: {
    reviews: 'Reviews',
    all: 'Overview',
    moment: ({ moment }: { moment: ReviewMoment }): string => momentsEn[moment],
    tabHeld: ({ moment, day }: { moment: ReviewMoment; day: string }, f) => `${momentsEn[moment]} · closed ${f.day(day, 'brief')}`,
    tabOn: ({ moment, day }: { moment: ReviewMoment; day: string }, f) => `${momentsEn[moment]} · ${f.day(day, 'brief')}`,
    over: ({ tool, moment, day }: { tool: string; moment: ReviewMoment; day: string }, f) =>
      `${tool} · ${momentsEn[moment].toLowerCase()} review · ${f.day(day, 'full')}`,
    completed: ({ day, off }: { day: string; off: boolean }, f) =>
      off ? `Old system switched off on ${f.day(day, 'long')}` : `Plan complete on ${f.day(day, 'long')}`,
    purpose: ({ moment }: { moment: ReviewMoment }): string => purposeEn[moment],
    title: 'Look back, and carry on better',
    goalsMet: ({ met, all }: { met: number; all: number }) =>
      met === all ? `All ${all} goals are met` : met === 0 ? `None of the ${all} goals is met yet` : `${met} of ${all} goals are met`,
    notPlanned: 'No reviews yet',
    notPlannedText: 'The reviews are dated from the last start of the plan. Make the plan first.',
    toPlan: 'Go to the plan',
    state: ({ state }: { state: 'held' | 'later' | 'soon' | 'overdue' }): string =>
      ({ held: 'Closed', later: 'Not due yet', soon: 'Due', overdue: 'Overdue' })[state],
    heldOn: ({ day, by }: { day: string; by: string }, f) => `Held on ${f.day(day, 'full')}, closed by ${by}`,
    early: ({ because }: { because: string }) => `Held before its day: ${because}`,
    open: 'Open',
    close: 'Close review',
    closeTitle: 'Close this review',
    closeDo: 'Close review',
    closeDone: 'Review closed.',
    closeOpen: ({ count }: Count, f) => f.plural(count, { one: 'It ends in 1 open action.', other: 'It ends in # open actions.' }),
    closeNone: 'It has no action yet. A review is worth most when someone does something about it.',
    heldDay: 'Held on',
    because: 'Why before its day',
    becauseHint: ({ day }: { day: string }, f) => `This review is due on ${f.day(day, 'full')}.`,
    reopen: 'Reopen',
    reopened: 'Review reopened.',
    thanks: 'Thank you',
    champions: ({ count }: Count, f) => f.plural(count, { one: '1 champion', other: '# champions' }),
    firstPeople: ({ count }: Count, f) => f.plural(count, { one: '1 person who went first', other: '# people who went first' }),
    andMore: ({ count }: Count) => `and ${count} more`,
    thanksNobody: 'There are no champions yet.',
    thanksMessage: 'The message that thanks them by name',
    thanksNoMessage: 'The plan has no message after the rollout. Update the plan.',
    thanksOpen: 'Open message',
    thanksApprove: 'Preview and approve',
    celebration: ({ moment, place }: { moment: string; place: string | null }) =>
      `The celebration: ${moment}${place === null ? '' : `, ${place}`}.`,
    noCelebration: 'No celebration is planned yet.',
    planIt: 'Plan the celebration',
    feedback: 'Last feedback',
    feedbackCount: ({ count, open: waiting }: { count: number; open: number }, f) =>
      count === 0
        ? 'No feedback yet. People give it on their own page.'
        : `${f.plural(count, { one: '1 piece of feedback', other: '# pieces of feedback' })}, ${waiting === 0 ? 'all answered' : `${f.number(waiting)} unanswered`}.`,
    toFeedback: 'Read feedback',
    questions: 'What people asked',
    toQuestions: 'Open Support',
    questionsCount: ({ count, open: waiting }: { count: number; open: number }, f) =>
      count === 0
        ? 'No questions yet.'
        : `${f.plural(count, { one: '1 question', other: '# questions' })}, ${waiting === 0 ? 'all resolved' : `${f.number(waiting)} open`}.`,
    questionsTop: 'Asked most, solved by a help article',
    questionSolved: ({ count }: Count, f) => f.plural(count, { one: '1 question', other: '# questions' }),
    questionsUnwritten: ({ count }: Count, f) =>
      f.plural(count, { one: '1 answered question without a help article', other: '# answered questions without a help article' }),
    stories: 'Stories',
    toStories: 'Open stories',
    storiesCount: ({ count, untold }: { count: number; untold: number }, f) =>
      count === 0
        ? 'No story yet. Ask who has one.'
        : `${f.plural(count, { one: '1 story', other: '# stories' })}, ${untold === 0 ? 'all may be told' : `${f.number(untold)} without consent`}.`,
    storyKind: ({ kind }: { kind: string }): string => (kind === 'quickWin' ? 'Quick win' : 'Success'),
    lessons: 'Lessons',
    noLessons: 'Nothing written down yet. What would you keep, and what would you change?',
    lessonsCarry: 'Lessons are shown when the next rollout is planned.',
    lessonsBefore: 'From earlier rollouts',
    lessonFrom: ({ tool, day }: { tool: string; day: string }, f) => `${tool}, ${f.day(day, 'full')}`,
    lessonBy: ({ name, day }: { name: string; day: string }, f) => `${name}, ${f.day(day, 'brief')}`,
    add: 'Add',
    edit: 'Edit',
    addLesson: 'Add lesson',
    editLesson: 'Edit lesson',
    kind: ({ kind }: { kind: LessonKind }): string => ({ keep: 'Keep', change: 'Change' })[kind],
    kindLabel: 'Next time',
    lessonText: 'What you learned',
    lessonHint: 'One sentence that someone who was not there understands',
    source: 'Evidence',
    sourceHint: 'For example: feedback, a figure, a name',
    lessonSaved: 'Lesson saved.',
    lessonRemoved: 'Lesson removed.',
    remove: 'Remove',
    actions: 'Actions',
    noActions: 'No actions yet. Take one from the figures, or add your own.',
    addAction: 'Add action',
    editAction: 'Edit action',
    actionTitle: 'What has to be done',
    owner: 'Owner',
    noOwner: 'Choose who does it',
    dueOn: 'Done by',
    actionSaved: 'Action saved.',
    actionRemoved: 'Action removed.',
    done: 'Done',
    markDone: 'Mark as done',
    actionDone: 'Action done.',
    actionOpen: 'Action reopened.',
    actionLate: 'Overdue',
    by: ({ name, day }: { name: string; day: string }, f) => `${name} · by ${f.day(day, 'short')}`,
    doneOn: ({ name, day }: { name: string; day: string }, f) => `${name} · done ${f.day(day, 'brief')}`,
    fromFigures: 'From the figures',
    suggested: ({ kind, count, name }: Suggested, f): string =>
      ({
        answer: f.plural(count, { one: 'Answer 1 piece of feedback', other: 'Answer # pieces of feedback' }),
        article: f.plural(count, { one: 'Write a help article for 1 question', other: 'Write help articles for # questions' }),
        visit: f.plural(count, { one: 'Visit 1 person who is not active', other: 'Visit # people who are not active' }),
        untrained: f.plural(count, { one: 'Train 1 person who missed training', other: 'Train # people who missed training' }),
        licences: f.plural(count, { one: 'Cancel 1 unused licence', other: 'Cancel # unused licences' }),
        train: f.plural(count, { one: `Session “${name}”, 1 person`, other: `Session “${name}”, # people` }),
        improve: `Make “${name}” better than before`,
        process: 'Change one process that the tool makes simpler',
        advanced: 'Introduce one advanced feature',
        continuous: 'Agree who collects improvements, and how often',
      })[kind],
    needs: 'Who needs more training',
    need: ({ inNew, onlyOld }: { inNew: number; onlyOld: number }, f) =>
      `${f.plural(inNew, { one: '1 person in the new tool', other: '# people in the new tool' })}, ${f.number(onlyOld)} only in the old system`,
    needsNone: 'No source tells who does which work. Import the use of both systems to see it.',
    untrained: ({ count }: Count, f) => f.plural(count, { one: '1 person is not trained yet', other: '# people are not trained yet' }),
    toTraining: 'Plan a session',
    noReturn: 'What the rollout returns is not known yet.',
    toMoney: 'Open Money',
    notReached: 'The figures cannot be shown without a connection.',
  },
  nl: {
    reviews: 'Terugblikken',
    all: 'Overzicht',
    moment: ({ moment }): string => momentsNl[moment as ReviewMoment],
    tabHeld: ({ moment, day }, f) => `${momentsNl[moment as ReviewMoment]} · afgesloten ${f.day(day, 'brief')}`,
    tabOn: ({ moment, day }, f) => `${momentsNl[moment as ReviewMoment]} · ${f.day(day, 'brief')}`,
    over: ({ tool, moment, day }, f) => `${tool} · terugblik ${momentsNl[moment as ReviewMoment].toLowerCase()} · ${f.day(day, 'full')}`,
    completed: ({ day, off }, f) => (off ? `Oude systeem uitgezet op ${f.day(day, 'long')}` : `Plan klaar op ${f.day(day, 'long')}`),
    purpose: ({ moment }): string => purposeNl[moment as ReviewMoment],
    title: 'Kijk terug en ga beter verder',
    goalsMet: ({ met, all }) =>
      met === all
        ? `Alle ${all} doelen zijn gehaald`
        : met === 0
          ? `Van de ${all} doelen is er nog geen gehaald`
          : `${met} van de ${all} doelen gehaald`,
    notPlanned: 'Nog geen terugblikken',
    notPlannedText: 'De terugblikken volgen op de laatste start van het plan. Maak eerst het plan.',
    toPlan: 'Naar het plan',
    state: ({ state }): string =>
      ({ held: 'Afgesloten', later: 'Nog niet aan de beurt', soon: 'Nu aan de beurt', overdue: 'Over tijd' })[
        state as 'held' | 'later' | 'soon' | 'overdue'
      ],
    heldOn: ({ day, by }, f) => `Gehouden op ${f.day(day, 'full')}, afgesloten door ${by}`,
    early: ({ because }) => `Eerder gehouden: ${because}`,
    open: 'Openen',
    close: 'Terugblik afsluiten',
    closeTitle: 'Deze terugblik afsluiten',
    closeDo: 'Terugblik afsluiten',
    closeDone: 'Terugblik afgesloten.',
    closeOpen: ({ count }, f) => f.plural(count, { one: 'Er is 1 open actie.', other: 'Er zijn # open acties.' }),
    closeNone: 'Er is nog geen actie. Een terugblik levert het meeste op als iemand er iets mee doet.',
    heldDay: 'Gehouden op',
    because: 'Waarom eerder',
    becauseHint: ({ day }, f) => `Deze terugblik is op ${f.day(day, 'full')}.`,
    reopen: 'Heropenen',
    reopened: 'Terugblik heropend.',
    thanks: 'Bedankt',
    champions: ({ count }, f) => f.plural(count, { one: '1 ambassadeur', other: '# ambassadeurs' }),
    firstPeople: ({ count }, f) =>
      f.plural(count, { one: '1 collega die als eerste begon', other: '# collega’s die als eersten begonnen' }),
    andMore: ({ count }) => `en nog ${count}`,
    thanksNobody: 'Er zijn nog geen ambassadeurs.',
    thanksMessage: 'Het bericht dat hen bij naam bedankt',
    thanksNoMessage: 'Het plan heeft geen bericht na de uitrol. Werk het plan bij.',
    thanksOpen: 'Bericht openen',
    thanksApprove: 'Bekijken en goedkeuren',
    celebration: ({ moment, place }) => `Het feest: ${moment}${place === null ? '' : `, ${place}`}.`,
    noCelebration: 'Er is nog geen feest gepland.',
    planIt: 'Plan het feest',
    feedback: 'Laatste feedback',
    feedbackCount: ({ count, open: waiting }, f) =>
      count === 0
        ? 'Nog geen feedback. Mensen geven die op hun eigen pagina.'
        : `${f.plural(count, { one: '1 keer feedback', other: '# keer feedback' })}, ${waiting === 0 ? 'alles beantwoord' : `${f.number(waiting)} nog niet beantwoord`}.`,
    toFeedback: 'Feedback lezen',
    questions: 'Wat er is gevraagd',
    toQuestions: 'Naar Hulp',
    questionsCount: ({ count, open: waiting }: { count: number; open: number }, f) =>
      count === 0
        ? 'Nog geen vragen.'
        : `${f.plural(count, { one: '1 vraag', other: '# vragen' })}, ${waiting === 0 ? 'alles opgelost' : `${f.number(waiting)} open`}.`,
    questionsTop: 'Vaakst gesteld, opgelost door een hulpartikel',
    questionSolved: ({ count }, f) => f.plural(count, { one: '1 vraag', other: '# vragen' }),
    questionsUnwritten: ({ count }, f) =>
      f.plural(count, { one: '1 beantwoorde vraag zonder hulpartikel', other: '# beantwoorde vragen zonder hulpartikel' }),
    stories: 'Verhalen',
    toStories: 'Naar de verhalen',
    storiesCount: ({ count, untold }: { count: number; untold: number }, f) =>
      count === 0
        ? 'Nog geen verhaal. Vraag wie er een heeft.'
        : `${f.plural(count, { one: '1 verhaal', other: '# verhalen' })}, ${untold === 0 ? 'ze mogen allemaal worden verteld' : `${f.number(untold)} zonder toestemming`}.`,
    storyKind: ({ kind }): string => (kind === 'quickWin' ? 'Snel resultaat' : 'Succes'),
    lessons: 'Leerpunten',
    noLessons: 'Er staat nog niets. Wat zou je weer zo doen, en wat anders?',
    lessonsCarry: 'Leerpunten komen terug bij het plannen van de volgende uitrol.',
    lessonsBefore: 'Uit eerdere uitrollen',
    lessonFrom: ({ tool, day }, f) => `${tool}, ${f.day(day, 'full')}`,
    lessonBy: ({ name, day }, f) => `${name}, ${f.day(day, 'brief')}`,
    add: 'Toevoegen',
    edit: 'Wijzigen',
    addLesson: 'Leerpunt toevoegen',
    editLesson: 'Leerpunt wijzigen',
    kind: ({ kind }): string => ({ keep: 'Weer zo doen', change: 'Anders doen' })[kind as LessonKind],
    kindLabel: 'De volgende keer',
    lessonText: 'Wat je hebt geleerd',
    lessonHint: 'Eén zin die iemand die er niet bij was ook begrijpt',
    source: 'Bewijs',
    sourceHint: 'Bijvoorbeeld feedback, een cijfer, een naam',
    lessonSaved: 'Leerpunt opgeslagen.',
    lessonRemoved: 'Leerpunt verwijderd.',
    remove: 'Verwijderen',
    actions: 'Acties',
    noActions: 'Nog geen acties. Neem er een over uit de cijfers, of voeg er zelf een toe.',
    addAction: 'Actie toevoegen',
    editAction: 'Actie wijzigen',
    actionTitle: 'Wat er moet gebeuren',
    owner: 'Wie',
    noOwner: 'Kies wie het doet',
    dueOn: 'Klaar op',
    actionSaved: 'Actie opgeslagen.',
    actionRemoved: 'Actie verwijderd.',
    done: 'Klaar',
    markDone: 'Afvinken',
    actionDone: 'Actie afgevinkt.',
    actionOpen: 'Actie heropend.',
    actionLate: 'Over tijd',
    by: ({ name, day }, f) => `${name} · uiterlijk ${f.day(day, 'short')}`,
    doneOn: ({ name, day }, f) => `${name} · klaar ${f.day(day, 'brief')}`,
    fromFigures: 'Uit de cijfers',
    suggested: ({ kind, count, name }, f): string =>
      ({
        answer: f.plural(count, { one: 'Beantwoord 1 keer feedback', other: 'Beantwoord # keer feedback' }),
        article: f.plural(count, { one: 'Schrijf een hulpartikel voor 1 vraag', other: 'Schrijf hulpartikelen voor # vragen' }),
        visit: f.plural(count, {
          one: 'Ga langs bij 1 collega die niet actief is',
          other: 'Ga langs bij # collega’s die niet actief zijn',
        }),
        untrained: f.plural(count, { one: 'Train 1 collega die de training miste', other: 'Train # collega’s die de training misten' }),
        licences: f.plural(count, { one: 'Zeg 1 ongebruikte licentie op', other: 'Zeg # ongebruikte licenties op' }),
        train: f.plural(count, { one: `Sessie “${name}”, 1 persoon`, other: `Sessie “${name}”, # mensen` }),
        improve: `Zorg dat “${name}” beter gaat dan eerst`,
        process: 'Pas één werkwijze aan die nu eenvoudiger kan',
        advanced: 'Voer één uitgebreide functie in',
        continuous: 'Spreek af wie verbeteringen verzamelt, en hoe vaak',
      })[kind as Suggestion['kind']],
    needs: 'Wie nog training nodig heeft',
    need: ({ inNew, onlyOld }, f) =>
      `${f.plural(inNew, { one: '1 persoon in de nieuwe tool', other: '# mensen in de nieuwe tool' })}, ${f.number(onlyOld)} alleen in het oude systeem`,
    needsNone: 'Geen enkele bron vertelt wie welk werk doet. Importeer het gebruik van beide systemen om het te zien.',
    untrained: ({ count }, f) => f.plural(count, { one: '1 persoon is nog niet getraind', other: '# mensen zijn nog niet getraind' }),
    toTraining: 'Plan een sessie',
    noReturn: 'Wat de uitrol oplevert, is nog niet bekend.',
    toMoney: 'Naar Geld',
    notReached: 'Zonder verbinding zijn de cijfers niet te zien.',
  },
})
