/** The actions that a review ends in: who does what by when, and what the figures suggest. */
import { useState } from 'preact/hooks'
import { todayIn } from '#core/kernel/calendar.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import type { ReviewMoment } from '#core/review/review-moments.ts'
import type { Suggestion } from '#core/review/suggestions.ts'
import { voice } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { Verdict } from '#web/parts/chip.tsx'
import { runCommand } from '#web/parts/use-command.ts'
import { ActionDialog } from '#web/review/review-dialogs.tsx'
import { reviewPageWords } from '#web/review/review-page-words.ts'
import { actions, rolloutId } from '#web/review/review-selectors.ts'
import { personName } from '#web/people/person-name.ts'
import { ownZone, today } from '#web/sync/store.ts'

const words = voice(reviewPageWords)

type Action = StoredRow<'reviewAction'>
interface Opened {
  readonly of?: Action
  readonly suggested?: string
}

const saidOf = (one: Suggestion): string => words('suggested', { count: 0, name: '', ...one })

const Row = ({ of, open }: { of: Action; open: (opened: Opened) => void }) => {
  const name = personName(of.ownerId)
  const isLate = of.doneAt === null && of.dueOn < today.value
  const settle = (done: boolean): void =>
    void runCommand(
      { name: 'review.settleAction', input: { rolloutId: rolloutId.value, actionId: of.actionId, done } },
      words(done ? 'actionDone' : 'actionOpen'),
    )
  return (
    <li>
      <span class="words">
        <span class="strong">{of.title}</span>
        <span class="small soft">
          {of.doneAt === null ? words('by', { name, day: of.dueOn }) : words('doneOn', { name, day: todayIn(ownZone.value, of.doneAt) })}
        </span>
      </span>
      <span class="row">
        {isLate && <Verdict verdict="hold">{words('actionLate')}</Verdict>}
        {of.doneAt !== null && <Verdict verdict="pass">{words('done')}</Verdict>}
        {of.doneAt === null ? (
          <Button aria-label={`${words('markDone')}: ${of.title}`} onClick={() => settle(true)}>
            {words('markDone')}
          </Button>
        ) : (
          <Button kind="quiet" aria-label={`${words('reopen')}: ${of.title}`} onClick={() => settle(false)}>
            {words('reopen')}
          </Button>
        )}
        <Button kind="quiet" opens="form" aria-label={`${words('edit')} ${of.title}`} onClick={() => open({ of })}>
          {words('edit')}
        </Button>
      </span>
    </li>
  )
}

export const ActionsCard = ({ moment, suggested }: { moment: ReviewMoment; suggested: readonly Suggestion[] }) => {
  const [opened, setOpened] = useState<Opened>()
  return (
    <section class="card stack tight" aria-labelledby="actions">
      <div class="row between">
        <h2 id="actions">{words('actions')}</h2>
        <Button kind="quiet" opens="form" aria-label={`${words('add')} ${words('actions')}`} onClick={() => setOpened({})}>
          {words('add')}
        </Button>
      </div>
      {actions.value.length === 0 ? (
        <p class="soft">{words('noActions')}</p>
      ) : (
        <ul class="review-rows">
          {actions.value.map((one) => (
            <Row key={one.actionId} of={one} open={setOpened} />
          ))}
        </ul>
      )}
      {suggested.length > 0 && (
        <div class="no-print stack tight">
          <h3 class="small soft">{words('fromFigures')}</h3>
          <ul class="review-rows">
            {suggested.map((one) => (
              <li key={saidOf(one)}>
                <span>{saidOf(one)}</span>
                <Button opens="form" aria-label={`${words('add')} ${saidOf(one)}`} onClick={() => setOpened({ suggested: saidOf(one) })}>
                  {words('add')}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {opened && <ActionDialog of={opened.of} moment={moment} suggested={opened.suggested ?? ''} onClose={() => setOpened(undefined)} />}
    </section>
  )
}
