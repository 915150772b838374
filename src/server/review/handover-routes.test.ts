/** The handover over HTTP, of the sample company. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { strFromU8, unzipSync } from 'fflate'
import { sampleFile } from '#test/sample.ts'
import { type TestServer, testServer } from '#test/server.ts'
import { problemIn } from '#test/started.ts'

let server: TestServer
let rolloutId: string
let base: string
beforeAll(async () => {
  server = await testServer({}, undefined, await sampleFile())
  await server.signIn()
  rolloutId = (await server.rowsOf('rollout'))[0]?.rolloutId ?? ''
  base = `/api/rollouts/${rolloutId}/handover`
})
afterAll(() => server.close())

const bytesOf = async (path: string): Promise<Uint8Array> => {
  const answer = await server.ask(path)
  expect(answer.status, path).toBe(200)
  return new Uint8Array(await answer.arrayBuffer())
}
interface Data {
  readonly onboarding: { readonly materials: readonly unknown[] }
  readonly archive: { readonly exports: readonly { readonly sha256: string }[] }
}

test('[RV-5] the PDF comes in the language asked for, else in that of the reader', async () => {
  for (const [language, name, accept] of [
    ['?language=nl', 'overdracht-new-crm.pdf', 'en'],
    ['?language=en', 'handover-new-crm.pdf', 'nl'],
  ] as const) {
    const answer = await server.ask(`${base}.pdf${language}`, { headers: { 'accept-language': accept } })
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`)
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  }
})

test('[RV-5] the ZIP holds what the sample company really uses, and its plan', async () => {
  const [place] = await server.rowsOf('location')
  const untold = {
    storyId: 'untold',
    personId: null,
    locationId: place?.locationId,
    kind: 'success',
    text: 'Not to be told',
    consent: false,
  }
  await server.give('resistance.noteStory', { rolloutId, ...untold })
  const files = unzipSync(await bytesOf(`${base}.zip?language=nl`))
  const read = (name: string): unknown => JSON.parse(strFromU8(files[name] ?? new Uint8Array()))
  expect(Object.keys(files).filter((name) => name.startsWith('plan/'))).toHaveLength(5)
  expect(files['overdracht-new-crm.pdf']?.length).toBeGreaterThan(10_000)
  expect((read('data/onboarding.json') as Data['onboarding']).materials.length).toBeGreaterThan(5)
  expect(read('data/workarounds.json')).toMatchObject([{ from: 'issue' }])
  expect(read('data/issues.json')).toMatchObject([{ state: 'open', severity: 'minor' }])
  const archive = read('data/archive.json') as Data['archive']
  expect(archive.exports.map(({ sha256 }) => sha256.length)).toEqual([64, 64, 64])
  const owners = read('data/owners.json') as { what: string; name: string | null }[]
  expect(new Set(owners.map(({ what }) => what))).toEqual(new Set(['owner', 'champion', 'level']))
  // Stories that nobody agreed to have told stay with those who told them.
  const stories = await server.rowsOf('story')
  expect(stories.find(({ storyId }) => storyId === 'untold')).toMatchObject({ consentAt: null })
  const told = (read('data/lessons.json') as { stories: { text: string }[] }).stories.map(({ text }) => text)
  expect(await (await server.ask(`${base}.json`)).json()).toMatchObject({ issues: [{ state: 'open' }], archive })
  expect(told.toSorted()).toEqual(stories.flatMap(({ text, consentAt }) => (consentAt === null ? [] : text)).toSorted())
})

test('[RV-5] a question that became a help article is told once, as that article', async () => {
  const [asker] = await server.rowsOf('person')
  for (const ticketId of ['written', 'unwritten']) {
    await server.give('support.askFor', { rolloutId, ticketId, personId: asker?.personId, question: `Asked and ${ticketId}?` })
    await server.give('support.solve', { rolloutId, ticketId, answer: 'Like this' })
  }
  const words = { language: 'en', title: 'Now an article', body: 'Like this', workaround: false }
  await server.give('support.writeArticle', { rolloutId, articleId: 'new', ticketId: 'written', ...words })
  const { questions } = (await (await server.ask(`${base}.json`)).json()) as { questions: { question: string; answer: string }[] }
  const told = questions.filter(({ answer }) => answer === 'Like this').map(({ question }) => question)
  expect(told).toEqual(['Now an article', 'Asked and unwritten?'])
})

test('[RV-5] another format, another language and a rollout that is not there are refused', async () => {
  expect((await problemIn(await server.ask(`${base}.doc`))).code).toBe('access.notFound')
  expect((await problemIn(await server.ask(`${base}.pdf?language=fr`))).status).toBe(400)
  for (const id of ['none', '%00', '%ED%A0%80']) expect([404, 400]).toContain((await server.ask(`/api/rollouts/${id}/handover.pdf`)).status)
})
