/** The settings of the server: one table, from which the start and the reference both read. */
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import type { SettingShape } from '#core/access-words.ts'
import { Problem } from '#core/problem.ts'

export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const

export interface Config {
  readonly port: number
  readonly host: string
  /** The folder for everything that is kept in files. */
  readonly data: string
  readonly databaseUrl: string
  /** Where people reach the server, without a slash at the end; null for the address it listens on. */
  readonly publicUrl: string | null
  readonly smtpUrl: string | null
  readonly log: (typeof logLevels)[number]
  readonly trustProxy: boolean | string
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
}

const setting = <K extends keyof Config>(one: Setting<K>): Setting => one as unknown as Setting

const originOf = (text: string): string | undefined => {
  if (!URL.canParse(text)) return undefined
  const { protocol, origin, pathname, search, hash } = new URL(text)
  return /^https?:$/.test(protocol) && pathname === '/' && search === '' && hash === '' ? origin : undefined
}

const startsWith = (text: string, ...protocols: string[]): boolean => protocols.some((one) => text.startsWith(one)) && URL.canParse(text)

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
    parse: (text) => (isIP(text) || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(text) ? text : undefined),
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
      return startsWith(text, 'postgres://', 'postgresql://') ? text : undefined
    },
  }),
  setting({
    name: 'UITROL_PUBLIC_URL',
    about: 'Where people reach the server when that is not the address it listens on; with https:// cookies are sent over HTTPS only.',
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
    parse: (text) => (text === '' ? null : startsWith(text, 'smtp://', 'smtps://') ? text : undefined),
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
    about: 'Whether to believe the X-Forwarded headers of a proxy in front: yes, no, or the addresses of the proxies.',
    byDefault: 'no',
    field: 'trustProxy',
    takes: 'proxy',
    parse: (text) => {
      if (text === 'yes' || text === 'no') return text === 'yes'
      const addresses = text.split(',').map((one) => one.trim())
      return addresses.every((one) => isIP(one.replace(/\/\d{1,3}$/, ''))) ? addresses.join(',') : undefined
    },
  }),
]

/** Reads the settings from an environment. Problem: access.badSetting, with the name and what it takes. */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config => {
  const config: Record<string, unknown> = {}
  for (const { name, byDefault, field, takes, parse } of settings) {
    const given = environment[name] ?? byDefault
    const value = parse(given, config)
    if (value === undefined) throw new Problem('access.badSetting', { name, takes, given }, { field: name })
    config[field] = value
  }
  return config as unknown as Config
}
