/** The handover of a rollout in one language: a headline, and for each part what stands in it, as entries and tables (RV-5). */
import { format, type Format } from '#core/kernel/format.ts'
import type { Language } from '#core/kernel/language.ts'
import type { Note } from '#core/kernel/note.ts'
import { speak } from '#core/kernel/words.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import { type Handover, type HandoverKey, handoverKeys } from '#core/review/handover-parts.ts'
import type { Cell, CellKind, CellTable } from '#files/plan/document-tables.ts'
import { lean } from '#files/plan/plan-document.ts'
import { handoverPartWords } from '#core/review/handover-part-words.ts'
import { handoverWords } from '#files/review/handover-words.ts'

export interface HandoverTable extends CellTable {
  /** The name of its file. */
  readonly name: string
  /** Whether each row is written as a text below a heading, its first cell, rather than in columns. */
  readonly isProse: boolean
}

export interface HandoverSection {
  readonly key: HandoverKey
  readonly title: string
  readonly lines: readonly string[]
  /** Those with rows, without the columns that hold nothing. */
  readonly tables: readonly HandoverTable[]
  /** Every table with all of its columns, as they leave as data. */
  readonly data: readonly HandoverTable[]
}

export interface HandoverDocument {
  readonly language: Language
  readonly title: string
  readonly headline: string
  readonly above: string
  readonly today: string
  readonly format: Format
  readonly sections: readonly HandoverSection[]
}

export interface AroundHandover {
  readonly tool: string
  readonly organisation: string
  /** The day on which it is made. */
  readonly today: string
  /** The zones of the locations at work (RG-5). */
  readonly zones: readonly string[]
  /** How many more stand in the plan than in the calendar of the handover. */
  readonly left: number
}

type Heads = readonly (readonly [title: string, kind: CellKind, weight: number])[]

const table = (name: string, title: string, heads: Heads, rows: readonly (readonly Cell[])[], isProse = false): HandoverTable => ({
  name,
  title,
  columns: heads.map(([head, kind, weight]) => ({ title: head, kind, weight })),
  rows,
  isProse,
})

/** Everything that a handover says, in a language. */
export const handoverDocument = (handover: Handover, around: AroundHandover, language: Language): HandoverDocument => {
  const words = speak(handoverWords, language)
  const parts = speak(handoverPartWords, language)
  const f = format(language, around.zones)
  const said = (about: Note | string | null): string | null =>
    about === null || typeof about === 'string' ? about : sayNote(language, about, around.zones)
  const spoken = (code: string): string => (code === 'nl' || code === 'en' ? words(code) : code)

  /** A handover is read for years: a day of another year than that in which it is made says its year. */
  const withYears = (of: HandoverTable): HandoverTable => {
    const isDay = of.columns.map(({ kind }) => kind === 'day')
    const dayOf = (on: string): string => f.day(on, on.slice(0, 4) === around.today.slice(0, 4) ? 'short' : 'full')
    return {
      ...of,
      columns: of.columns.map((column) => ({ ...column, kind: column.kind === 'day' ? 'text' : column.kind })),
      rows: of.rows.map((row) => row.map((cell, at) => (isDay[at] && typeof cell === 'string' ? dayOf(cell) : cell))),
    }
  }

  const tablesOf: Readonly<Record<HandoverKey, () => readonly HandoverTable[]>> = {
    onboarding: () => [
      table(
        'materials',
        words('materials'),
        [
          [words('material'), 'text', 4],
          [words('kind'), 'text', 2],
          [words('language'), 'text', 1.5],
          [words('extent'), 'number', 1.5],
          [words('where'), 'long', 4],
        ],
        handover.onboarding.materials.map((one) => [
          one.title,
          words('materialKind', { kind: one.kind }),
          spoken(one.language),
          one.extent,
          one.link ?? one.fileName,
        ]),
      ),
      table(
        'newcomers',
        words('newcomers'),
        [
          [words('name'), 'text', 2.5],
          [words('location'), 'text', 2],
          [words('firstDay'), 'day', 1.6],
          [words('buddy'), 'text', 2.5],
          [words('stepsDone'), 'long', 3],
          [words('stepsOpen'), 'long', 3],
          [words('howItWent'), 'long', 3],
        ],
        handover.onboarding.newcomers.map((one) => {
          const steps = (isDone: boolean): string =>
            one.steps
              .filter(({ state }) => (state === 'done') === isDone)
              .map(({ step }) => parts('step', { step }))
              .join(', ')
          return [one.name, one.location, one.startsOn, one.buddy, steps(true), steps(false), one.checkNote]
        }),
      ),
    ],
    workarounds: () => [
      table(
        'workarounds',
        parts('section', { key: 'workarounds' }),
        [
          [words('problem'), 'text', 3],
          [words('workaround'), 'long', 5],
          [words('since'), 'day', 1.5],
          [words('source'), 'text', 1.5],
        ],
        handover.workarounds.map((one) => [
          one.problem,
          one.workaround,
          one.since,
          words(one.from === 'issue' ? 'fromIssue' : 'fromArticle'),
        ]),
        true,
      ),
    ],
    questions: () => [
      table(
        'questions',
        parts('section', { key: 'questions' }),
        [
          [words('question'), 'text', 3],
          [words('answer'), 'long', 5],
          [words('language'), 'text', 1],
          [words('solved'), 'number', 1],
        ],
        handover.questions.map((one) => [one.question, one.answer, spoken(one.language), one.solved]),
        true,
      ),
    ],
    owners: () => [
      table(
        'owners',
        parts('section', { key: 'owners' }),
        [
          [words('role'), 'text', 2.5],
          [words('location'), 'text', 2],
          [words('name'), 'text', 2.5],
          [words('contact'), 'long', 4],
        ],
        handover.owners.map((one) => [
          one.what === 'level' ? words('level', { level: one.level ?? 0 }) : words(one.what),
          one.location,
          one.name ?? words('nobody'),
          one.contact,
        ]),
      ),
    ],
    issues: () => [
      table(
        'issues',
        parts('section', { key: 'issues' }),
        [
          [words('issue'), 'long', 4],
          [words('severity'), 'text', 1.2],
          [words('concerns'), 'text', 2],
          [words('since'), 'day', 1.6],
          [words('state'), 'text', 1.4],
          [words('vendorFixOn'), 'day', 1.6],
          [words('vendorReference'), 'text', 1.8],
        ],
        handover.issues.map((one) => [
          one.title,
          sayNote(language, { code: `contingency.severity.${one.severity}`, params: {} }),
          said(one.concerns),
          one.since,
          words('issueState', { state: one.state }),
          one.vendorFixOn,
          one.vendorReference,
        ]),
      ),
    ],
    calendar: () => [
      table(
        'calendar',
        parts('section', { key: 'calendar' }),
        [
          [words('day'), 'day', 1.8],
          [words('until'), 'day', 1.8],
          [words('time'), 'text', 2],
          [words('what'), 'text', 2.4],
          [words('about'), 'long', 3.6],
          [words('location'), 'text', 2],
          [words('who'), 'text', 2.2],
        ],
        handover.calendar.map((one) => [
          one.on,
          one.until,
          one.at === null ? null : f.clock(one.at, one.zone),
          words('ahead', { kind: one.kind, count: one.count, late: one.late }),
          said(one.about),
          one.location,
          one.name,
        ]),
      ),
    ],
    archive: () => {
      const { archive } = handover
      if (archive === null) return []
      const day = (on: string | null): string | null => (on === null ? null : f.day(on, 'full'))
      const facts: readonly (readonly [string, string | null])[] = [
        [words('switchedOff'), day(archive.switchedOffOn) ?? words('stillOn')],
        [
          words('place'),
          archive.place ??
            (archive.noArchive === null
              ? words('unknown', { names: handover.supplier.archive })
              : words('noArchive', { because: archive.noArchive })),
        ],
        [words('keptUntil'), day(archive.keptUntil)],
        [words('contractEndsOn'), day(archive.contractEndsOn)],
        [words('contractNote'), archive.contractNote],
        [words('keeper'), archive.keeper],
      ]
      return [
        table(
          'archive',
          archive.system,
          [
            [words('what'), 'text', 2],
            [words('where'), 'long', 5],
          ],
          facts.filter(([, fact]) => fact !== null),
        ),
        table(
          'exports',
          words('exports'),
          [
            [words('file'), 'text', 3],
            [words('madeOnHead'), 'day', 1.5],
            [words('bytes'), 'number', 1.9],
            [words('sha256'), 'long', 4.6],
            [words('restored'), 'text', 1.8],
          ],
          archive.exports.map((one) => [
            one.fileName,
            one.madeOn,
            one.bytes,
            one.sha256,
            one.restoredOn === null ? null : words('restore', { day: one.restoredOn, worked: one.restoreWorked === true }),
          ]),
        ),
      ]
    },
    lessons: () => [
      table(
        'lessons',
        words('lessons'),
        [
          [words('next'), 'text', 1.3],
          [words('lesson'), 'long', 5],
          [words('evidence'), 'long', 3],
          [words('by'), 'text', 2],
        ],
        handover.lessons.lessons.map((one) => [
          words('lessonKind', { kind: one.kind === 'keep' ? 'keep' : 'change' }),
          one.text,
          one.source,
          one.notedBy,
        ]),
      ),
      table(
        'actions',
        words('actions'),
        [
          [words('action'), 'long', 5],
          [words('who'), 'text', 2.5],
          [words('dueOn'), 'day', 1.5],
        ],
        handover.lessons.actions.map((one) => [one.title, one.name, one.dueOn]),
      ),
      table(
        'stories',
        words('stories'),
        [
          [words('kind'), 'text', 1.3],
          [words('story'), 'long', 7],
        ],
        handover.lessons.stories.map((one) => [words('storyKind', { kind: one.kind }), one.text]),
      ),
    ],
  }

  const sections = handoverKeys.map((key): HandoverSection => {
    const data = tablesOf[key]()
    const isEmpty = data.every(({ rows }) => rows.length === 0)
    return {
      key,
      title: parts('section', { key }),
      lines: [
        ...(key === 'onboarding' ? [words('onboardingHow')] : []),
        ...(isEmpty ? [parts('empty', { key, names: handover.supplier[key] })] : []),
        ...(key === 'calendar' && around.left > 0 ? [words('more', { count: around.left })] : []),
      ],
      tables: data.filter(({ rows }) => rows.length > 0).map((one) => withYears(lean(one))),
      data,
    }
  })
  const { tool, organisation, today } = around
  return {
    language,
    title: words('title', { tool }),
    headline: parts('headline', { tool, issues: handover.issues.length, workarounds: handover.workarounds.length }),
    above: [words('title', { tool }), organisation, words('madeOn', { day: today })].filter(Boolean).join(' · '),
    today,
    format: f,
    sections,
  }
}
