/** The forty-two people of the sample company: where they work, what speaks for going early, how much they use the old system. */
import type { Language } from '#core/kernel/language.ts'

export const sampleDepartments = ['management', 'finance', 'sales', 'service', 'warehouse', 'it'] as const
export type SampleDepartment = (typeof sampleDepartments)[number]

export interface SamplePerson {
  readonly name: string
  readonly department: SampleDepartment
  readonly location: string
  readonly language: Language
  /** Hours a week in the old system; null where nobody counted. */
  readonly oldUse: number | null
  readonly pilot?: true
  /** 1 willing, 2 keen, 3 very keen. */
  readonly keenness?: 1 | 2 | 3
  readonly champion?: true
  /** Whom the others of this department at this place report to. */
  readonly leads?: true
}

type Marks = Pick<SamplePerson, 'pilot' | 'keenness' | 'champion' | 'leads'> & { readonly language?: Language }
type Entry = readonly [name: string, oldUse: number | null, marks?: Marks]

const team = (location: string, spoken: Language, department: SampleDepartment, people: readonly Entry[]): SamplePerson[] =>
  people.map(([name, oldUse, { language = spoken, ...marks } = {}]) => ({ name, department, location, language, oldUse, ...marks }))

const inParamaribo = (department: SampleDepartment, people: readonly Entry[]) => team('Paramaribo', 'nl', department, people)
const inNickerie = (department: SampleDepartment, people: readonly Entry[]) => team('Nieuw Nickerie', 'nl', department, people)
const inGeorgetown = (department: SampleDepartment, people: readonly Entry[]) => team('Georgetown', 'en', department, people)

export const samplePeople: readonly SamplePerson[] = [
  ...inParamaribo('management', [
    ['Maureen Landveld', 3, { leads: true }],
    ['Soenil Jagroep', 2, { keenness: 1 }],
    ['Chantal Wong A Foe', null],
  ]),
  ...inParamaribo('finance', [
    ['Sherida Pinas', 14, { pilot: true, champion: true, leads: true }],
    ['Radjen Mahabier', 9],
    ['Wonny Kartodikromo', 8],
    ['Ingrid Vreedzaam', 7],
    ['Farida Ramdjan', 8],
  ]),
  ...inParamaribo('sales', [
    ['Dwight Esajas', 31, { leads: true }],
    ['Priya Sewnarain', 30, { pilot: true }],
    ['Glenn Amatmoekrim', 29],
    ['Natasha Bottse', 28],
    ['Vikash Kalpoe', 27],
    ['Melissa Tjin A Kwie', 27],
    ['Orlando Adjako', 26],
  ]),
  ...inParamaribo('service', [
    ['Joyce Kromodimedjo', 26, { leads: true }],
    ['Reshma Gangaram', 25],
    ['Milton Sabajo', 24],
    ['Aisha Doelkarim', 24],
    ['Kenneth Braafheid', 23, { language: 'en' }],
  ]),
  ...inParamaribo('warehouse', [
    ['Roy Pansa', 4, { keenness: 2, leads: true }],
    ['Stanley Soekardi', 3],
  ]),
  ...inParamaribo('it', [
    ['Xavier Liesdek', 6, { pilot: true, leads: true }],
    ['Anuradha Bissessar', 5],
  ]),
  ...inNickerie('sales', [
    ['Harold Ramautar', 22, { leads: true }],
    ['Shanti Oemrawsingh', 21],
    ['Wilfred Djojosoeparto', 21],
    ['Marlon Fraser', 20, { language: 'en' }],
  ]),
  ...inNickerie('warehouse', [
    ['Ravin Bhoendie', 6, { keenness: 3, champion: true, leads: true }],
    ['Kamla Sital', 5],
    ['Johan Wirosono', 4],
    ['Desiree Vola', null],
  ]),
  ...inNickerie('finance', [['Asha Kandhai', 8]]),
  ...inGeorgetown('management', [['Andrew Persaud', 4, { leads: true }]]),
  ...inGeorgetown('sales', [
    ['Devika Ramnarine', 14, { keenness: 2, leads: true }],
    ['Curtis Adams', 13],
    ['Nadia Khan', 13],
    ['Ruben Alvares', 12, { language: 'nl' }],
  ]),
  ...inGeorgetown('service', [
    ['Shanelle Browne', 13, { keenness: 3, champion: true, leads: true }],
    ['Troy Bacchus', 12],
    ['Onika Thom', 11],
  ]),
  ...inGeorgetown('warehouse', [['Leon Fredericks', 3]]),
]
