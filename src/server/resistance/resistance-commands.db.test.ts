/** The verbs of objections, stories, feedback and estimates against real databases: who may, what is refused, and that a refusal leaves nothing. */
import { expect, test } from 'vitest'
import { cast } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { beginStory } from '#test/story.ts'

const rolloutId = 'crm'
const objection = { rolloutId, objectionId: 'o1', locationId: 'albina', personId: null, kind: 'noTime', words: 'Busy enough' } as const
const story = {
  rolloutId,
  storyId: 's1',
  personId: null,
  locationId: null,
  kind: 'quickWin',
  text: 'Found a client at once',
  consent: true,
} as const

describeOnBoth('resistance', (open) => {
  test('[RE-1] [RE-3] an objection is logged and answered by the lead or the champion of its place, and by nobody else', async () => {
    const { run, read, refused } = await beginStory(await open())
    await run(cast.champion, 'resistance.logObjection', objection)
    await refused(cast.champion, 'resistance.logObjection', objection, 'resistance.objectionThere')
    for (const beyond of [
      { ...objection, objectionId: 'o2', locationId: 'georgetown' },
      { ...objection, objectionId: 'o2', locationId: null },
      { ...objection, objectionId: 'o2', locationId: null, personId: 'naomi' },
      { ...objection, objectionId: 'o2', locationId: 'albina', personId: 'naomi' },
      { ...objection, objectionId: 'o2', locationId: 'nowhere' },
      { ...objection, objectionId: 'o2', rolloutId: 'none' },
    ])
      await refused(cast.champion, 'resistance.logObjection', beyond, 'access.notFound')
    for (const actor of [cast.member, cast.sponsor])
      await refused(actor, 'resistance.logObjection', { ...objection, objectionId: 'o3' }, 'access.notFound')
    await run(cast.lead, 'resistance.logObjection', { ...objection, objectionId: 'o4', locationId: null, personId: 'naomi' })
    expect((await read('objection')).map((row) => [row['objectionId'], row['locationId'], row['outcome']])).toEqual([
      ['o1', 'albina', 'open'],
      ['o4', 'georgetown', 'open'],
    ])
    const answer = { rolloutId, objectionId: 'o4', response: 'One session of 80 minutes', outcome: 'cameRound' } as const
    await refused(cast.champion, 'resistance.answerObjection', answer, 'access.notFound')
    await refused(cast.lead, 'resistance.answerObjection', { ...answer, response: null }, 'resistance.responseMissing')
    await run(cast.champion, 'resistance.answerObjection', { ...answer, objectionId: 'o1' })
    expect((await read('objection'))[0]).toMatchObject({ outcome: 'cameRound', answeredBy: 'Chandra' })
  })

  test('[RE-1] a figure for answers is noted with whose it is, and taken back; only by those who lead', async () => {
    const { run, read, refused } = await beginStory(await open())
    const figure = { rolloutId, what: 'hoursSaved', amount: '2.5', basis: 'estimated', source: 'Ravin' } as const
    await refused(cast.champion, 'resistance.estimate', figure, 'access.notFound')
    await refused(cast.lead, 'resistance.estimate', { ...figure, amount: '2,5' }, 'access.badInput')
    await run(cast.lead, 'resistance.estimate', figure)
    await run(cast.lead, 'resistance.estimate', { ...figure, amount: '3' })
    expect(await read('estimate')).toMatchObject([{ amount: '3', basis: 'estimated', source: 'Ravin', notedBy: 'Lilian' }])
    await run(cast.lead, 'resistance.estimate', { ...figure, amount: null })
    expect(await read('estimate')).toEqual([])
  })

  test('[CM-11] a member notes a win of their own, a champion one of their place; without consent it is told to nobody', async () => {
    const { run, read, refused } = await beginStory(await open())
    await run(cast.member, 'resistance.noteStory', { ...story, consent: false })
    await refused(cast.member, 'resistance.noteStory', story, 'resistance.storyThere')
    await refused(cast.member, 'resistance.noteStory', { ...story, storyId: 's2', personId: 'chandra' }, 'access.notFound')
    await refused(cast.champion, 'resistance.noteStory', { ...story, storyId: 's2', personId: 'naomi' }, 'access.notFound')
    await refused(cast.owner, 'resistance.noteStory', { ...story, storyId: 's2' }, 'access.notAPerson')
    await run(cast.champion, 'resistance.noteStory', { ...story, storyId: 's3', locationId: 'albina', kind: 'success' })
    expect((await read('story')).map((row) => [row['storyId'], row['personId'], row['locationId'], row['consentAt'] !== null])).toEqual([
      ['s1', 'milton', 'albina', false],
      ['s3', null, 'albina', true],
    ])
    await refused(cast.lead, 'resistance.chooseStory', { rolloutId, storyId: 's1', chosen: true }, 'resistance.noConsent')
    await refused(cast.member, 'resistance.consentToStory', { rolloutId, storyId: 's3', consent: false }, 'access.notFound')
    await run(cast.member, 'resistance.consentToStory', { rolloutId, storyId: 's1', consent: true })
    await run(cast.lead, 'resistance.chooseStory', { rolloutId, storyId: 's1', chosen: true })
    expect((await read('story'))[0]).toMatchObject({ chosenAt: expect.any(String) as unknown })
    await run(cast.member, 'resistance.consentToStory', { rolloutId, storyId: 's1', consent: false })
    expect((await read('story'))[0]).toMatchObject({ consentAt: null, chosenAt: null })
    // What somebody took back nobody gives again in their place; of a place, without a name, whoever helps there may.
    const again = { rolloutId, storyId: 's1', consent: true }
    for (const other of [cast.champion, cast.lead, cast.owner])
      await refused(other, 'resistance.consentToStory', again, 'resistance.othersConsent')
    await run(cast.member, 'resistance.consentToStory', again)
    await run(cast.champion, 'resistance.consentToStory', { ...again, consent: false })
    expect((await read('story')).find((row) => row['storyId'] === 's1')).toMatchObject({ consentAt: null })
    await run(cast.champion, 'resistance.consentToStory', { ...again, storyId: 's3', consent: false })
    await run(cast.champion, 'resistance.consentToStory', { ...again, storyId: 's3' })
    expect((await read('story')).find((row) => row['storyId'] === 's3')).toMatchObject({ consentAt: expect.any(String) as unknown })
  })

  test('[RE-5] every piece of feedback gets an answer or an adjustment, and whoever gave it is told', async () => {
    const { run, read, refused } = await beginStory(await open())
    await run(cast.member, 'resistance.giveFeedback', { rolloutId, feedbackId: 'f1', text: 'The button is hard to find' })
    await refused(cast.member, 'resistance.giveFeedback', { rolloutId, feedbackId: 'f1', text: 'Again' }, 'resistance.feedbackThere')
    await refused(cast.owner, 'resistance.giveFeedback', { rolloutId, feedbackId: 'f2', text: 'Hm' }, 'access.notAPerson')
    await refused(cast.sponsor, 'resistance.giveFeedback', { rolloutId, feedbackId: 'f2', text: 'Hm' }, 'access.notFound')
    const answer = { rolloutId, feedbackId: 'f1', answer: 'It stands on the first page now', adjusted: true }
    await refused({ ...cast.champion, locationIds: ['georgetown'] }, 'resistance.answerFeedback', answer, 'access.notFound')
    await run(cast.champion, 'resistance.answerFeedback', answer)
    expect(await read('feedback')).toMatchObject([{ personId: 'milton', state: 'adjusted', answeredBy: 'Chandra' }])
    expect(await read('notice')).toMatchObject([{ personId: 'milton', code: 'resistance.notice.adjusted', state: 'queued' }])
  })

  test('[CM-5] the lead translates a story and feedback, nobody else does, and it goes without a text', async () => {
    const { run, read, refused } = await beginStory(await open())
    await run(cast.member, 'resistance.noteStory', { ...story, language: 'nl' })
    await run(cast.member, 'resistance.giveFeedback', { rolloutId, feedbackId: 'f1', text: 'De knop is te klein', language: 'nl' })
    const win = { rolloutId, about: 'story', ofId: 's1', language: 'en', text: 'Done sooner', answer: null } as const
    for (const actor of [cast.champion, cast.member, cast.sponsor]) await refused(actor, 'resistance.translate', win, 'access.notFound')
    await refused(cast.lead, 'resistance.translate', { ...win, ofId: 'none' }, 'access.notFound')
    await run(cast.lead, 'resistance.translate', win)
    await run(cast.lead, 'resistance.translate', {
      ...win,
      about: 'feedback',
      ofId: 'f1',
      text: 'The button is small',
      answer: 'It is larger',
    })
    expect(await read('translation')).toMatchObject([
      { about: 'feedback', ofId: 'f1', personId: 'milton', answer: 'It is larger', writtenBy: 'Lilian' },
      { about: 'story', ofId: 's1', personId: 'milton', text: 'Done sooner' },
    ])
    await run(cast.lead, 'resistance.translate', { ...win, text: null })
    expect((await read('translation')).map((row) => row['about'])).toEqual(['feedback'])
    expect(await read('story')).toMatchObject([{ language: 'nl' }])
  })
})
