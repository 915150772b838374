import { afterEach, expect, test } from 'vitest'
import { systemActor } from '#core/access/access.ts'
import { createLetterSource } from '#server/communication/letter-source.ts'
import { threadTasks } from '#server/thread-tasks.ts'
import { createThreads } from '#server/threads/threads.ts'
import { cast, issue, now, organisationId, rollout } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { agree, messageKey, rolloutId, setLettersStage } from '#test/letters-stage.ts'

describeOnBoth('what letters are written from', (_open, place) => {
  const undo: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const one of undo.splice(0)) await one()
  })

  const stage = async () => {
    const { url } = await place()
    const company = await setLettersStage(url)
    undo.push(company.database.close)
    const source = createLetterSource(company.database, () => now, createThreads(company.database, threadTasks))
    const bodyOf = async () => {
      const { letterTo, messages } = await source.of(organisationId, rolloutId)
      const message = messages.get(messageKey)
      return message ? (await letterTo(message, 'naomi')).letter.body : null
    }
    return { ...company, company, source, bodyOf }
  }

  test('[CM-2] a letter is filled from what was written last, however shortly before', async () => {
    const { write, bodyOf } = await stage()
    expect(await bodyOf()).toContain('We begin on Monday.')
    const own = { rolloutId, scope: messageKey, language: 'en' } as const
    const text = { subject: 'Kompas', body: 'Hello {{name}}, we begin on {{tool}} Tuesday.' }
    await write(cast.lead, issue('communication.writeText', { ...own, ...text }))
    expect(await bodyOf()).toBe('Hello Naomi, we begin on Kompas Tuesday.')
    await write(cast.lead, issue('plan.describe', { ...rollout, tool: 'Radar' }))
    expect(await bodyOf()).toBe('Hello Naomi, we begin on Radar Tuesday.')
    await write(cast.lead, issue('communication.dropText', own))
    expect(await bodyOf()).toContain('We begin on Monday.')
  })

  test('[CM-7] letters that leave are written from the same reading, and so are many at once', async () => {
    const { company, write, source } = await stage()
    await agree(company)
    await write(systemActor(organisationId), issue('communication.queue', { rolloutId, messageKey, mail: true }))
    const [one, ...others] = await Promise.all(Array.from({ length: 5 }, () => source.of(organisationId, rolloutId)))
    expect(others.every((other) => other === one)).toBe(true)
    const outcome = { messageKey, personId: 'naomi', state: 'sent', attempts: 1, words: null, dueAt: null, letter: null } as const
    await write(systemActor(organisationId), issue('communication.noteDeliveries', { rolloutId, outcomes: [outcome] }))
    expect(await source.of(organisationId, rolloutId)).toBe(one)
    await write(cast.lead, issue('communication.hold', { rolloutId, messageKey, because: 'Not yet.' }))
    expect(await source.of(organisationId, rolloutId)).not.toBe(one)
  })
})
