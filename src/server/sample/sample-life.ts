/** The first weeks of the sample company as steps: who did what, when; made from its plan, so that it fits any calendar. */
import type { CommandInputs, CommandName } from '#core/registry/command-inputs.ts'
import { addDays } from '#core/kernel/calendar.ts'
import { sampleLifeWords } from '#server/sample/sample-life-words.ts'
import { sampleGoingBack } from '#server/sample/sample-going-back.ts'
import { sampleImpact } from '#server/sample/sample-impact.ts'
import { sampleIssues } from '#server/sample/sample-issues.ts'
import { type InRollout, moment, step, type Step } from '#server/sample/sample-step.ts'
import { sampleReview } from '#server/sample/sample-review.ts'
import { sampleSecondPhase } from '#server/sample/sample-second-phase.ts'
import { sampleMoney } from '#server/sample/sample-money.ts'
import { samplePersonId, sampleRolloutId as rolloutId, type SampleStage } from '#core/organisation/sample-company.ts'
import type { Row } from '#core/registry/tables.ts'
import type { Language } from '#core/kernel/language.ts'
import { speak } from '#core/kernel/words.ts'

/** The plan as it stands after it was agreed to. */
export interface PlannedRows {
  readonly phases: readonly Row<'phase'>[]
  readonly people: readonly Row<'person'>[]
  readonly participants: readonly Row<'participant'>[]
  readonly sessions: readonly Row<'session'>[]
  readonly attendees: readonly Row<'attendee'>[]
  readonly officeHours: readonly Row<'officeHour'>[]
}

const [sherida, ravin, shanelle] = ['Sherida Pinas', 'Ravin Bhoendie', 'Shanelle Browne'].map(samplePersonId)
const [priya, xavier, soenil, roy, devika] = ['Priya Sewnarain', 'Xavier Liesdek', 'Soenil Jagroep', 'Roy Pansa', 'Devika Ramnarine'].map(
  samplePersonId,
)

const later = (instant: string, minutes: number): string => new Date(Date.parse(instant) + minutes * 60_000).toISOString()

/** What was got ready on the first day: whom to ask, who helps, what to learn from, and the figures for answers. */
const gettingReady = (day: string, language: Language): Step[] => {
  const words = speak(sampleLifeWords, language)
  const other: Language = language === 'nl' ? 'en' : 'nl'
  const at = moment(day, '10:00')
  const lead = <Name extends CommandName>(name: Name, input: InRollout<Name>): Step => step(at, null, name, input)
  const resource = (
    kind: 'quickStart' | 'faq' | 'cheatSheet' | 'video' | 'other',
    spoken: Language,
    bytes: number,
    extent: number,
    over: object = {},
  ) => {
    const say = speak(sampleLifeWords, spoken)
    return lead('training.keepResource', {
      resourceId: `sample-${kind}-${spoken}`,
      kind,
      language: spoken,
      title: say(kind as 'quickStart' | 'faq' | 'cheatSheet' | 'video'),
      state: 'final',
      bytes,
      extent,
      link: `https://learn.kasnika.example/${spoken}/${kind}`,
      lighterId: null,
      ...over,
    })
  }
  const article = (articleId: string, spoken: Language, title: 'passwordTitle', body: 'passwordBody') => {
    const say = speak(sampleLifeWords, spoken)
    return lead('support.writeArticle', {
      articleId,
      language: spoken,
      title: say(title),
      body: say(body),
      workaround: false,
      ticketId: null,
    })
  }
  return [
    lead('communication.brief', {
      pilotGroup: words('pilotGroup'),
      pilotResult: words('pilotResult'),
      askName: 'Sherida Pinas',
      askContact: '+597 400 100',
      signedBy: words('signed'),
    }),
    ...(['pilotGroup', 'pilotResult'] as const).map((detail) =>
      lead('communication.writeDetail', { detail, language: other, text: speak(sampleLifeWords, other)(detail) }),
    ),
    lead('support.nameTier', { tier: 3, ownerId: xavier ?? null, name: words('it'), contact: '+597 400 120', hours: 8 }),
    lead('support.nameTier', { tier: 4, ownerId: null, name: words('vendor'), contact: 'help@newcrm.example', hours: 24 }),
    ...(['nl', 'en'] as const).flatMap((spoken) => [
      resource('quickStart', spoken, 310_000, 2),
      resource('faq', spoken, 90_000, 3),
      resource('cheatSheet', spoken, 120_000, 1),
      lead('training.keepResource', {
        resourceId: `sample-videoLight-${spoken}`,
        kind: 'other',
        language: spoken,
        title: speak(sampleLifeWords, spoken)('videoLight'),
        state: 'final',
        bytes: 240_000,
        extent: 4,
        link: `https://learn.kasnika.example/${spoken}/pictures`,
        lighterId: null,
      }),
      resource('video', spoken, 14_800_000, 6, { lighterId: `sample-videoLight-${spoken}` }),
      article(`sample-password-${spoken}`, spoken, 'passwordTitle', 'passwordBody'),
    ]),
    ...sampleMoney(day, language).map((call): Step => ({ at, by: null, ...call })),
    lead('resistance.estimate', { what: 'hoursSaved', amount: '2.5', basis: 'estimated', source: words('estimateBy') }),
    lead('resistance.estimate', { what: 'easyAfterDays', amount: '3', basis: 'measured', source: words('pilotCount') }),
  ]
}

/** The trainings that have been: who came, for how long, and that the list is complete. */
const trainings = ({ sessions, attendees }: PlannedRows, until: string): Step[] =>
  sessions
    .filter(({ startsAt, minutes }) => later(startsAt, minutes + 40) <= until)
    .flatMap(({ sessionKey, startsAt, minutes }) => {
      const after = later(startsAt, minutes + 5)
      const there = attendees.filter((one) => one.sessionKey === sessionKey)
      const key = { rolloutId, sessionKey }
      return [
        ...there.map(({ personId }, place): Step => ({
          at: after,
          by: null,
          name: 'training.noteAttendance',
          // One of a large group left early, and has some of it to catch up.
          input: { ...key, personId, minutes: place === 5 ? Math.round(minutes / 2) : minutes },
        })),
        { at: later(after, 20), by: null, name: 'training.closeSession', input: key },
      ]
    })

/** Drop-in hours that have been, with who came and what about. */
const dropIns = ({ officeHours, participants }: PlannedRows, language: Language, until: string): Step[] => {
  const words = speak(sampleLifeWords, language)
  const early = participants.filter(({ phaseKey }) => phaseKey === 'early').map(({ personId }) => personId)
  return officeHours
    .filter(({ startsAt, hostId }) => later(startsAt, 60) <= until && hostId !== null)
    .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
    .slice(0, 4)
    .flatMap(({ officeKey, startsAt, hostId }, index) => {
      const personId = early.filter((one) => one !== hostId)[index]
      if (personId === undefined) return []
      const log = index % 2 === 0 ? words('dropIn') : words('dropInTwo')
      const input = { rolloutId, appointmentId: `sample-drop-in-${index + 1}`, officeKey, personId, log }
      return [{ at: later(startsAt, 50), by: null, name: 'training.noteDropIn', input }]
    })
}

/** Calls for help after the first start: answered from an article, by a champion, by IT, at the vendor, and one that waits. */
const calls = (goLive: string, language: Language): Step[] => {
  const words = speak(sampleLifeWords, language)
  const on = <Name extends CommandName>(after: number, time: string, by: string | null | undefined, name: Name, input: InRollout<Name>) =>
    step(moment(addDays(goLive, after), time), by ?? null, name, input)
  const plain = { page: null, device: null }
  return [
    on(0, '08:40', soenil, 'support.solvedByArticle', {
      ticketId: 'sample-1',
      question: words('askPassword'),
      articleId: `sample-password-${language}`,
    }),
    on(0, '11:15', priya, 'support.ask', { ticketId: 'sample-2', question: words('askMove'), ...plain }),
    on(0, '13:05', sherida, 'support.solve', { ticketId: 'sample-2', answer: words('answerMove') }),
    on(0, '13:10', sherida, 'support.writeArticle', {
      articleId: 'sample-move',
      language,
      title: words('moveTitle'),
      body: words('moveBody'),
      workaround: false,
      ticketId: 'sample-2',
    }),
    on(1, '09:20', roy, 'support.ask', { ticketId: 'sample-3', question: words('askLabel'), ...plain }),
    on(1, '10:30', sherida, 'support.up', { ticketId: 'sample-3', to: 3, because: null }),
    on(1, '14:00', null, 'support.askVendor', { ticketId: 'sample-3', reference: 'CRM-48213', text: words('vendorAsk') }),
    on(2, '10:00', null, 'support.noteVendor', { ticketId: 'sample-3', reference: 'CRM-48213', text: words('vendorAnswer') }),
    on(2, '10:10', null, 'support.writeArticle', {
      articleId: 'sample-label',
      language,
      title: words('printTitle'),
      body: words('printBody'),
      workaround: true,
      ticketId: 'sample-3',
    }),
    on(2, '09:05', devika, 'support.ask', { ticketId: 'sample-4', question: words('askImport'), ...plain }),
    on(2, '09:50', shanelle, 'support.solve', { ticketId: 'sample-4', answer: words('answerImport') }),
    on(3, '09:30', ravin, 'support.solvedByArticle', { ticketId: 'sample-5', question: words('askMove'), articleId: 'sample-move' }),
    on(8, '13:40', priya, 'support.ask', { ticketId: 'sample-6', question: words('askSlow'), ...plain }),
  ]
}

/** What people said: objections, feedback, what went well. */
const voices = (goLive: string, language: Language): Step[] => {
  const words = speak(sampleLifeWords, language)
  const other: Language = language === 'nl' ? 'en' : 'nl'
  const otherWords = speak(sampleLifeWords, other)
  const on = <Name extends CommandName>(after: number, time: string, by: string | null | undefined, name: Name, input: InRollout<Name>) =>
    step(moment(addDays(goLive, after), time), by ?? null, name, input)
  const objection = (objectionId: string, locationId: string, kind: CommandInputs['resistance.logObjection']['kind'], said: string) => ({
    objectionId,
    locationId,
    personId: null,
    kind,
    words: said,
  })
  const story = (storyId: string, kind: CommandInputs['resistance.noteStory']['kind'], text: string) => ({
    storyId,
    personId: null,
    locationId: null,
    kind,
    text,
    language,
    consent: true,
  })
  return [
    on(-12, '10:20', sherida, 'resistance.logObjection', objection('sample-1', 'paramaribo', 'noTime', words('objectionTime'))),
    on(-12, '10:30', sherida, 'resistance.answerObjection', {
      objectionId: 'sample-1',
      response: words('objectionTimeAnswer'),
      outcome: 'cameRound',
    }),
    on(-11, '09:10', ravin, 'resistance.logObjection', objection('sample-2', 'nieuw-nickerie', 'oldWay', words('objectionOld'))),
    on(-10, '09:30', ravin, 'resistance.answerObjection', {
      objectionId: 'sample-2',
      response: words('objectionOldAnswer'),
      outcome: 'stays',
    }),
    on(-4, '09:15', shanelle, 'resistance.logObjection', objection('sample-3', 'georgetown', 'tooComplicated', words('objectionHard'))),
    on(7, '10:05', sherida, 'resistance.logObjection', objection('sample-4', 'paramaribo', 'whyChange', words('objectionWhy'))),
    on(0, '14:10', priya, 'resistance.noteStory', story('sample-1', 'quickWin', words('winOne'))),
    on(2, '12:10', ravin, 'resistance.noteStory', story('sample-2', 'quickWin', words('winTwo'))),
    on(3, '15:00', shanelle, 'resistance.noteStory', { ...story('sample-3', 'success', words('success')), locationId: 'georgetown' }),
    on(3, '15:20', null, 'resistance.chooseStory', { storyId: 'sample-1', chosen: true }),
    on(3, '15:21', null, 'resistance.chooseStory', { storyId: 'sample-3', chosen: true }),
    ...(
      [
        ['sample-1', 'winOne'],
        ['sample-3', 'success'],
      ] as const
    ).map(([ofId, win]) =>
      on(3, '15:22', null, 'resistance.translate', { about: 'story', ofId, language: other, text: otherWords(win), answer: null }),
    ),
    on(1, '12:30', soenil, 'resistance.giveFeedback', { feedbackId: 'sample-1', text: words('feedbackOne'), language }),
    on(2, '11:00', null, 'resistance.answerFeedback', { feedbackId: 'sample-1', answer: words('feedbackOneAnswer'), adjusted: true }),
    on(2, '11:01', null, 'resistance.translate', {
      about: 'feedback',
      ofId: 'sample-1',
      language: other,
      text: otherWords('feedbackOne'),
      answer: otherWords('feedbackOneAnswer'),
    }),
    on(2, '12:00', ravin, 'resistance.giveFeedback', { feedbackId: 'sample-2', text: words('feedbackTwo'), language }),
    on(3, '10:00', null, 'resistance.answerFeedback', { feedbackId: 'sample-2', answer: words('feedbackTwoAnswer'), adjusted: false }),
    on(8, '09:00', devika, 'resistance.giveFeedback', { feedbackId: 'sample-3', text: words('feedbackThree'), language }),
  ]
}

/** Somebody of the next group who cannot come to the training that is still to be. */
const apology = ({ sessions, attendees }: PlannedRows, phase: string, language: Language, from: string, until: string): Step[] => {
  const next = sessions.find(({ startsAt, phaseKey }) => phaseKey === phase && new Date(startsAt).toISOString() > until)
  const seat = next && attendees.find(({ sessionKey }) => sessionKey === next.sessionKey)
  if (!next || !seat) return []
  const input = {
    rolloutId,
    sessionKey: next.sessionKey,
    personId: seat.personId,
    because: speak(sampleLifeWords, language)('cannotCome'),
  }
  return [{ at: from, by: null, name: 'training.cannotCome', input }]
}

/**
 * Everything that happened from the day the plan was agreed to until now, in order of time; messages go their own way.
 *
 * @example sampleLife(rows, { begunOn: '2026-10-26', language: 'en', stage: 'second', until: '2026-11-22T12:00:00.000Z' })[0]?.name // 'communication.brief'
 */
export const sampleLife = (
  rows: PlannedRows,
  {
    begunOn,
    language,
    stage,
    until,
  }: { readonly begunOn: string; readonly language: Language; readonly stage: SampleStage; readonly until: string },
): Step[] => {
  const goLive = rows.phases.toSorted((a, b) => a.position - b.position)[0]?.goLiveOn ?? begunOn
  const offOn = rows.phases.find(({ phaseKey }) => phaseKey === 'off')?.goLiveOn ?? addDays(goLive, 60)
  const steps = [
    ...gettingReady(begunOn, language),
    ...trainings(rows, until),
    ...dropIns(rows, language, until),
    ...calls(goLive, language),
    ...voices(goLive, language),
    ...sampleIssues(goLive, language),
    ...sampleImpact(begunOn, goLive, language),
    ...sampleGoingBack(goLive, offOn, language),
    ...sampleReview(goLive, language),
    ...apology(rows, stage === 'second' ? 'core' : 'rest', language, later(until, -26 * 60), until),
    ...(stage === 'third' ? sampleSecondPhase(rows, { begunOn, goLive, language }) : []),
  ]
  return steps
    .filter(({ at }) => at <= until && at >= moment(begunOn, '10:00'))
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}
