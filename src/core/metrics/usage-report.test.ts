import { describe, expect, test } from 'vitest'
import { adoptionShare, type Assigned } from '#core/metrics/adoption-share.ts'
import { readUsage, type UsageOptions, type UsageReport, type UsageTrouble } from '#core/metrics/usage-report.ts'

const today = '2027-02-01'
const parsed = (text: string, options: Partial<UsageOptions> = {}) => {
  const [heading = '', ...rows] = text.trim().split('\n')
  return readUsage(
    heading.split(','),
    rows.map((row, at) => ({ line: at + 2, cells: row.split(',') })),
    { today, ...options },
  )
}
const report = (text: string, options: Partial<UsageOptions> = {}): UsageReport => {
  const found = parsed(text, options)
  if ('trouble' in found) throw new Error(found.trouble.code)
  return found
}
const trouble = (text: string, options: Partial<UsageOptions> = {}): UsageTrouble | undefined => {
  const found = parsed(text, options)
  return 'trouble' in found ? found.trouble : undefined
}
const days = ({ people }: UsageReport) => people.map(({ identity, day }) => [identity, day])

describe('usage reports', () => {
  const active = `Report Refresh Date,User Principal Name,Display Name,Is Deleted,Exchange Last Activity Date,Teams Last Activity Date
2027-01-30,ANITA@x.example,Anita,False,2027-01-29,2027-01-10
2027-01-30,ravin@x.example,Ravin,True,,`

  test('[ME-4] Microsoft 365 active users: one app or any of them, the day of the report, deleted accounts', () => {
    const any = report(active)
    expect(any).toMatchObject({
      source: 'microsoft365.activeUserDetail',
      grain: 'last-seen',
      madeOn: '2027-01-30',
      apps: ['exchange', 'teams'],
    })
    expect(days(any)).toEqual([['anita@x.example', '2027-01-29'], ['ravin@x.example', null]]) // prettier-ignore
    expect(days(report(active, { app: 'Teams' }))[0]).toEqual(['anita@x.example', '2027-01-10'])
    expect(any.people[1]?.account).toBe('deleted')
    expect(trouble(active, { app: 'Yammer' })).toEqual({ code: 'unknownApp', app: 'Yammer', apps: ['exchange', 'teams'] })
  })

  test.each<[string, string, string, [string, string | null][]]>([
    ['microsoft.teamsUserActivity', 'Teams', 'Report Refresh Date,User Id,User Principal Name,Last Activity Date,Team Chat Message Count\n2027-01-30,,anita@x.example,2027-01-28,4', [['anita@x.example', '2027-01-28']]],
    ['microsoft365.appUserDetail', 'apps', 'Report Refresh Date,User Principal Name,Last Activation Date,Last Activity Date\n2027-01-30,anita@x.example,2026-01-01,2027-01-28', [['anita@x.example', '2027-01-28']]],
    ['google.workspaceUsers', 'Google', 'First Name [Required],Email Address [Required],Org Unit Path [Required],Status [READ ONLY],Last Sign In [READ ONLY]\nAnita,anita@x.example,/,Active,2027/01/28 10:11:12\nRavin,ravin@x.example,/,Suspended,Never logged in', [['anita@x.example', '2027-01-28'], ['ravin@x.example', null]]],
    ['slack.memberAnalytics', 'Slack', 'Name,Email,Account type,Days active,Messages posted,Last active (UTC)\nAnita,anita@x.example,Member,4,12,2027-01-28', [['anita@x.example', '2027-01-28']]],
    ['zoom.users', 'Zoom', 'Email,First Name,Last Name,Department,Last Login(UTC),Last Client Version\nanita@x.example,Anita,A,Sales,2027-01-28,5.1', [['anita@x.example', '2027-01-28']]],
    ['odoo.users', 'Odoo', 'Name,Login,Language,Latest authentication\nAnita,anita@x.example,nl_NL,2027-01-28 08:00:00\nRavin,ravin@x.example,nl_NL,', [['anita@x.example', '2027-01-28'], ['ravin@x.example', null]]],
    ['other', 'any table', 'Naam,E-mailadres,Laatst ingelogd\nAnita,anita@x.example,28-01-2027\nRavin,ravin@x.example,nooit', [['anita@x.example', '2027-01-28'], ['ravin@x.example', null]]],
  ])('[ME-4] %s', (source, _, text, expected) => {
    expect(report(text).source).toBe(source)
    expect(days(report(text))).toEqual(expected)
  }) // prettier-ignore

  test('[ME-4] an account without a licence for the app is no account, as deleted and suspended ones', () => {
    const text = 'Report Refresh Date,User Principal Name,Is Deleted,Has Teams License,Has Exchange License,Teams Last Activity Date,Exchange Last Activity Date\n2027-01-30,a@x.example,False,False,True,,2027-01-29\n2027-01-30,b@x.example,True,True,True,,' // prettier-ignore
    expect(report(text).people.map(({ account }) => account)).toEqual(['active', 'deleted'])
    expect(report(`${text}\n2027-01-30,c@x.example,False,True,True,2027-01-29,`, { app: 'teams' }).people.map(({ account }) => account)).toEqual(['unlicensed', 'deleted', 'active']) // prettier-ignore
    const google = 'Email Address [Required],Org Unit Path [Required],Status [READ ONLY],Last Sign In [READ ONLY]\na@x.example,/,Suspended,2027/01/28' // prettier-ignore
    expect(report(google).people[0]?.account).toBe('suspended')
    const teams = 'Report Refresh Date,User Principal Name,Last Activity Date,Call Count,Is Licensed\n2027-01-30,a@x.example,,0,No\n2027-01-30,b@x.example,2027-01-29,1,Yes' // prettier-ignore
    expect(report(teams).people.map(({ account }) => account)).toEqual(['unlicensed', 'active'])
    const any =
      'Email,Status,Last login\na@x.example,Disabled,2027-01-20\nb@x.example,Inactief,\nc@x.example,Verwijderd,\nd@x.example,Actief,'
    expect(report(any).people.map(({ account }) => account)).toEqual(['suspended', 'suspended', 'deleted', 'active'])
    expect(report('userPrincipalName,accountEnabled,lastSignInDateTime\na@x.example,False,2027-01-20T12:00:00Z').people).toMatchObject([{ day: '2027-01-20', account: 'suspended' }]) // prettier-ignore
  })

  test.each([
    'Name,Login,Language,Latest Login',
    'Name,Login,Language,Latest connection',
    'Naam,Login,Taal,Laatste authenticatie',
    'Naam,Gebruikersnaam,Taal,Laatste verbinding',
    'Nombre,Usuario,Idioma,Última autenticación',
    'Nom,Identifiant,Langue,Dernière authentification',
    'Nom,Connexion,Langue,Dernière connexion',
    'name,login,lang,login_date',
  ])('[ME-4] users of Odoo in its languages and editions: %s', (heading) => {
    const read = report(`${heading}\nAnita,anita@x.example,nl_NL,2027-01-28 08:00:00`)
    expect([read.source, days(read)]).toEqual(['odoo.users', [['anita@x.example', '2027-01-28']]])
  })

  test('[ME-4] columns are found by what they say and hold: other words for last seen, addresses under any heading, an empty one beside', () => {
    for (const heading of ['Datum van laatste activiteit (UTC)', 'Last seen on', 'Most recent sign-in', 'Dernier accès au compte'])
      expect(days(report(`Wie,Contact,${heading}\nAnita,anita@x.example,2027-01-28`))).toEqual([['anita@x.example', '2027-01-28']])
    for (const heading of ['Last activation date', 'Last login IP address', 'Last password change', 'Last client version'])
      expect(trouble(`Email,${heading}\nanita@x.example,2027-01-28`)).toEqual({ code: 'notAReport' })
    expect(days(report('Email,Email,Last login\n,anita@x.example,2027-01-28'))).toEqual([['anita@x.example', '2027-01-28']])
    expect(trouble('Name,Manager email,Last login\nAnita,boss@x.example,2027-01-28')).toBeUndefined()
    expect(days(report('Name,Manager email,Last login\nAnita,boss@x.example,2027-01-28'))).toEqual([['anita', '2027-01-28']])
    expect(days(report('Email,Last login\nAnita <Anita@x.example>,2027-01-28\nmailto:b@x.example,2027-01-27'))).toEqual([['anita@x.example', '2027-01-28'], ['b@x.example', '2027-01-27']]) // prettier-ignore
    expect(report('Email,First Name,Last Name,Last login\na@y.example,Anita,Ramdin,2027-01-28').people[0]?.name).toBe('Anita Ramdin')
    expect(trouble('Email,Last login')).toEqual({ code: 'emptyColumn', column: 'Email' })
  })

  test('[ME-4] in a table with a row for each day, whoever did nothing that day was not active', () => {
    const text = 'Date,Email,Logins\n2027-01-28,a@x.example,3\n2027-01-28,b@x.example,0'
    expect(report(text).people).toMatchObject([{ identity: 'a@x.example', count: 3 }])
    expect(report('Date,Email,Actions\n2027-01-28,a@x.example,Order').people).toMatchObject([{ identity: 'a@x.example', count: 1 }])
  })

  test('[ME-4] Microsoft 365 apps: an app that a person used within seven days, and none that the report cannot tell', () => {
    const text = (
      days: number,
    ) => `Report Refresh Date,User Principal Name,Last Activation Date,Last Activity Date,Report Period,Windows,Web,Word,Word (Web)
2027-01-30,a@x.example,2026-01-01,2027-01-28,${days},Yes,No,Yes,No
2027-01-30,b@x.example,2026-01-01,2027-01-29,${days},Yes,No,No,No`
    expect(report(text(7), { app: 'Word' })).toMatchObject({ apps: ['word'], app: 'word' })
    expect(days(report(text(7), { app: 'Word' }))).toEqual([['a@x.example', '2027-01-28'], ['b@x.example', null]]) // prettier-ignore
    expect(trouble(text(30), { app: 'Word' })).toEqual({ code: 'appPeriod', app: 'Word', days: 30, most: 7 })
    expect(trouble(text(7), { app: 'Visio' })).toEqual({ code: 'unknownApp', app: 'Visio', apps: ['word'] })
    expect(days(report(text(180)))).toEqual([['a@x.example', '2027-01-28'], ['b@x.example', '2027-01-29']]) // prettier-ignore
  })

  test('[ME-3] [ME-4] a report made in the future is none, or its figures would stay fresh until then', () => {
    expect(trouble(active.replaceAll('2027-01-30', '2028-01-30'))).toEqual({ code: 'madeInFuture', madeOn: '2028-01-30' })
  })

  test('[ME-4] how many were active without names is a report of totals', () => {
    const text = 'Date,Total enabled membership,Daily active members\n2027-01-28,10,4\n2027-01-30,10,5\n2027-03-01,10,5\n2027-01-31,10,many'
    expect(report(text)).toMatchObject({ source: 'slack.workspaceAnalytics', grain: 'total', people: [] })
    expect(report(text).totals).toEqual([
      { line: 2, day: '2027-01-28', count: 4 },
      { line: 3, day: '2027-01-30', count: 5 },
    ])
    expect(report(text).refused.map(({ line, code }) => [line, code])).toEqual([[4, 'future'], [5, 'count']]) // prettier-ignore
    const either = 'Date,Daily active people\n1/2/2027,4\n1/3/2027,5'
    expect(trouble(either)).toEqual({ code: 'dayOrder', column: 'Date', example: '1/2/2027' })
    expect(report(either, { order: 'month' }).totals.map(({ day }) => day)).toEqual(['2027-01-02', '2027-01-03'])
  })

  test('[ME-4] a mapping says which columns count, and a column that is gone is named', () => {
    const text = 'Wat,Wie,Wanneer,Aantal\nOrder,a@x.example,02/03/2026,3\nOrder,b@x.example,02/03/2026,0'
    const mapping = { identity: 'Wie', day: 'WANNEER', count: 'Aantal', workflow: 'Wat', order: 'month' as const }
    expect(report(text, { mapping })).toMatchObject({ source: 'other', grain: 'daily', refused: [] })
    expect(report(text, { mapping }).people).toMatchObject([{ identity: 'a@x.example', day: '2026-02-03', count: 3, workflow: 'Order' }])
    expect(report(text, { mapping: { ...mapping, count: null, workflow: null } })).toMatchObject({ grain: 'last-seen' })
    expect(report(text, { mapping: { ...mapping, count: null, workflow: null }, grain: 'daily' })).toMatchObject({ grain: 'daily' })
    expect(trouble(text, { mapping: { ...mapping, day: 'Datum' } })).toEqual({ code: 'columnGone', column: 'Datum' })
  })

  test('[ME-4] rows for each day are daily, and the epoch is never', () => {
    expect(report('Date,Email\n2027-01-28,anita@x.example')).toMatchObject({ grain: 'daily' })
    expect(days(report('Email,Last login\nanita@x.example,1970-01-01\nravin@x.example,2027-01-20'))[0]).toEqual(['anita@x.example', null])
  })

  test('[ME-4] hashed identities are refused', () => {
    expect(trouble(active.replaceAll(/[A-Za-z]+@x\.example/g, 'F2A1B3C4D5E6F708192A3B4C5D6E7F80'))).toEqual({ code: 'concealed' })
  })

  test('[ME-4] the column proves whether day or month comes first, or it is asked', () => {
    const text = (first: string, second: string) => `Email,Last login\na@x.example,${first}\nb@x.example,${second}`
    expect(days(report(text('02/03/2026', '25/03/2026')))[0]?.[1]).toBe('2026-03-02')
    expect(days(report(text('02/03/2026', '03/25/2026')))[0]?.[1]).toBe('2026-02-03')
    expect(trouble(text('02/03/2026', '04/05/2026'))).toEqual({ code: 'dayOrder', column: 'Last login', example: '02/03/2026' })
    expect(days(report(text('02/03/2026', '04/05/2026'), { order: 'month' }))[0]?.[1]).toBe('2026-02-03')
  })

  test('[ME-4] what a report lacks is said, and a day in the future is a refused row', () => {
    expect(trouble('Email,Department\na@x.example,Sales')).toEqual({ code: 'notAReport' })
    expect(trouble('Department,Last login\nSales,2027-01-20')).toMatchObject({ code: 'noIdentity' })
    expect(trouble('Email,Last login\na@x.example,')).toEqual({ code: 'emptyColumn', column: 'Last login' })
    const mapping = { identity: 'Who', day: 'On', count: 'Times', workflow: null, order: null }
    expect(trouble('Who,On,Times\na@x.example,2027-01-20,', { mapping })).toEqual({ code: 'emptyColumn', column: 'Times' })
    expect(report('Who,On,Times\na@x.example,2027-01-20,\na@x.example,2027-01-21,2', { mapping }).refused).toEqual([{ line: 2, code: 'count', text: '', column: 'Times' }]) // prettier-ignore
    expect(report('Email,Last login\na@x.example,2028-01-20\nb@x.example,soon\nc@x.example,2027-01-20').refused).toEqual([
      { line: 2, code: 'future', text: '2028-01-20', column: 'Last login' },
      { line: 3, code: 'day', text: 'soon', column: 'Last login' },
    ])
  })

  test('[ME-4] a guest is found by the address behind the one of the host', () => {
    const [guest] = report('Email,Last login\njan_firm.example#EXT#@host.example,2027-01-20').people
    expect(guest).toMatchObject({ identity: 'jan@firm.example', account: 'guest' })
  })
})

describe('the share of people who are active', () => {
  const person = (id: string, location: string | null = 'Paramaribo'): Assigned => ({
    id,
    name: id.toUpperCase(),
    email: `${id}@x.example`,
    location,
    department: null,
  })
  const seen = (rows: readonly string[]) => report(`Name,Email,Last login\n${rows.join('\n')}`)
  const options = { asOf: '2027-01-31', today, window: 7, goLive: null, goal: 0.8 }

  test('[ME-1] [ME-9] is counted over everyone assigned, with its interval, by location too', () => {
    const result = adoptionShare([person('a'), person('b'), person('c', 'Nickerie'), person('d', null)], [seen(['A,a@x.example,2027-01-25', 'B,B@X.example,2027-01-24', 'C,c@x.example,2027-01-31'])], options) // prettier-ignore
    expect(result).toMatchObject({ eligible: 4, active: 2, share: 0.5, uncovered: ['d'], gate: { verdict: 'hold', reason: 'below' } })
    expect(result.interval.low).toBeGreaterThan(0.1)
    expect(result.byLocation.map(({ name, active, eligible }) => [name, active, eligible])).toEqual([
      ['Nickerie', 1, 1],
      ['Paramaribo', 1, 2],
      [null, 0, 1],
    ])
  })

  test('[ME-4] the latest of several reports counts, whatever their order; names alone are only proposed', () => {
    const [one, two] = [seen(['A,a@x.example,2027-01-02']), seen(['A,a@x.example,2027-01-30', 'B,other@x.example,2027-01-30', 'Z,z@x.example,2027-01-30'])] // prettier-ignore
    const result = adoptionShare([person('a'), person('b')], [two, one], options)
    expect(adoptionShare([person('a'), person('b')], [one, two], options)).toEqual(result)
    expect(result).toMatchObject({
      active: 1,
      proposed: [{ identity: 'other@x.example', person: 'b' }],
      unknown: [{ identity: 'z@x.example' }],
    })
  })

  test('[ME-3] of a day that lies behind, what was seen since hides nobody who was active, and makes nobody inactive', () => {
    const rows = ['A,a@x.example,2027-01-20', 'A,a@x.example,2027-01-30', 'B,b@x.example,2027-01-30', 'C,c@x.example,2027-01-02']
    expect(
      adoptionShare(
        ['a', 'b', 'c'].map((id) => person(id)),
        [seen(rows)],
        { ...options, asOf: '2027-01-21' },
      ),
    ).toMatchObject({
      active: 1,
      uncovered: ['b'],
    })
  })

  test('[ME-2] [ME-3] nobody is due before day 28, and data older than eight days is no data', () => {
    const all = [seen(['A,a@x.example,2027-01-30'])]
    expect(adoptionShare([person('a')], all, { ...options, goLive: '2027-01-04' })).toMatchObject({
      notDue: 1,
      gate: { verdict: 'no-data', reason: 'notDue' },
    })
    expect(adoptionShare([person('a')], all, { ...options, goLive: '2027-01-03' })).toMatchObject({ notDue: 0, gate: { verdict: 'pass' } })
    expect(adoptionShare([person('a')], all, { ...options, asOf: '2027-02-08' }).gate).toEqual({ verdict: 'no-data', reason: 'stale' })
    expect(adoptionShare([person('a')], all, { ...options, asOf: null }).asOf).toBe('2027-01-30')
    const five = ['a', 'b', 'c', 'd', 'e'].map((id) => person(id))
    const four = [seen(['a', 'b', 'c', 'd'].map((id) => `${id},${id}@x.example,2027-01-30`))]
    expect(adoptionShare(five, four, options).gate).toEqual({ verdict: 'pass', reason: 'met' })
  })
})
