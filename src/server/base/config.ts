/** The settings of the server: one table, from which the start and the reference both read. */
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import type { Role } from '#core/access/access.ts'
import type { SettingShape } from '#core/access/access-words.ts'
import { Problem } from '#core/kernel/problem.ts'
import { isAddress, isIssuer, mappingOf, needsEncoding, networksIn, originOf } from '#server/base/setting-values.ts'

export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const

export interface Config {
  readonly port: number
  readonly host: string
  /** The folder for everything that is kept in files. */
  readonly data: string
  readonly databaseUrl: string
  /** Most megabytes of a file that is uploaded. */
  readonly uploadLimit: number
  /** Where people reach the server, without a slash at the end; null for the address it listens on. */
  readonly publicUrl: string | null
  readonly smtpUrl: string | null
  readonly mailFrom: string | null
  /** Whether group channels may lead to addresses of this machine and its network, and over plain HTTP. */
  readonly allowPrivateWebhooks: boolean
  /** The company's own sign-on, where there is one. */
  readonly oidcIssuer: string | null
  readonly oidcClientId: string | null
  readonly oidcClientSecret: string | null
  /** What the button says. */
  readonly oidcName: string | null
  readonly oidcRoleClaim: string | null
  /** Which value of that claim makes somebody what, the highest role first. */
  readonly oidcRoles: readonly (readonly [role: Role, value: string])[]
  readonly log: (typeof logLevels)[number]
  /** The addresses and networks of proxies whose X-Forwarded headers are believed, with commas; false for nobody’s. */
  readonly trustProxy: false | string
  /** The addresses and networks that /metrics answers, with commas. */
  readonly metricsFrom: string
  /** How many daily copies of the database are kept; 0 for none. */
  readonly backups: number
  /** The folder for them. */
  readonly backupFolder: string
}

export interface Setting<K extends keyof Config = keyof Config> {
  readonly name: string
  /** One sentence for the reference. */
  readonly about: string
  /** As it would be written; empty for a setting that need not be there. */
  readonly byDefault: string
  readonly field: K
  readonly takes: SettingShape
  /** Undefined for what the setting does not take. */
  readonly parse: (text: string, before: Partial<Config>) => Config[K] | undefined
  /** A clearer word on what it takes, for a value that is refused. */
  readonly explain?: (text: string) => SettingShape
}

const setting = <K extends keyof Config>(one: Setting<K>): Setting => one as unknown as Setting

export const settings: readonly Setting[] = [
  setting({
    name: 'PORT',
    about: 'The port to listen on; 0 takes any free one.',
    byDefault: '4400',
    field: 'port',
    takes: 'port',
    parse: (text) => (/^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined),
  }),
  setting({
    name: 'HOST',
    about: 'The network interface to listen on; 0.0.0.0 lets other machines in.',
    byDefault: '127.0.0.1',
    field: 'host',
    takes: 'host',
    // Digits and dots alone are an address or a slip of the pen, never a name.
    parse: (text) => (isIP(text) || (/^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(text) && !/^[\d.]+$/.test(text)) ? text : undefined),
  }),
  setting({
    name: 'UITROL_DATA',
    about: 'The folder for the database file and other files.',
    byDefault: './data',
    field: 'data',
    takes: 'folder',
    parse: (text) => (text.includes('\0') ? undefined : resolve(text)),
  }),
  setting({
    name: 'UITROL_DATABASE_URL',
    about: 'The database: a PostgreSQL address, or a file of SQLite; without it a file in the data folder.',
    byDefault: '',
    field: 'databaseUrl',
    takes: 'database',
    parse: (text, { data = '.' }) => {
      if (text === '') return `sqlite:${join(data, 'uitrol.db')}`
      if (/^sqlite:./.test(text)) return text
      return isAddress(text, ['postgres://', 'postgresql://'], false) ? text : undefined
    },
    explain: (text) => (needsEncoding(text) ? 'encodedAddress' : 'database'),
  }),
  setting({
    name: 'UITROL_PUBLIC_URL',
    about:
      'Where people reach the server when that is not the address it listens on; with https:// cookies are sent over HTTPS only. Without it, mail from a server that listens on this machine only has no links.',
    byDefault: '',
    field: 'publicUrl',
    takes: 'webAddress',
    parse: (text) => (text === '' ? null : originOf(text)),
  }),
  setting({
    name: 'UITROL_SMTP_URL',
    about: 'The mail server for messages; without it nothing is mailed.',
    byDefault: '',
    field: 'smtpUrl',
    takes: 'mailAddress',
    parse: (text) => (text === '' ? null : isAddress(text, ['smtp://', 'smtps://'], true) ? text : undefined),
    explain: (text) => (needsEncoding(text) ? 'encodedAddress' : 'mailAddress'),
  }),
  setting({
    name: 'UITROL_MAIL_FROM',
    about: 'Who mail is from, such as “Uitrol <uitrol@example.com>”; without it nobody at the host of UITROL_PUBLIC_URL.',
    byDefault: '',
    field: 'mailFrom',
    takes: 'sender',
    parse: (text) => (text === '' ? null : /^([^<>\r\n]{1,100}<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(text) ? text : undefined),
  }),
  setting({
    name: 'UITROL_ALLOW_PRIVATE_WEBHOOKS',
    about:
      'Whether messages may be posted to group channels at addresses inside the own network and over plain HTTP; no lets them out to public https addresses only.',
    byDefault: 'no',
    field: 'allowPrivateWebhooks',
    takes: 'yesNo',
    parse: (text) => (text === 'yes' || text === 'no' ? text === 'yes' : undefined),
  }),
  setting({
    name: 'UITROL_UPLOAD_LIMIT',
    about: 'The largest file that can be uploaded to learn from, in megabytes; uploads lie in the data folder, under files.',
    byDefault: '100',
    field: 'uploadLimit',
    takes: 'megabytes',
    parse: (text) => (/^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined),
  }),
  setting({
    name: 'UITROL_OIDC_ISSUER',
    about:
      'The address of the company’s own sign-on (OpenID Connect); its redirect address here is UITROL_PUBLIC_URL + /api/sign-in/company/return.',
    byDefault: '',
    field: 'oidcIssuer',
    takes: 'issuer',
    parse: (text) => (text === '' ? null : isIssuer(text) ? text : undefined),
  }),
  setting({
    name: 'UITROL_OIDC_CLIENT_ID',
    about: 'What Uitrol is called there; needed with UITROL_OIDC_ISSUER.',
    byDefault: '',
    field: 'oidcClientId',
    takes: 'clientId',
    parse: (text, { oidcIssuer }) => (text === '' ? (oidcIssuer ? undefined : null) : /^\S{1,300}$/.test(text) ? text : undefined),
  }),
  setting({
    name: 'UITROL_OIDC_CLIENT_SECRET',
    about: 'The secret that goes with it; without one PKCE alone protects the exchange.',
    byDefault: '',
    field: 'oidcClientSecret',
    takes: 'secret',
    parse: (text) => (text === '' ? null : text),
  }),
  setting({
    name: 'UITROL_OIDC_NAME',
    about: 'What the button on the sign-in page calls the company’s sign-on.',
    byDefault: '',
    field: 'oidcName',
    takes: 'shortText',
    parse: (text) => (text.length > 60 ? undefined : text.trim() || null),
  }),
  setting({
    name: 'UITROL_OIDC_ROLE_CLAIM',
    about: 'The claim that says what somebody is, such as groups; without it the sign-on says who people are and nothing more.',
    byDefault: '',
    field: 'oidcRoleClaim',
    takes: 'claim',
    parse: (text) => (text === '' ? null : /^[^\s]{1,200}$/.test(text) ? text : undefined),
  }),
  setting({
    name: 'UITROL_OIDC_ROLES',
    about: 'Which value of that claim gives which role; whoever has one may come in, also if nobody added them. The highest role counts.',
    byDefault: '',
    field: 'oidcRoles',
    takes: 'roleMapping',
    parse: (text) => mappingOf(text),
  }),
  setting({
    name: 'UITROL_LOG',
    about: 'How much is logged; never personal data.',
    byDefault: 'warn',
    field: 'log',
    takes: 'logLevel',
    parse: (text) => logLevels.find((level) => level === text),
  }),
  setting({
    name: 'UITROL_TRUST_PROXY',
    about:
      'The proxies in front, by address or network: their X-Forwarded headers are believed, by which the server knows who asks. Name only machines that add the address they were asked from; anybody who is believed can try passwords without waiting.',
    byDefault: 'no',
    field: 'trustProxy',
    takes: 'proxy',
    parse: (text) => (text === 'no' ? false : networksIn(text)),
  }),
  setting({
    name: 'UITROL_METRICS_FROM',
    about:
      'Whom /metrics answers, by address or network: by default the machine itself alone. Where a proxy that is not named passes a request on, nobody.',
    byDefault: '127.0.0.0/8, ::1',
    field: 'metricsFrom',
    takes: 'networks',
    parse: (text) => networksIn(text),
  }),
  setting({
    name: 'UITROL_BACKUPS',
    about:
      'How many daily copies of the database file the server makes, checks and keeps; 0 for none. PostgreSQL has backups of its own, so none are made there.',
    byDefault: '7',
    field: 'backups',
    takes: 'copies',
    parse: (text) => (/^\d{1,3}$/.test(text) && Number(text) <= 365 ? Number(text) : undefined),
  }),
  setting({
    name: 'UITROL_BACKUP_FOLDER',
    about: 'The folder for those copies, best on another disk; without it backups in the data folder.',
    byDefault: '',
    field: 'backupFolder',
    takes: 'folder',
    parse: (text, { data = '.' }) => (text.includes('\0') ? undefined : text === '' ? join(data, 'backups') : resolve(text)),
  }),
]

/** Reads the settings from an environment. Problem: access.badSetting, with the name and what it takes; never with the value, which may be a secret. */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config => {
  const config: Record<string, unknown> = {}
  for (const { name, byDefault, field, takes, parse, explain } of settings) {
    const given = environment[name] ?? byDefault
    const value = parse(given, config)
    if (value === undefined) throw new Problem('access.badSetting', { name, takes: explain?.(given) ?? takes }, { field: name })
    config[field] = value
  }
  return config as unknown as Config
}
