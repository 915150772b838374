/** The interface as programs meet it: its description is valid, a client typed by it works, and the examples of its page run. */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { productFolder } from '#files/product-folder.ts'
import { readConfig } from '#server/base/config.ts'
import { clockEnvironment, now } from '#test/clock.ts'
import { problemIn, started } from '#test/started.ts'
import type { TestServer } from '#test/server.ts'

const run = promisify(execFile)

/** A folder in which packages are found, gone afterwards. */
const besidePackages = async (): Promise<string> => {
  const built = join(productFolder, 'dist')
  await mkdir(built, { recursive: true })
  const folder = await mkdtemp(join(built, 'uitrol-client-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await writeFile(join(folder, 'package.json'), '{"type": "module"}')
  return folder
}

/** A program of the page about the interface, by the name in its first line. */
const exampleOf = async (name: string): Promise<string> => {
  const page = await readFile(join(productFolder, 'docs/reference/api.md'), 'utf8')
  const found = [...page.matchAll(/```(?:js|ts)\n([\s\S]*?)```/g)].find(([, text = '']) => text.startsWith(`// ${name}\n`))
  if (!found?.[1]) throw new Error(`The page has no ${name}.`)
  return found[1]
}

const tokenOf = async (server: TestServer, rights: readonly string[]): Promise<string> => {
  const secret = `uit_${'a'.repeat(43)}`
  const digest = Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret))).toString('hex')
  await server.give('access.createToken', {
    tokenId: 'staff',
    name: 'Staff system',
    rights,
    rolloutId: null,
    secretHash: digest,
    days: null,
  })
  return secret
}

test('[AC-1] the first request of the page works: token, rollout, people, plan, read back', async () => {
  const server = await started()
  const folder = await besidePackages()
  const file = join(folder, 'first-request.mjs')
  await writeFile(file, await exampleOf('first-request.mjs'))
  const TOKEN = await tokenOf(server, ['plan.run', 'people.manage', 'rows.read'])
  const { stdout } = await run(process.execPath, [file], { env: { ...process.env, ...clockEnvironment(), UITROL: server.address, TOKEN } })
  expect(stdout).toMatch(/^\d{4}-\d\d-\d\d .*Sherida Pinas/m)
  expect(stdout).toMatch(/^\d+ rows up to version \d+$/m)
})

test('a client typed by openapi-typescript compiles, and works', async () => {
  const server = await started()
  const folder = await besidePackages()
  await writeFile(join(folder, 'openapi.json'), await (await server.ask('/api/openapi.json')).text())
  await run(process.execPath, [join(productFolder, 'test/api-types.js'), join(folder, 'openapi.json'), join(folder, 'uitrol.d.ts')])
  const client = await exampleOf('client.ts')
  // What the description does not have must not compile.
  const wrong = `// @ts-expect-error a command takes the fields of its name alone
const wrong: components['schemas']['Command'] = { ...draft, input: { rollout: 'x' } }
console.assert(wrong)
`
  await writeFile(join(folder, 'client.ts'), `${client}\n${wrong}`)
  const options = [
    '--ignoreConfig',
    '--noEmit',
    '--noEmit',
    '--strict',
    '--skipLibCheck',
    '--target',
    'es2022',
    '--lib',
    'es2022,dom',
    '--types',
    'node',
  ]
  const modules = ['--module', 'nodenext', '--allowImportingTsExtensions', '--typeRoots', join(productFolder, 'node_modules/@types')]
  const compiler = join(productFolder, 'node_modules/typescript/bin/tsc')
  await run(process.execPath, [compiler, ...options, ...modules, join(folder, 'client.ts')]).catch(({ stdout }: { stdout: string }) => {
    throw new Error(stdout)
  })
  const TOKEN = await tokenOf(server, ['plan.run', 'rows.read'])
  const { stdout } = await run(process.execPath, [join(folder, 'client.ts')], {
    env: { ...process.env, ...clockEnvironment(), UITROL: server.address, TOKEN },
  })
  expect(stdout).toMatch(/^access\.notFound$/m)
})

interface Operation {
  readonly operationId: string
  readonly responses: Record<string, { content: Record<string, { schema?: object }> }>
  readonly requestBody?: { content: Record<string, { schema: { properties?: object; required?: string[] } }> }
}

test('the description names each operation once, and says the shape of each body and answer', async () => {
  const server = await started()
  const { paths, servers, components } = (await (await server.ask('/api/openapi.json')).json()) as {
    paths: Record<string, Record<string, Operation>>
    servers: { url: string }[]
    components: { schemas: Record<string, { oneOf?: { $ref: string }[] }> }
  }
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods))
  const ids = operations.map(({ operationId }) => operationId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^[a-z]+[A-Z][A-Za-z0-9]*$/)
  expect(servers).toHaveLength(1)
  for (const { operationId, responses } of operations)
    for (const content of Object.values(responses['200']?.content ?? {}))
      expect([operationId, content.schema]).toEqual([operationId, expect.any(Object)])
  expect(components.schemas['Command']?.oneOf).toContainEqual({ $ref: '#/components/schemas/issue.plan.moveDate' })
  const form = paths['/api/people/preview']?.['post']?.requestBody?.content['multipart/form-data']?.schema
  expect(form).toMatchObject({ required: ['file'], properties: { file: { format: 'binary' } } })
})

test('the linter of OpenAPI finds no error in the description', async () => {
  const server = await started()
  const folder = await besidePackages()
  const source = await (await server.ask('/api/openapi.json')).text()
  const linter = `import { createConfig, lintFromString } from '@redocly/openapi-core'
const source = await new Response(process.stdin).text()
const config = await createConfig({ extends: ['recommended'] })
const found = await lintFromString({ source, absoluteRef: process.argv[2], config })
console.log(JSON.stringify(found.map(({ severity, ruleId, message }) => [severity, ruleId, message])))`
  await writeFile(join(folder, 'lint.mjs'), linter)
  const running = run(process.execPath, [join(folder, 'lint.mjs'), join(folder, 'openapi.json')])
  running.child.stdin?.end(source)
  expect(JSON.parse((await running).stdout)).toEqual([])
})

test('[AC-1] a missing field is said to be missing, and whether null would do', async () => {
  const server = await started()
  const said = async (name: string, input: object): Promise<string> =>
    (await problemIn(await server.post('/api/commands', { id: 'a', name, input, issuedAt: now() }, { 'accept-language': 'en' }))).detail
  expect(await said('plan.draft', {})).toContain('“rolloutId” past niet: dit ontbreekt.')
  expect(await said('plan.pin', { rolloutId: 'crm', personId: 'p' })).toContain(
    '“phaseKey” past niet: dit ontbreekt; geef een waarde, of null.',
  )
})

test('[AC-1] all fields that are missing are named at once, those of an entry of a list too', async () => {
  const server = await started()
  const detail = async (input: object): Promise<string> =>
    (await problemIn(await server.post('/api/commands', { id: 'a', name: 'people.import', input, issuedAt: now() }))).detail
  expect(await detail({ rolloutId: null, people: [] })).toContain('“locations” past niet: dit ontbreekt. Ook dit ontbreekt: leavers.')
  expect(await detail({ rolloutId: null, locations: [], people: [{ name: 'Ann', email: null }], leavers: [] })).toContain(
    '“people.0.personId” past niet: dit ontbreekt; geef een waarde, of null. Ook dit ontbreekt: language, startsOn en leftOn.',
  )
})

test('[AC-1] a program hears that its token is not accepted, and how to ask', async () => {
  const server = await started()
  const answer = await fetch(`${server.address}/api/changes`, { headers: { authorization: 'Bearer uit_old', 'accept-language': 'en' } })
  expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="Uitrol"')
  const { detail, status } = (await answer.json()) as { detail: string; status: number }
  expect([status, detail]).toEqual([401, expect.stringMatching(/^This API token is wrong/)])
})

test('the addresses on the page of the interface are where a server listens that was told nothing else', async () => {
  const { port } = readConfig({})
  for (const page of ['docs/reference/api.md', 'CONTRIBUTING.md', 'README.md']) {
    const ports = [...(await readFile(join(productFolder, page), 'utf8')).matchAll(/127\.0\.0\.1:(\d+)/g)].map(([, one]) => Number(one))
    expect([page, ...new Set(ports)]).toEqual([page, ...(ports.length > 0 ? [port] : [])])
  }
})

test('[AC-1] previews are open to tokens that have the right', async () => {
  const server = await started()
  const TOKEN = await tokenOf(server, ['rows.read'])
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' }
  const none = await fetch(`${server.address}/api/commands/preview`, { method: 'POST', headers, body: '[]' })
  expect([none.status, await none.json()]).toEqual([200, { changes: [], before: [], elsewhere: {} }])
  const form = new FormData()
  form.set('file', new Blob(['Name\nSherida Pinas\n']), 'staff.csv')
  const refused = await fetch(`${server.address}/api/people/preview`, {
    method: 'POST',
    headers: { authorization: headers.authorization },
    body: form,
  })
  expect(refused.status).toBe(404)
})
