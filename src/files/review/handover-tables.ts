/** The tables of each part of a handover, in one language (RV-5). */
import { format } from '#core/kernel/format.ts'
import type { Language } from '#core/kernel/language.ts'
import type { Note } from '#core/kernel/note.ts'
import { speak } from '#core/kernel/words.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import type { Handover, HandoverKey } from '#core/review/handover-parts.ts'
import { handoverPartWords } from '#core/review/handover-part-words.ts'
import type { Cell, CellKind, CellTable } from '#files/plan/document-tables.ts'
import { handoverWords } from '#files/review/handover-words.ts'

export interface HandoverTable extends CellTable {
  /** The name of its file. */
  readonly name: string
  /** Whether each row is written as a text below a heading, its first cell, rather than in columns. */
  readonly isProse: boolean
}

type Heads = readonly (readonly [title: string, kind: CellKind, weight: number])[]

const table = (name: string, title: string, heads: Heads, rows: readonly (readonly Cell[])[], isProse = false): HandoverTable => ({
  name,
  title,
  columns: heads.map(([head, kind, weight]) => ({ title: head, kind, weight })),
  rows,
  isProse,
})

/** What each part of a handover tells, as tables with all of their columns. */
export const handoverTables = (
  handover: Handover,
  zones: readonly string[],
  language: Language,
): Readonly<Record<HandoverKey, () => readonly HandoverTable[]>> => {
  const words = speak(handoverWords, language)
  const parts = speak(handoverPartWords, language)
  const f = format(language, zones)
  const said = (about: Note | string | null): string | null =>
    about === null || typeof about === 'string' ? about : sayNote(language, about, zones)
  const spoken = (code: string): string => (code === 'nl' || code === 'en' ? words(code) : code)

  return {
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
}
