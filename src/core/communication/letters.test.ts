import { describe, expect, test } from 'vitest'
import { messageKinds } from '#core/communication/kinds.ts'
import { replyAddress } from '#core/communication/reply-address.ts'
import { letterHtml, letterText, shareText, whatsappLink } from '#core/communication/letter-look.ts'
import { checkLetters, letterFor, lettersOf } from '#core/communication/letters.ts'
import { isPosted } from '#core/communication/kinds.ts'
import { channelPost } from '#core/communication/channel-post.ts'
import { placesOf } from '#core/communication/merge-fields.ts'
import { ourWords } from '#core/communication/templates.ts'
import { joinedLaterBecause } from '#core/plan/joined-later.ts'
import { storiesFor } from '#core/communication/tell-in-person.ts'
import { fillPlaces, takeApart } from '#core/communication/text-with-merge-fields.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import type { Row } from '#core/kernel/rows.ts'
import { languages } from '#core/kernel/language.ts'
import { rowOf } from '#test/cast.ts'
import { letterRows, messageRow, monday, stored } from '#test/letter-rows.ts'
import { codeOf, problemOf } from '#test/refusals.ts'

const announcement = messageRow()
const reminder = messageRow({ messageKey: 'reminder:early', kind: 'reminder', phaseKey: 'early' })
const update = messageRow({ messageKey: 'update:2026-12-11', kind: 'update' })
const retrospective = messageRow({ messageKey: 'retrospective', kind: 'retrospective' })

const ownText = (over: Partial<Row<'messageText'>>): Row<'messageText'> => ({
  rolloutId: 'crm',
  scope: 'announcement',
  language: 'en',
  subject: 'About {{tool}}',
  body: 'Dear {{name}}, you start on {{goLive}}.',
  editedAt: '2026-11-22T12:00:00.000Z',
  editedBy: 'Lilian',
  ...over,
})

describe('our words', () => {
  test('[CM-1] [CM-5] every kind has them in every language, with places that may stand there and no others', () => {
    for (const kind of messageKinds) {
      const found = languages.map((language) => {
        const { subject, body } = ourWords(kind, language)
        const pieces = [...takeApart(subject, kind, 'subject'), ...takeApart(body, kind, 'body')]
        return new Set(pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.place])))
      })
      expect(found[0]).toEqual(found[1])
    }
  })

  test('[CM-2] the announcement says what is new, why, when, which training, where help is, what the pilot showed, whom to ask', () => {
    const { body, subject } = ourWords('announcement', 'en')
    const places = ['tool', 'benefit', 'problem', 'goLive', 'training', 'help', 'pilot', 'ask']
    for (const place of places) expect(`${subject} ${body}`).toContain(`{{${place}}}`)
  })
})

describe('a letter', () => {
  test('[CM-2] [CM-5] [RG-5] has its reader’s own day, own training in local time, helpers by name, in their language', () => {
    const letters = lettersOf(letterRows(), monday)
    expect(letters.letter(announcement, 'milton')).toEqual({
      language: 'nl',
      subject: 'HORIZON CRM komt eraan: dit betekent het voor jou',
      body: `Beste Milton,

Binnenkort werken we met HORIZON CRM. Dit verandert er voor jou.

Wat je eraan hebt: you see in one place what a customer was promised
Waarom we veranderen: orders got lost between four spreadsheets

Jouw eerste dag: maandag 7 december
Jouw training: donderdag 3 december, 14:00 tot 15:15 (tijd in Paramaribo), Albina, Zaal 2

Hier vind je hulp:
- Op je pagina in Uitrol: kies “Ik kom er niet uit” en zoek in de hulpartikelen
- Op jouw locatie: Chandra
- Kunnen zij je niet helpen: IT desk (it@marowijne.internal)

Pilot: six colleagues in Sales. Het resultaat: an order took half the time

Is iets niet duidelijk, of zie je ertegenop? Vraag het gerust aan Lilian (ext. 12)

The rollout team`,
    })
    const anita = letters.letter(announcement, 'anita').body
    expect(anita).toContain('Your first day: Monday 21 December')
    expect(anita).toContain('Your training: Thursday 17 December, 09:00 to 10:15 (Guyana time), online')
    expect(anita).toContain('- At your location: Ravi')
    expect(letters.letter(announcement, 'lilian').body).toContain('Your training: you are on the waiting list')
    expect(letterFor(letterRows(), monday, announcement, 'anita').body).toBe(anita)
  })

  test('[TR-5] [PH-7] names buddy and champion; the first have no buddy, and a champion is told so', () => {
    const letters = lettersOf(letterRows(), monday)
    const welcome = messageRow({ messageKey: 'welcome:core:georgetown', kind: 'welcome', phaseKey: 'core', locationId: 'georgetown' })
    expect(letters.letter(welcome, 'anita').body).toContain('Your buddy: Pinas, Milton\nYour champion: Ravi')
    const rows = letterRows()
    const also = rows.champions.flatMap((one) => (one.personId === 'ravi' ? [one, { ...one, personId: 'milton' }] : []))
    const two = lettersOf({ ...rows, champions: also }, monday)
    expect(two.letter(welcome, 'anita').body).toContain('Your champions: Pinas, Milton and Ravi')
    expect(letters.letter(welcome, 'ravi').body).toContain('not assigned yet; ask your champion\nYou are a champion yourself.')
    expect(letters.letter(reminder, 'milton').body).toContain('Jouw maatje: jij hoort bij de eersten')
  })

  test('[PH-7] a location with many champions names four of them at most, not the same for everyone, and says how many others there are', () => {
    const rows = letterRows()
    const many = Array.from({ length: 625 }, (_, index) => {
      const personId = `champion${index}`
      const [ravi] = rows.people.filter((one) => one.personId === 'ravi')
      const [seat] = rows.champions.filter((one) => one.personId === 'ravi')
      if (!ravi || !seat) throw new Error('Ravi is the champion of Georgetown.')
      return { person: { ...ravi, personId, name: `Champion ${index}`, email: null }, champion: { ...seat, personId } }
    })
    const letters = lettersOf(
      { ...rows, people: [...rows.people, ...many.map(({ person }) => person)], champions: many.map(({ champion }) => champion) },
      monday,
    )
    const linesTo = (ids: readonly string[]) =>
      ids.map((personId) => /At your location: (.*)/.exec(letters.draft(announcement, personId).body)?.[1] ?? '')
    const [toAnita = ''] = linesTo(['anita'])
    expect(toAnita).toMatch(/^(?:Champion \d+, ){3}Champion \d+ and 621 others$/)
    // Champions read of others, never of themselves.
    const toChampions = linesTo(many.map(({ person }) => person.personId))
    expect(toChampions.filter((line, index) => line.split(/, | and /).includes(`Champion ${index}`))).toEqual([])
    expect(new Set(toChampions.flatMap((line) => line.match(/Champion \d+/g) ?? [])).size).toBeGreaterThan(500)
  })

  test('[CM-2] with an unfilled place it cannot be sent; the refusal names place and reader and what to do', () => {
    const rows = letterRows()
    rows.attendees = rows.attendees.filter(({ personId }) => personId !== 'ravi')
    const letters = lettersOf(rows, monday)
    const problem = problemOf(() => checkLetters(letters, announcement, []))
    expect(problem.code).toBe('communication.unfilled')
    expect(problem.params).toEqual({ kind: 'announcement', place: 'training', reader: 'Ravi' })
    expect(sayNote('en', problem)).toBe(
      'In the announcement to Ravi one merge field is empty: the recipient’s training ({{training}}). Update the plan, or give this person a seat in a session.',
    )
    expect(sayNote('nl', problem)).toContain(
      'In de aankondiging aan Ravi is één invulveld leeg: de training van de ontvanger ({{training}})',
    )
    const draft = letters.draft(announcement, 'ravi')
    expect(draft.unfilled).toEqual(['training'])
    expect(draft.body).toContain('Your training: {{training}}')
  })

  test('[CM-2] each place of the announcement is wanted: without benefit, reason, pilot, whom to ask or own day it stays', () => {
    const without = (change: (rows: ReturnType<typeof letterRows>) => void): string[] => {
      const rows = letterRows()
      change(rows)
      return [...lettersOf(rows, monday).draft(announcement, 'milton').unfilled]
    }
    expect(without(({ rollouts }) => rollouts.forEach((row) => (row.benefit = null)))).toEqual(['benefit'])
    expect(without(({ rollouts }) => rollouts.forEach((row) => (row.problem = null)))).toEqual(['problem'])
    expect(without(({ participants }) => participants.forEach((row) => (row.goLiveOn = null)))).toEqual(['goLive'])
    expect(without(({ briefings }) => briefings.forEach((row) => (row.pilotResult = null)))).toEqual(['pilot'])
    expect(without(({ briefings }) => briefings.forEach((row) => (row.askName = null)))).toEqual(['ask'])
    expect(without(({ briefings }) => briefings.splice(0))).toEqual(['pilot', 'ask'])
  })

  test('[CM-5] own words count for a kind or for one message; a language without them keeps it back, nothing falls back', () => {
    const rows = letterRows()
    rows.texts = stored('messageText', [ownText({}), ownText({ language: 'nl', body: 'Dag {{name}}, je begint op {{goLive}}.' })])
    expect(lettersOf(rows, monday).letter(announcement, 'milton').body).toBe('Dag Milton, je begint op maandag 7 december.')
    rows.texts = stored('messageText', [ownText({})])
    const missing = problemOf(() => lettersOf(rows, monday).letter(announcement, 'milton'))
    expect(missing.params).toEqual({ kind: 'announcement', language: 'nl' })
    expect(sayNote('en', missing)).toContain('Write the Dutch text too')
    expect(lettersOf(rows, monday).letter(announcement, 'anita').body).toBe('Dear Anita, you start on Monday 21 December.')
    const nearest = [ownText({ scope: 'update' }), ownText({ scope: 'update:2026-12-11', body: 'This week' })]
    rows.texts = stored('messageText', nearest)
    const atPlace = messageRow({ ...update, messageKey: 'update:2026-12-11:georgetown', locationId: 'georgetown' })
    expect(lettersOf(rows, monday).letter(atPlace, 'anita').body).toBe('This week')
  })

  test('[CM-3] [GA-4] the weekly update is made of what was measured; a start that waits has no day, what is not known is not 0, what has nothing to say is left out', () => {
    const rows = letterRows()
    const before = lettersOf(rows, '2026-12-11').letter(update, 'anita').body
    expect(before).toContain('- Early adopters and Core team (5 people): started: under half; training completed: not known yet; active in the last seven days: not known yet\n') // prettier-ignore
    expect(before).toContain('- Core team: starts on Monday 21 December')
    // What has nothing to say is left out with its heading, and the message stays whole.
    for (const heading of ['What went well', 'Common questions', 'You said, we did']) expect(before).not.toContain(heading)
    expect(before).toContain('Monday 21 December\n\nWhere to get help:')
    expect(before).not.toMatch(/\b0\b/)
    // A start that waits for its go/no-go check has no day, in the update or for the reader (GA-4).
    const waiting = { ...rows, phases: rows.phases.map((row) => (row.phaseKey === 'core' ? { ...row, waitsSinceOn: '2026-12-10' } : row)) }
    expect(lettersOf(waiting, '2026-12-11').letter(update, 'anita').body).toContain(
      '- Core team: the start was planned for Thursday 10 December and waits for a decision',
    )
    expect(lettersOf(waiting, '2026-12-11').letter(update, 'milton').body).toContain('de start stond gepland voor donderdag 10 december en wacht op een besluit') // prettier-ignore
    const inCore = rows.participants.find(({ phaseKey, goLiveOn }) => phaseKey === 'core' && goLiveOn !== null)?.personId ?? ''
    expect(lettersOf(waiting, '2026-12-11').letter(announcement, inCore).body).toMatch(/(a day still to be decided|een nog te bepalen dag) \(.*10 [dD]ecember\)/) // prettier-ignore
    rows.attendances = stored('attendance', [
      {
        rolloutId: 'crm',
        sessionKey: 'early/albina/1',
        personId: 'milton',
        locationId: 'albina',
        minutes: 70,
        source: 'hand',
        notedAt: '2026-12-03T20:00:00.000Z',
        notedBy: 'Chandra',
      },
    ])
    rows.stories = stored(
      'story',
      (
        [
          ['a', '2026-12-09', '2026-12-10'],
          ['b', null, '2026-12-10'],
          ['c', '2026-12-09', null],
        ] as const
      ).map(([storyId, consentAt, chosenAt]) =>
        rowOf('story', {
          storyId,
          personId: 'milton',
          locationId: 'albina',
          text: `Story\n${storyId}`,
          notedAt: '2026-12-08',
          consentAt,
          chosenAt,
        }),
      ),
    )
    const article = (articleId: string, language: string): Row<'article'> => ({
      rolloutId: 'crm',
      articleId,
      language,
      title: `How do I print ${articleId}?`,
      body: 'Press P.',
      workaround: 0,
      ticketId: null,
      changedAt: '2026-12-08',
      changedBy: 'Chandra',
      withdrawnAt: null,
    })
    rows.articles = stored('article', [
      article('x', 'en'),
      article('y', 'en'),
      article('z', 'nl'),
      { ...article('w', 'en'), withdrawnAt: 'd' },
    ])
    rows.tickets = ['x', 'y', 'y', 'z', 'w'].map((articleId) => ({ articleId }) as (typeof rows.tickets)[number])
    rows.feedback = stored('feedback', [
      rowOf('feedback', {
        feedbackId: 'f',
        personId: 'milton',
        locationId: 'albina',
        text: 'The screen is small',
        state: 'adjusted',
        answer: 'we made the letters bigger',
        answeredAt: '2026-12-09',
      }),
    ])
    const { body } = lettersOf(rows, '2026-12-11').letter(update, 'anita')
    // Of fewer than five people nobody reads who was trained (ME-8).
    expect(body).toContain('training completed: under half')
    expect(body).toContain('- Story a (Pinas, Milton, in Dutch)')
    expect(body).not.toContain('Story b')
    expect(body).not.toContain('Story c')
    expect(body).toContain('- How do I print y?: Press P.\n- How do I print x?: Press P.')
    expect(body).not.toContain('print z')
    expect(body).not.toContain('print w')
    expect(body).toContain('- “The screen is small”: we made the letters bigger')
    const [changed] = rows.feedback
    if (!changed) throw new Error('no feedback')
    rows.feedback.push({ ...changed, feedbackId: 'g', text: 'My manager shouts', answer: 'I will talk to him', state: 'answered' })
    expect(lettersOf(rows, '2026-12-11').letter(update, 'anita').body).toBe(body)
    expect(lettersOf(rows, '2026-12-11').letter(update, 'milton').body).toContain('- How do I print z?: Press P.')
    for (const row of [...rows.stories, ...rows.feedback]) row.toldIn = 'update:2026-12-04'
    expect(lettersOf(rows, '2026-12-11').letter(update, 'anita').body).not.toContain('What went well')
  })

  test('[ME-16] [ME-8] the weekly update tells the goals that are settled for everyone, none of a group under five, and nothing while none is', () => {
    const rows = letterRows()
    const goal = (name: string, verdict: string, more: object = {}) => ({ rolloutId: 'crm', phaseKey: '', goal: name, verdict, reason: 'met', people: 5, notedOn: '2026-12-10', ...more }) // prettier-ignore
    const body = (personId: string): string => lettersOf(rows, '2026-12-11').letter(update, personId).body
    const young = rows.participants
    rows.participants = young.map((row) => ({ ...row, goLiveOn: '2026-11-09' }))
    rows.goals = stored('goalVerdict', [goal('satisfaction', 'not known'), goal('active', 'met', { people: 4 }), goal('active', 'met', { phaseKey: 'early' })]) // prettier-ignore
    expect(body('anita')).not.toContain('Our goals')
    rows.goals = stored('goalVerdict', [goal('satisfaction', 'not met'), goal('active', 'met'), goal('improvement', 'not known', { reason: 'notMeasuredAgain' })]) // prettier-ignore
    const lines = ['- 80% use HORIZON CRM within four weeks of their first day: reached', '- Satisfaction of 7 or more out of 10: not yet', '- Work goes measurably better than before: not known yet, not measured again yet'] // prettier-ignore
    expect(body('anita')).toContain(`Our goals:\n${lines.join('\n')}\n\n`)
    expect(body('milton')).toContain('- Het werk gaat meetbaar beter dan vroeger: nog niet bekend, nog niet opnieuw gemeten\n')
    expect(body('milton')).toContain('Onze doelen:\n- 80% gebruikt HORIZON CRM binnen vier weken na de eerste dag: gehaald\n')
    // Of use nothing while fewer than five are due.
    rows.participants = young
    expect(body('anita')).toContain('Our goals:\n- Satisfaction of 7 or more out of 10: not yet\n')
    expect(body('anita')).not.toContain('80% use HORIZON')
  })

  test('[ME-16] [ME-8] the weekly update tells the goals of each phase that has begun and is told alone, with why one is not known; whether a phase reached that of use is told by its band', () => {
    const rows = letterRows()
    rows.participants = rows.participants.map((row) => ({ ...row, goLiveOn: '2026-11-09' }))
    const goal = (name: string, verdict: string, phaseKey: string, more: object = {}) => ({ rolloutId: 'crm', phaseKey, goal: name, verdict, reason: 'met', people: 9, active: null, covered: null, notedOn: '2026-12-10', ...more }) // prettier-ignore
    const body = (): string => lettersOf(rows, '2026-12-11').letter(update, 'anita').body
    expect(body()).not.toContain('Our goals')
    // Each phase is told alone.
    rows.toldPhases = stored('toldPhase', rows.phases.map(({ phaseKey }) => ({ rolloutId: 'crm', phaseKey, groupKey: phaseKey }))) // prettier-ignore
    const begun = rows.phases.find(({ goLiveOn }) => goLiveOn <= '2026-12-11')?.phaseKey ?? ''
    const later = rows.phases.find(({ goLiveOn }) => goLiveOn > '2026-12-11')?.phaseKey
    const noted = (more: object = {}) =>
      stored('goalVerdict', [
        goal('satisfaction', 'met', ''),
        goal('satisfaction', 'not known', begun, { reason: 'openAnswers', ...more }),
        goal('active', 'met', begun),
        ...(later === undefined ? [] : [goal('satisfaction', 'met', later)]),
      ])
    rows.goals = noted()
    expect(body()).toContain('- Satisfaction of 7 or more out of 10: reached (Early adopters: not known yet, too few answers so far)\n')
    expect(body()).not.toContain('80% use HORIZON')
    rows.goals = noted({ verdict: 'not met', reason: 'below' })
    expect(body()).toContain(': reached (Early adopters: not yet)\n')
    rows.goals = noted({ people: 4 })
    expect(body()).toContain('- Satisfaction of 7 or more out of 10: reached\n')
    // Told together, neither is told.
    rows.toldPhases = stored('toldPhase', rows.phases.map(({ phaseKey }) => ({ rolloutId: 'crm', phaseKey, groupKey: begun }))) // prettier-ignore
    rows.goals = noted()
    expect(body()).toContain('- Satisfaction of 7 or more out of 10: reached\n')
  })

  test('[CM-3] [ME-8] the progress of a phase tells who is active: a band of a small phase, nothing of fewer than five, not known where it is not', () => {
    const rows = letterRows()
    const told = (active: number | null, covered: number | null, reader = 'anita'): string | undefined => {
      const use = rowOf('goalVerdict', { rolloutId: 'crm', phaseKey: 'early', goal: 'active', verdict: 'not known', reason: 'notDue', people: 9, active, covered, notedOn: '2026-12-10' }) // prettier-ignore
      const everyone = { ...use, phaseKey: '', active: 7, covered: 8 }
      rows.goals = stored('goalVerdict', [everyone, use, { ...use, goal: 'satisfaction', active: null, covered: null }])
      return lettersOf(rows, '2026-12-11').letter(update, reader).body.split('\n').find((line) => line.includes('(5 people)') || line.includes('(5 mensen)')) // prettier-ignore
    }
    expect(told(7, 8)).toContain('not known yet; active in the last seven days: 80% or more')
    expect(told(7, 8, 'milton')).toContain('nog niet bekend; actief in de afgelopen zeven dagen: 80% of meer')
    expect(told(3, 8)).toContain('active in the last seven days: under half')
    expect(told(30, 41)).toContain('active in the last seven days: half to 80%')
    expect(told(null, null)).toContain('active in the last seven days: not known yet')
    expect(told(4, 4)).not.toContain('active')
  })

  test('[CM-11] [RE-5] an update tells no more than six of each, the oldest first, and leaves the others for the next; a launch tells the latest', () => {
    const rows = letterRows()
    const story = (number: number, toldIn: string | null = null): Row<'story'> =>
      rowOf('story', {
        storyId: `s${number}`,
        text: `win ${number} ${'x'.repeat(490)}`,
        notedAt: `2026-12-0${number}`,
        consentAt: '2026-12-01',
        chosenAt: '2026-12-01',
        toldIn,
      })
    rows.stories = stored(
      'story',
      [1, 2, 3, 4, 5, 6, 7, 8].map((number) => story(number, number === 8 ? 'update:2026-12-11' : null)),
    )
    expect(storiesFor(rows, update).map(({ storyId }) => storyId)).toEqual(['s8', 's1', 's2', 's3', 's4', 's5'])
    expect(storiesFor(rows, reminder).map(({ storyId }) => storyId)).toEqual(['s3', 's4', 's5', 's6', 's7', 's8'])
    const letter = lettersOf(rows, '2026-12-11').letter(update, 'anita')
    expect(letter.body).toMatch(/- win 1 …/)
    const told = (text: string): string => {
      rows.stories = stored('story', [{ ...story(1), text }])
      return lettersOf(rows, '2026-12-11').letter(update, 'anita').body
    }
    // A face takes two units: half of one would be no text any more, and no database keeps it.
    expect(told(`${'x'.repeat(299)}😀 and more`).isWellFormed()).toBe(true)
    expect(told(`${'x'.repeat(299)}😀 and more`)).toContain(`${'x'.repeat(299)}😀 …`)
    expect(told('😀'.repeat(200))).toContain('😀'.repeat(200))
    rows.texts = stored('messageText', [
      ownText({ scope: 'update', body: `${'Long words. '.repeat(600)}\n{{stories}}\n{{said}}\n{{questions}}` }),
    ])
    const long = letterHtml(lettersOf(rows, '2026-12-11').letter(update, 'anita'), { link: 'https://u.example/' })
    expect(new TextEncoder().encode(long).length).toBeLessThan(30_000)
  })

  test('[CO-4] the second welcome of a phase goes to those who start again, not to who stayed in the new tool', () => {
    const rows = letterRows()
    const welcome = messageRow({ messageKey: 'welcome:early:2026-12-21:albina', kind: 'welcome', phaseKey: 'early', locationId: 'albina', sendOn: '2026-12-21' }) // prettier-ignore
    rows.participants = rows.participants.map((row) => (row.personId === 'milton' ? { ...row, goLiveOn: '2026-12-21' } : row))
    const told = (message: typeof welcome) =>
      lettersOf(rows, '2026-12-21')
        .readers(message)
        .map(({ person }) => person.personId)
    expect(told(welcome)).toEqual(['milton'])
    expect(told({ ...welcome, messageKey: 'welcome:early:albina' }).toSorted()).toEqual(['chandra', 'milton'])
  })

  test('[CM-4] [RV-1] lessons and next steps are written by the lead alone; thanks go out by name, to who went first as well', () => {
    const rows = letterRows()
    expect(lettersOf(rows, '2027-02-01').draft(retrospective, 'anita').unfilled).toEqual(['lessons', 'nextSteps'])
    const { subject, body } = ourWords('retrospective', 'en')
    const written = body.replace('{{lessons}}', '- Start earlier').replace('{{nextSteps}}', '- A second module in May')
    rows.texts = stored('messageText', [ownText({ scope: 'retrospective', subject, body: written })])
    const letter = lettersOf(rows, '2027-02-01').letter(retrospective, 'anita')
    expect(letter.body).toContain('- Start earlier')
    expect(letter.body).toContain('especially Chandra and Ravi, who helped their colleagues, and Pinas, Milton, who went first.')
    expect(lettersOf(rows, '2027-02-01').letter(retrospective, 'ravi').body).toContain('Chandra and Ravi')
    // Whoever joined after the rollout went with nobody, although the first phase is theirs where only that one has begun (RV-5).
    rows.participants = rows.participants.map((row) =>
      row.personId === 'milton' ? { ...row, because: JSON.stringify(joinedLaterBecause) } : row,
    )
    expect(lettersOf(rows, '2027-02-01').letter(retrospective, 'anita').body).toContain(
      'especially Chandra and Ravi, who helped their colleagues.',
    )
  })
})

describe('readers', () => {
  const keysOf = (message: Row<'message'>, rows = letterRows()): string[] =>
    lettersOf(rows, monday)
      .readers(message)
      .map(({ person }) => person.personId)

  test('[CM-1] the announcement reaches everyone who is here and not left out, the reminder its phase', () => {
    const rows = letterRows()
    expect(keysOf(announcement, rows)).toEqual(['chandra', 'milton', 'anita', 'ravi', 'lilian'])
    expect(keysOf(reminder, rows)).toEqual(['chandra', 'milton'])
    for (const row of rows.people) if (row.personId === 'ravi') row.leftOn = '2026-11-20'
    for (const row of rows.participants) if (row.personId === 'anita') row.excludedAt = '2026-11-20'
    expect(keysOf(announcement, rows)).toEqual(['chandra', 'milton', 'lilian'])
  })

  test('[CM-1] [CM-2] who has no day because they leave before it is not written to and keeps nothing back; who joined and stays does', () => {
    const leaving = (leftOn: string | null) => {
      const rows = letterRows()
      const end =
        rows.phases
          .map(({ endsOn }) => endsOn)
          .toSorted()
          .at(-1) ?? ''
      for (const row of rows.people) if (row.personId === 'ravi') row.leftOn = leftOn === 'at the end' ? end : leftOn
      for (const row of rows.participants) if (row.personId === 'ravi') [row.phaseKey, row.goLiveOn] = [null, null]
      return rows
    }
    expect(keysOf(announcement, leaving('2026-12-05'))).toEqual(['chandra', 'milton', 'anita', 'lilian'])
    expect(codeOf(() => checkLetters(lettersOf(leaving('2026-12-05'), monday), announcement, []))).toBe('done')
    for (const stays of [null, 'at the end']) {
      expect(keysOf(announcement, leaving(stays))).toContain('ravi')
      expect(codeOf(() => checkLetters(lettersOf(leaving(stays), monday), announcement, []))).toBe('communication.unfilled')
    }
  })

  test('[CM-1] a place with a message of its own reads that one and not the shared one', () => {
    const rows = letterRows()
    const own = messageRow({ messageKey: 'announcement:georgetown', locationId: 'georgetown' })
    rows.messages.push(...stored('message', [own]))
    expect(keysOf(own, rows)).toEqual(['anita', 'ravi'])
    expect(keysOf(announcement, rows)).toEqual(['chandra', 'milton', 'lilian'])
  })
})

describe('texts with places', () => {
  test('[CM-2] a place that nobody can fill is refused with its line and what may stand there', () => {
    const problem = problemOf(() => takeApart('Dear {{name}},\n\non {{day}}', 'reminder', 'body'))
    expect(problem.code).toBe('communication.unknownPlace')
    expect(problem.place).toEqual({ field: 'body', line: 3 })
    expect(sayNote('en', problem)).toContain('{{day}} is not a merge field of the reminder')
    expect(sayNote('nl', problem)).toContain('{{goLive}}')
    expect(problemOf(() => takeApart('{{lessons}}', 'update', 'body')).params).toMatchObject({ place: 'lessons', kind: 'update' })
    expect(placesOf('retrospective')).toContain('lessons')
  })

  test('[CM-2] what people write cannot become a place', () => {
    const pieces = takeApart('{{ name }} and {{goLive}}', 'reminder', 'body')
    expect(fillPlaces(pieces, (place) => (place === 'name' ? '{{goLive}}' : null))).toEqual({
      text: '{{goLive}} and {{goLive}}',
      empty: false,
      unfilled: ['goLive'],
    })
  })
})

describe('looks', () => {
  const letter = {
    language: 'en',
    subject: 'A <b> & c',
    body: 'Dear A,\nsee https://x.example/a?b=1&c.\n\nHelp:\n- one <script>\n- two',
  } as const

  test('[CM-6] as mail: no pictures, no tables, nothing that people write becomes markup, one link to say “I have read this”', () => {
    const html = letterHtml(letter, { link: 'https://u.example/messages' })
    expect(html).toContain('<html lang="en">')
    expect(html).toContain('A &lt;b&gt; &amp; c')
    expect(html).toContain('<a href="https://x.example/a?b=1&amp;c">https://x.example/a?b=1&amp;c</a>.')
    expect(html).toContain('<li style="margin:0 0 4px">one &lt;script&gt;</li>')
    expect(html).not.toMatch(/<(img|table|script)/)
    expect(html).toContain('I have read this</a>')
    expect(letterHtml(letter, { link: 'https://u.example/', action: 'open' })).toContain('Open my page in Uitrol</a>')
    const text = letterText(letter, { link: 'https://u.example/messages' })
    expect(text).toContain('- two\n\nI have read this: https://u.example/messages\n\n-- \n')
  })

  test('[CM-6] where the server has no address for others, a letter has no dead button, and neither has a post', () => {
    const html = letterHtml({ ...letter, body: 'Dear A' }, { link: null })
    expect(html).not.toMatch(/<a |I have read this|null/)
    expect(letterText({ ...letter, body: 'Dear A' }, { link: null })).toBe('Dear A\n\n-- \nNobody can see whether you opened this mail.\n')
    for (const kind of ['slack', 'teams']) expect(JSON.stringify(channelPost(letter, { kind }, null))).not.toMatch(/Open my page|null\|/)
  })

  test('[CM-6] a word longer than the screen breaks, so that a letter is never wider than it', () => {
    expect(letterHtml({ ...letter, body: 'x'.repeat(4000) }, { link: null })).toMatch(/max-width:560px;[^"]*overflow-wrap:anywhere/)
  })

  test.each([
    ['naomi@marowijne.sr', 'naomi@marowijne.sr'],
    ['Naomi <naomi@marowijne.sr>, +597 8811223', 'naomi@marowijne.sr'],
    ['mail jan@bücher.sr.', 'jan@bücher.sr'],
    ['+597 8811223', null],
    ['a@b', null],
    [null, null],
  ])('[CM-2] replies to a message whose contact is %s go to %s', (askContact, address) => {
    const asked = address === null ? null : { name: 'Naomi', address }
    expect(replyAddress({ askName: 'Naomi', askContact })).toEqual(asked)
    expect(replyAddress(undefined)).toBeNull()
  })

  test('[CM-6] every letter of ours stays under 30 kB with markup', () => {
    const rows = letterRows()
    const letters = lettersOf(rows, '2026-12-11')
    for (const message of rows.messages) {
      for (const { person } of letters.readers(message)) {
        const { unfilled: _, ...one } = letters.draft(message, person.personId)
        expect(new TextEncoder().encode(letterHtml(one, { link: 'https://u.example/messages' })).length).toBeLessThan(30_000)
      }
    }
  })

  test('[CM-6] for WhatsApp: the text with one link, to a number only where it is whole', () => {
    const text = shareText(letterFor(letterRows(), monday, announcement, 'milton'), 'https://u.example/m')
    expect(text.match(/https:\/\//g)).toHaveLength(1)
    expect(whatsappLink('+597 (0)712-3456', 'a b')).toBe('https://wa.me/5977123456?text=a%20b')
    expect(whatsappLink('00597 7123456', 'a')).toBe('https://wa.me/5977123456?text=a')
    expect(whatsappLink('712-3456', 'a&b')).toBe('https://wa.me/?text=a%26b')
    expect(whatsappLink(null, 'a')).toBe('https://wa.me/?text=a')
  })

  test('[CM-6] in a group channel everyone’s days are said, and nobody’s own', () => {
    const letters = lettersOf(letterRows(), monday)
    const group = letters.groupLetter(announcement, { name: 'General', language: 'en' })
    expect(group.body).toContain('Dear everyone')
    expect(group.body).toContain('Your first day: Mon\u00a07\u00a0Dec (Early adopters); Mon\u00a021\u00a0Dec (Core team)')
    expect(group.body).toContain('Your training: find your own session')
    expect(group.body).not.toContain('Chandra')
    const slack = channelPost({ ...letter, body: 'a < b & c' }, { kind: 'slack' }, 'https://u.example/')
    expect(slack).toEqual({ text: '*A &lt;b&gt; &amp; c*\n\na &lt; b &amp; c\n\n<https://u.example/|Open my page in Uitrol>' })
    const teams = JSON.stringify(
      channelPost({ ...letter, body: 'Help:\n- [one](x)\n- two\n\nBye' }, { kind: 'teams' }, 'https://u.example/'),
    )
    expect(teams).toContain('application/vnd.microsoft.card.adaptive')
    expect(teams).toContain(JSON.stringify('- \\[one\\](x)\n- two'))
    expect(
      [announcement, messageRow({ locationId: 'albina' }), messageRow({ kind: 'welcome', locationId: 'albina' })].map(isPosted),
    ).toEqual([true, false, true])
  })
})
