import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import type { Problem } from '#core/kernel/problem.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import { readConfig, settings } from '#server/base/config.ts'
import { problemOf } from '#test/refusals.ts'

const refusalOf = (environment: Record<string, string>): Problem => problemOf(() => readConfig(environment))

test('without settings it listens here only, on a file in ./data', () => {
  const data = resolve('data')
  expect(readConfig({})).toEqual({
    port: 4400,
    host: '127.0.0.1',
    data,
    databaseUrl: `sqlite:${data}/uitrol.db`,
    publicUrl: null,
    smtpUrl: null,
    mailFrom: null,
    allowPrivateWebhooks: false,
    oidcIssuer: null,
    oidcClientId: null,
    oidcClientSecret: null,
    oidcName: null,
    oidcRoleClaim: null,
    oidcRoles: [],
    log: 'warn',
    trustProxy: false,
    metricsFrom: '127.0.0.0/8,::1',
    uploadLimit: 100,
    backups: 7,
    backupFolder: join(data, 'backups'),
  })
})

test('what is set is taken', () => {
  const config = readConfig({
    PORT: '0',
    HOST: '0.0.0.0',
    UITROL_DATABASE_URL: 'postgres://u:p@db.example:5432/uitrol',
    UITROL_PUBLIC_URL: 'https://uitrol.example/',
    UITROL_SMTP_URL: 'smtps://mail.example',
    UITROL_LOG: 'debug',
    UITROL_UPLOAD_LIMIT: '250',
    UITROL_TRUST_PROXY: '10.0.0.1, 10.1.0.0/16',
  })
  expect(config).toMatchObject({
    port: 0,
    host: '0.0.0.0',
    publicUrl: 'https://uitrol.example',
    trustProxy: '10.0.0.1,10.1.0.0/16',
    log: 'debug',
  })
})

test('[AC-3] a company sign-on needs its client id, and its roles are ranked', () => {
  const issuer = { UITROL_OIDC_ISSUER: 'https://login.example/tenant/v2.0' }
  expect(refusalOf(issuer)).toMatchObject({ code: 'access.badSetting', params: { name: 'UITROL_OIDC_CLIENT_ID' } })
  const roles = 'member = staff, owner=uitrol-admins,lead=uitrol-leads'
  expect(readConfig({ ...issuer, UITROL_OIDC_CLIENT_ID: 'uitrol', UITROL_OIDC_NAME: ' Kersten ', UITROL_OIDC_ROLES: roles })).toMatchObject(
    {
      oidcIssuer: 'https://login.example/tenant/v2.0',
      oidcClientId: 'uitrol',
      oidcClientSecret: null,
      oidcName: 'Kersten',
      oidcRoles: [
        ['owner', 'uitrol-admins'],
        ['lead', 'uitrol-leads'],
        ['member', 'staff'],
      ],
    },
  )
  expect(readConfig({ UITROL_OIDC_ISSUER: 'http://127.0.0.1:3000', UITROL_OIDC_CLIENT_ID: 'uitrol' }).oidcIssuer).toBe(
    'http://127.0.0.1:3000',
  )
})

test('digits and dots that are no address are no host either', () => {
  for (const given of ['999.1.1.1', '1.2.3', '127.0.0.1.5'])
    expect(refusalOf({ HOST: given })).toMatchObject({ params: { name: 'HOST', takes: 'host' } })
  for (const given of ['::1', 'localhost', 'uitrol-1.example']) expect(readConfig({ HOST: given }).host).toBe(given)
})

test('[AC-3] proxies are named; “yes”, which would believe anybody, is refused with what to write', () => {
  const given = (UITROL_TRUST_PROXY: string) => ({ UITROL_TRUST_PROXY })
  for (const [text, means] of [
    ['no', false],
    ['127.0.0.1', '127.0.0.1'],
    ['::1, fd00::/8', '::1,fd00::/8'],
  ] as const)
    expect(readConfig(given(text)).trustProxy).toBe(means)
  for (const text of ['yes', 'true', '0', '1', '-1', '1.5', '', '0.0.0.0/0', '::/0', '10.0.0.0/33', '10.0.0.0/', 'loopback', '1,2'])
    expect(refusalOf(given(text)), text).toMatchObject({
      code: 'access.badSetting',
      params: { name: 'UITROL_TRUST_PROXY', takes: 'proxy' },
    })
  expect(sayNote('en', refusalOf(given('yes')))).toContain('the addresses or networks of the proxies in front')
})

test('a bad setting is refused by its name, with what it takes, in both languages', () => {
  const bad = {
    PORT: '70000',
    HOST: 'two words',
    UITROL_DATABASE_URL: 'mysql://x',
    UITROL_PUBLIC_URL: 'https://uitrol.example/below',
    UITROL_SMTP_URL: 'mail.example',
    UITROL_MAIL_FROM: 'Uitrol',
    UITROL_ALLOW_PRIVATE_WEBHOOKS: 'true',
    UITROL_OIDC_ISSUER: 'http://login.example',
    UITROL_OIDC_CLIENT_ID: 'two words',
    UITROL_OIDC_NAME: 'x'.repeat(61),
    UITROL_OIDC_ROLE_CLAIM: 'two words',
    UITROL_OIDC_ROLES: 'owner=admins,king=kings',
    UITROL_LOG: 'loud',
    UITROL_TRUST_PROXY: 'maybe',
    UITROL_METRICS_FROM: 'anybody',
    UITROL_UPLOAD_LIMIT: '0',
    UITROL_BACKUPS: '366',
    UITROL_BACKUP_FOLDER: 'back\0up',
  }
  for (const [name, given] of Object.entries(bad)) {
    const problem = refusalOf({ [name]: given })
    expect(problem).toMatchObject({ code: 'access.badSetting', params: { name } })
    for (const language of ['en', 'nl'] as const) {
      expect(sayNote(language, problem)).toContain(name)
      expect(sayNote(language, problem)).not.toContain('undefined')
    }
    // A value may be a secret in the wrong place, so it is never said.
    expect(Object.keys(problem.params)).toEqual(['name', 'takes'])
  }
  expect([...Object.keys(bad), 'UITROL_DATA', 'UITROL_OIDC_CLIENT_SECRET'].toSorted()).toEqual(settings.map(({ name }) => name).toSorted())
})

test('an issuer with a user name or password in its address is refused, because a refusal to connect would tell it', () => {
  for (const account of ['uitrol:a-secret', 'uitrol', ':a-secret'])
    expect(refusalOf({ UITROL_OIDC_ISSUER: `https://${account}@login.example` })).toMatchObject({ params: { name: 'UITROL_OIDC_ISSUER' } })
})

test.each([
  'smtp://kompas:pa#ss@mail.example:587',
  'smtp://kompas:12#ss@mail.example:587',
  'smtps://kompas:pa/ss@mail.example',
  'smtps://kompas:12/ss@mail.example',
  'smtp://kompas:p@ss@mail.example',
  'smtp://kompas@marowijne.example:pass@mail.example',
  'smtp://kompas:pa?ss@mail.example',
  'smtp://kompas:100%@mail.example',
  'smtp://kompas:%abss@mail.example',
  'smtp://kompas:pa ss@mail.example',
])('[CM-6] %s is refused, with how its signs are written and without the password', (text) => {
  const database = text.replace(/^smtps?/, 'postgres')
  for (const [name, given] of [
    ['UITROL_SMTP_URL', text],
    ['UITROL_DATABASE_URL', database],
  ] as const) {
    const problem = refusalOf({ [name]: given })
    expect(problem).toMatchObject({ code: 'access.badSetting', params: { name, takes: 'encodedAddress' } })
    for (const language of ['en', 'nl'] as const) expect(sayNote(language, problem)).toContain('%23')
    expect(JSON.stringify(problem) + sayNote('en', problem) + String(problem.stack)).not.toMatch(/kompas|ss@|100%@/)
  }
})

test('[CM-6] an address with its signs encoded is taken, and one without a mail server is not', () => {
  for (const smtpUrl of [
    'smtp://kompas:pa%23s%2Fs%40%25@mail.example:587',
    'smtp://kompas%40marowijne.example:pass:word@mail.example',
    'smtps://mail.example',
    'smtp://mail.example?name=kompas',
  ])
    expect(readConfig({ UITROL_SMTP_URL: smtpUrl }).smtpUrl).toBe(smtpUrl)
  expect(refusalOf({ UITROL_SMTP_URL: 'smtp://' })).toMatchObject({ params: { takes: 'mailAddress' } })
})
