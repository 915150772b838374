/** Keeps the words of screens, messages, documents and the command line to one term per concept, in both languages. */
import { globSync, readFileSync } from 'node:fs'
import { parseSync } from 'vite'
import { expect, test } from 'vitest'

type Language = 'en' | 'nl'
interface Said {
  readonly language: Language | undefined
  readonly text: string
}

/** What may not be said, and what to say instead. */
const banned: Record<Language, readonly (readonly [wrong: RegExp, right: string])[]> = {
  en: [
    [/\b(some|any|every)body\b|\bwhoever\b|\bwhom\b/i, 'someone, everyone, or the noun'],
    [/^nobody\b\W*(\w+\W*){0,2}$/i, 'no “nobody” in a label: None, Unassigned'],
    [/\bnot agreed (to|yet)\b(?! share)|\bI agree\b|\bagree(d|s)? to (the|this|a) (plan|message)|\bagreed? by\b/i, 'approve, approved'],
    [/\bpromised?\b/i, 'baseline'],
    [/\bclosed periods?\b|\bfreeze windows?\b|\bclosed days?\b|\bdays? off\b/i, 'freeze period, non-working day'],
    [/\b(go|goes|going) off\b|\bcan go off\b/i, 'switched off'],
    [/\bno way back\b/i, 'point of no return'],
    [/\bplaces\b|\b(at|of|your|their|this|that|each|no|a|the) place\b/i, 'location'],
    [/\bseats? in a training\b/i, 'seat in a session'],
    [/\btry-out\b|\btried (it|out)\b/i, 'pilot'],
    [/\bin groups\b(?=[.,:;]|$)|\bgroup (after|by) group\b|\beveryone on one day\b/i, 'in phases, all at once'],
    [/\banew\b|\bbring the plan up to date\b/i, 'update the plan'],
    [/\bremarks? (on|to|of)\b|\bworth knowing\b|\bwhat to know\b/i, 'plan warnings'],
    [/^(because|why)$/i, 'Reason'],
    [/\bbehind us\b|\b(hour|session|training|still)s? to come\b/i, 'past, upcoming'],
    [/\bto learn from\b/i, 'materials'],
    [/\bdrop-in hours?\b|\bhelp in person\b/i, 'office hours'],
    [/\ba quarter\b|\bquarters\b/i, '15-minute slot'],
    [/\bwho was there\b|\bnot there yet\b/i, 'attendance'],
    [/\breaders?\b(?! of the)/i, 'recipients'],
    [/\b(hold|held|keep|keeps|kept)\b[^.]{0,40}\bback\b|\bhold back\b|\blets? (it|them|the message) go\b/i, 'put on hold, resume'],
    [/\b(take|takes|taken|took|takes) (it |them )?back\b/i, 'cancel, withdraw'],
    [/\b(tell|told) by hand\b/i, 'tell in person'],
    [/\bown words\b|\bwhat messages say\b/i, 'text, message settings'],
    [/\bI am stuck\b/i, 'Get help'],
    [/\bcalls? for help\b/i, 'question'],
    [/\bway round\b|\bdetour\b/i, 'workaround'],
    [/\btiers?\b/i, 'level'],
    [/\bwaits? too long\b|\bis late\b|\bare late\b/i, 'overdue'],
    [/\bwhat came of\b|\bcome along\b/i, 'outcome'],
    [/\bwhose is it\b|\bowner of the item\b/i, 'assigned to'],
    [/\bwhat shows it\b/i, 'evidence'],
    [/\bnot needed\b(?!,)/i, 'not applicable'],
    [/\bsigns? in here\b/i, 'users'],
    [/\btrail\b/i, 'activity log'],
    [/\bmachine tokens?\b/i, 'API token'],
    [/\b(bring|brought|brings|take|taken|took) (over|in)\b(?! the)/i, 'import'],
    [/\bin step\b|\bon course\b/i, 'up to date, on track'],
    [/\bby (itself|themselves)\b/i, 'automatically'],
    [/\bmay stay empty\b/i, 'optional'],
    [/\bstands? (here|there|in|on|at|behind)\b/i, 'is'],
    [/\bpin(ned)? (to|in)\b|^pin(ned)?$/i, 'fix in a phase'],
    [/\bkeen(ness)?\b/i, 'willingness'],
    [/\bweekly (question|survey)\b/i, 'question of the week'],
    [/\bis there\.$|^It (arrived|goes|leaves)\b/, 'name the thing'],
  ],
  nl: [
    [/\bakkoord\b/i, 'goedkeuren, goedgekeurd'],
    [/\bafgesproken dag|\bzoals afgesproken\b|\bbeloofd\b/i, 'oorspronkelijke planning'],
    [/\bgesloten (periodes?|dag(en)?)\b|\brustperiodes?\b/i, 'geblokkeerde periode, vrije dag'],
    [/\bhierna geen weg terug\b/i, 'geen weg terug'],
    [/\bcontrolemoment(en)?\b/i, 'go/no-go-moment'],
    [/\bplek(ken)?\b/i, 'locatie, plaats (om te zitten)'],
    [/\bstoel(en)?\b/i, 'plaats'],
    [/\bkartrekkers?\b/i, 'ambassadeur'],
    [/(?<!\{\{)\bbudd(y|ies|y’s)\b/i, 'maatje'],
    [/\bleiders?\b|\bwie de uitrol leidt\b/i, 'projectleider'],
    [/\blid\b|\bleden\b/i, 'medewerker'],
    [/\bproef(gebruikers?|groep)\b|\b(de|een) proef\b|\buitgeprobeerd\b/i, 'pilot'],
    [/\bin groepen(?=[.,:;]|$)|\bgroep voor groep\b|\biedereen op één dag\b|\balles tegelijk\b/i, 'in fasen, in één keer'],
    [/\bplan opnieuw te maken\b|\bplan is bij\b/i, 'plan bijwerken'],
    [/\bopmerking(en)? (bij|om)\b|\bgoed om te weten\b/i, 'aandachtspunten'],
    [/^(omdat|waarom)$/i, 'Reden'],
    [/\bles(sen)?\b|\blesmateriaal\b|\bgroepsles\b/i, 'sessie, trainingsmateriaal'],
    [/\bspreeku(ur|ren)\b|\bpersoonlijke hulp\b/i, 'inloopuren'],
    [/\bgastheer\b/i, 'begeleider'],
    [/\blezers?\b/i, 'ontvangers'],
    [/\bvast(ge|te )?houden\b|\btegen(ge|te )?houden\b|\blaat (het|ze) gaan\b/i, 'aanhouden, vrijgeven'],
    [/\bterug(ge)?ha(al|len)d?\b/i, 'bericht annuleren'],
    [/\bde deur uit\b/i, 'versturen'],
    [/\bzelf vertellen\b/i, 'persoonlijk doorgeven'],
    [/\bhulpvra(ag|gen)\b/i, 'vraag'],
    [/\bomweg(en)?\b/i, 'tijdelijke oplossing'],
    [/\b(naar|bij|achter) (een andere )?stap\b|\blaag van de hulp\b/i, 'niveau'],
    [/\bte lang(e)?\b$|\bte laat\b(?!\.)/i, 'over tijd'],
    [/\bterugmelding(en)?\b/i, 'feedback'],
    [/\bsnelle winst(en)?\b/i, 'snel resultaat'],
    [/\bwat ervan kwam\b|\bgingen ze mee\b/i, 'resultaat'],
    [/\bvan wie is het\b/i, 'toegewezen aan'],
    [/\bwaaruit blijkt\b/i, 'bewijs'],
    [/\bniet nodig\b(?! (is|zijn)\b|\.$)/i, 'niet van toepassing'],
    [/\bwie zich hier aanmeldt\b/i, 'gebruikers'],
    [/\btokens?\b/i, 'API-sleutel'],
    [/\binlezen\b|\bovernemen\b|\bovergenomen\b/i, 'importeren'],
    [/\bbewaren\b$|^bewaard\b/i, 'opslaan, opgeslagen'],
    [/\bstand\b/i, 'status'],
    [/\bmunt\b/i, 'valuta'],
    [/\btoestel(len)?\b/i, 'apparaat'],
    [/\bop koers\b|\bmis$/i, 'op schema, loopt achter'],
    [/\bvanzelf gezien\b/i, 'automatisch afgevinkt'],
    [/\bwekelijkse vra(ag|gen)\b/i, 'vraag van de week'],
    [/\buit kan\b|\bkan … uit\b|\bgaat (het |volgens plan )?uit( op\b|$)/i, 'kan worden uitgezet, wordt uitgezet'],
    [/\banimo\b/i, 'bereidheid'],
    [/\bmag leeg blijven\b/i, 'optioneel'],
    [/\bback-ups?\b|(?<!uitrol )\bbackups?\b/i, 'reservekopie'],
  ],
}

/** Texts that need a banned word in another sense. */
const allowed: readonly string[] = [
  'one place for every customer, on the phone too',
  'alle klanten op één plek, ook op je telefoon',
  'Nobody is stuck',
]

const files = [
  ...globSync('src/**/*{-words,/words,-sentences}.ts'),
  'src/core/communication/templates.ts',
  'src/core/registry/vocabulary.ts',
].filter((file) => !file.includes('common-passwords'))

interface Node {
  readonly type: string
  readonly [key: string]: unknown
}
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

/** The language that a name of a property or a variable tells: `en`, `inEnglish`, `reasonsNl`. */
const languageOf = (name: unknown): Language | undefined =>
  typeof name !== 'string' ? undefined : /^en$|En$|English$/.test(name) ? 'en' : /^nl$|Nl$|Dutch$/.test(name) ? 'nl' : undefined

const nameOf = (key: unknown): unknown => (isNode(key) ? (key['name'] ?? key['value']) : undefined)

/** Methods that take the name of a field: `t.text('because')`. */
const fieldReaders: ReadonlySet<string> = new Set(['text', 'has', 'called', 'count'])

/** Everything that a file says, with its language where the code tells it; keys, codes, imports and types are left out. */
const saidIn = (file: string): Said[] => {
  const found: Said[] = []
  const visit = (node: unknown, language: Language | undefined): void => {
    if (Array.isArray(node)) {
      for (const one of node) visit(one, language)
      return
    }
    if (!isNode(node) || node.type.startsWith('TS') || node.type === 'ImportDeclaration') return
    if (node.type === 'MemberExpression') {
      visit(node['object'], language)
      return
    }
    if (node.type === 'BinaryExpression') {
      // Compared, not said; what is added to a text is said.
      if (node['operator'] === '+') for (const part of [node['left'], node['right']]) visit(part, language)
      return
    }
    if (node.type === 'Literal') {
      const text = node['value']
      if (typeof text === 'string' && !/^[a-z]\w*(\.[\w-]+)+$/.test(text)) found.push({ language, text })
      return
    }
    if (node.type === 'CallExpression' && fieldReaders.has(nameOf((node['callee'] as Node)['property']) as string)) return
    if (node.type === 'TemplateLiteral') {
      const quasis = (node['quasis'] as { value: { cooked: string } }[]).map(({ value }) => value.cooked)
      if (!/^[a-z]+\.[\w.]+$/.test(quasis[0] ?? '')) found.push({ language, text: quasis.join('…') })
      visit(node['expressions'], language)
      return
    }
    if (node.type === 'Property') {
      visit(node['value'], languageOf(nameOf(node['key'])) ?? language)
      return
    }
    if (node.type === 'VariableDeclarator') {
      visit(node['init'], languageOf(nameOf(node['id'])) ?? language)
      return
    }
    for (const [key, value] of Object.entries(node)) if (key !== 'type') visit(value, language)
  }
  visit(parseSync(file, readFileSync(file, 'utf8')).program, undefined)
  return found
}

/** What is wrong with a text, in words. */
const flawsOf = ({ language, text }: Said): string[] => {
  if (allowed.includes(text)) return []
  const languages: readonly Language[] = language ? [language] : ['en', 'nl']
  return [
    ...languages.flatMap((one) =>
      banned[one].flatMap(([wrong, right]) => {
        const word = wrong.exec(text)?.[0]
        return word === undefined ? [] : [`“${word}” should be: ${right}`]
      }),
    ),
    ...(/\p{L}'\p{L}/u.test(text) ? ['a straight apostrophe should be ’'] : []),
    ...(/[…#\d] (min|h|u|kB|MB|GB)(?!\p{L})/u.test(text)
      ? ['a number and its unit should have a no-break space (\\u00a0) between them']
      : []),
    ...(text.includes('...') ? ['three dots should be …'] : []),
    // Straight ones stay where they are the matter itself, or are typed into a terminal.
    ...(/[‘‚„«‹"]/.test(text.replace('(")', '').replaceAll(/"[#\w]+=\w+"|'\{.*\}'/g, '')) ? ['quotation marks should be “ and ”'] : []),
  ].map((flaw) => `${flaw} in “${text}”`)
}

test('[RG-3] every catalogue keeps to one term per concept, in both languages', () => {
  expect(files.length).toBeGreaterThan(60)
  const flaws = files.flatMap((file) => saidIn(file).flatMap((said) => flawsOf(said).map((flaw) => `${file}: ${flaw}`)))
  expect(flaws).toEqual([])
})

test('[RG-3] what pages put between quotation marks themselves has the same ones', () => {
  const pages = globSync('src/{web,files,server}/**/*.{ts,tsx}').filter((file) => !/text-encoding|test/.test(file))
  expect(pages.filter((file) => /[‘‚„«‹]/.test(readFileSync(file, 'utf8')))).toEqual([])
})

test('a term that was given up is found again', () => {
  expect(flawsOf({ language: 'nl', text: 'De kartrekker van je plek' })).toHaveLength(2)
  expect(flawsOf({ language: 'en', text: 'It waits until somebody agrees.' })).toHaveLength(1)
  expect(flawsOf({ language: 'nl', text: "met # collega's" })).toHaveLength(1)
  expect(flawsOf({ language: 'nl', text: 'Back-up van het oude systeem' })).toHaveLength(1)
  expect(flawsOf({ language: 'en', text: 'Overdue … h' })).toHaveLength(1)
  for (const text of ['‘Feestdagen’ opgeslagen', 'De kop "Naam"', '„Naam”']) expect(flawsOf({ language: 'nl', text })).toHaveLength(1)
  expect(flawsOf({ language: 'nl', text: 'Ravi’s “Naam”, zoals --column "Wie=name"' })).toEqual([])
  expect(flawsOf({ language: 'en', text: 'Put on hold' })).toEqual([])
})

/** The labels of buttons: keys said inside a Button or as the label of what a dialog does. */
const buttonKeys = /<Button[^<]*?>\s*\{\s*\w+\('(\w+)'\)\s*\}…?\s*<\/Button>|doLabel=\{\w+\('(\w+)'\)\}/g

test('the label of a button has at most five words', () => {
  const keys = new Set(
    globSync('src/web/**/*.tsx').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(buttonKeys)].map(([, one, other]) => one ?? other),
    ),
  )
  expect(keys.size).toBeGreaterThan(80)
  const long: string[] = []
  for (const file of globSync('src/web/**/*words.ts')) {
    const plain = /^ {4}(\w+): ['"](.+)['"],$/gm
    for (const [, key, label] of readFileSync(file, 'utf8').matchAll(plain))
      if (keys.has(key) && label && label.split(' ').length > 5 && !/[.?]$/.test(label)) long.push(`${file} ${key}: ${label}`)
  }
  expect(long).toEqual([])
})
