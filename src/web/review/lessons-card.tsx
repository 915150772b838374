/** The lessons of a rollout, and those of the rollouts before it. */
import { todayIn } from '#core/kernel/calendar.ts'
import { useState } from 'preact/hooks'
import type { StoredRow } from '#core/registry/tables.ts'
import type { ReviewMoment } from '#core/review/review-moments.ts'
import { voice } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { LessonDialog } from '#web/review/review-dialogs.tsx'
import { reviewPageWords } from '#web/review/review-page-words.ts'
import { lessons, lessonsBefore, rolloutId } from '#web/review/review-selectors.ts'
import { all, ownZone } from '#web/sync/store.ts'

const words = voice(reviewPageWords)
/** Most lessons of earlier rollouts. */
const most = 50

type Lesson = StoredRow<'lesson'>

const Line = ({ of, about, children }: { of: Lesson; about: string; children?: preact.ComponentChildren }) => (
  <li>
    <span class="words">
      <span class="strong">{of.text}</span>
      <span class="small soft">
        <Chip kind={of.kind === 'keep' ? 'pass' : 'hold'}>{words('kind', { kind: of.kind === 'keep' ? 'keep' : 'change' })}</Chip>{' '}
        {[of.source, about].filter(Boolean).join(' · ')}
      </span>
    </span>
    {children}
  </li>
)

/** Lessons of the rollouts before the one that is named; nothing where there are none. */
export const LessonsBefore = ({ except }: { except: string }) => {
  const before = lessonsBefore(except).slice(0, most)
  if (before.length === 0) return null
  const tools = new Map([...all('rollout')].map((one) => [one.rolloutId, one.tool]))
  return (
    <section class="card stack tight" aria-labelledby="lessons-before">
      <h2 id="lessons-before">{words('lessonsBefore')}</h2>
      <ul class="review-rows">
        {before.map((one) => (
          <Line
            key={`${one.rolloutId}/${one.lessonId}`}
            of={one}
            about={words('lessonFrom', { tool: tools.get(one.rolloutId) ?? '', day: todayIn(ownZone.value, one.notedAt) })}
          />
        ))}
      </ul>
    </section>
  )
}

export const LessonsCard = ({ moment }: { moment: ReviewMoment }) => {
  const [opened, setOpened] = useState<{ readonly of?: Lesson }>()
  return (
    <section class="card stack tight" aria-labelledby="lessons">
      <div class="row between">
        <h2 id="lessons">{words('lessons')}</h2>
        <Button kind="quiet" opens="form" aria-label={`${words('add')} ${words('lessons')}`} onClick={() => setOpened({})}>
          {words('add')}
        </Button>
      </div>
      {lessons.value.length === 0 ? (
        <p class="soft">{words('noLessons')}</p>
      ) : (
        <ul class="review-rows">
          {lessons.value.map((one) => (
            <Line key={one.lessonId} of={one} about={words('lessonBy', { name: one.notedBy, day: todayIn(ownZone.value, one.notedAt) })}>
              <Button kind="quiet" opens="form" aria-label={`${words('edit')} ${one.text}`} onClick={() => setOpened({ of: one })}>
                {words('edit')}
              </Button>
            </Line>
          ))}
        </ul>
      )}
      <p class="small soft">{words('lessonsCarry')}</p>
      {opened && <LessonDialog of={opened.of} moment={moment} onClose={() => setOpened(undefined)} />}
      <LessonsBefore except={rolloutId.value} />
    </section>
  )
}
