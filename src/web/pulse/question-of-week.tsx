/** The question of the week on somebody's own page: two taps and one free line, whether they are at ease, and what they worked in (ME-5, GA-7, ME-4). */
import { useEffect } from 'preact/hooks'
import { isAnonymousIn, type Question, questionsFor, weekOf } from '#core/pulse/pulse-week.ts'
import { sayTrouble, voice } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { announce } from '#web/parts/toast.tsx'
import { runCommand } from '#web/parts/use-command.ts'
import { PulseForm, type PulseGiven } from '#web/pulse/pulse-form.tsx'
import { questionWords } from '#web/pulse/question-words.ts'
import { newId } from '#web/sync/new-id.ts'
import { me } from '#web/sync/signed-in.ts'
import { one, rollout, today, where } from '#web/sync/store.ts'
import { syncState } from '#web/sync/sync.ts'
import { giveUnlinked, sendUnlinked, waitsFor } from '#web/sync/unlinked-answers.ts'
import { unsent } from '#web/sync/unsent-answers.ts'

const words = voice(questionWords)

interface Of {
  readonly rolloutId: string
  readonly tool: string
}

const Pulse = ({ rolloutId, tool }: Of) => {
  const weekOn = weekOf(today.value)
  const isAnonymous = isAnonymousIn(weekOn, where('pulseMode', { rolloutId }))
  const send = async (given: PulseGiven): Promise<void> => {
    const answer = { rolloutId, weekOn, ...given }
    if (!isAnonymous) return void (await runCommand({ name: 'pulse.answer', input: answer }, words('saved')))
    const accountId = me.peek()?.actor?.accountId ?? ''
    const refused = await giveUnlinked(accountId, { id: newId(), issuedAt: new Date().toISOString(), ...answer })
    announce(refused ? sayTrouble(refused) : waitsFor(accountId, rolloutId, weekOn) ? words('kept') : words('saved'))
  }
  return <PulseForm tool={tool} isAnonymous={isAnonymous} onAnswer={(given) => void send(given)} />
}

const AtEase = ({ rolloutId, tool }: Of) => (
  <fieldset class="scores">
    <legend class="strong">{words('atEase', { tool })}</legend>
    <div class="row choices">
      {(['yes', 'partly', 'no'] as const).map((answer) => (
        <Button
          key={answer}
          onClick={() => void runCommand({ name: 'pulse.sayEase', input: { rolloutId, saidOn: today.peek(), answer } }, words('saved'))}
        >
          {words(answer)}
        </Button>
      ))}
    </div>
    <p class="small soft">{words('atEaseText')}</p>
  </fieldset>
)

const usedWords = { new: 'usedNew', old: 'usedOld', away: 'usedAway' } as const

const Used = ({ rolloutId, tool }: Of) => (
  <fieldset class="scores">
    <legend class="strong">{words('used', { tool })}</legend>
    <div class="row choices">
      {(['new', 'old', 'away'] as const).map((used) => (
        <Button
          key={used}
          onClick={() =>
            void runCommand({ name: 'pulse.sayUsed', input: { rolloutId, weekOn: weekOf(today.peek()), used } }, words('saved'))
          }
        >
          {words(usedWords[used])}
        </Button>
      ))}
    </div>
  </fieldset>
)

const asked: Readonly<Record<Question, (of: Of) => preact.JSX.Element>> = { pulse: Pulse, atEase: AtEase, used: Used }

/** Nothing before one's own go-live; then one question after the other, and thanks once all are answered. */
export const QuestionOfWeek = ({ rolloutId }: { rolloutId: string }) => {
  const actor = me.value?.actor
  const personId = actor?.personId ?? ''
  const accountId = actor?.accountId ?? ''
  const isAway = syncState.value.kind === 'away'
  useEffect(() => {
    if (!isAway && accountId !== '' && unsent.peek().length > 0) void sendUnlinked(accountId)
  }, [isAway, accountId])
  const participant = one('participant', `${rolloutId}/${personId}`)
  const tool = rollout.value?.tool ?? ''
  if (!participant?.goLiveOn || participant.goLiveOn > today.value) return null
  const weekOn = weekOf(today.value)
  const mine = { rolloutId, personId }
  const waits = waitsFor(accountId, rolloutId, weekOn)
  const due = questionsFor(
    {
      rolloutId,
      participant,
      phases: where('phase', { rolloutId }),
      replies: where('pulseReply', mine),
      ease: where('atEase', mine),
      said: where('rollCall', mine),
    },
    today.value,
  ).filter((question) => question !== 'pulse' || !waits)
  const [first] = due
  const Asked = first && asked[first]
  const answered = where('pulseReply', { ...mine, weekOn }).length > 0 || waits
  if (!Asked && !answered) return null
  return (
    <section class="card stack tight question" aria-labelledby="question-of-week">
      <h2 id="question-of-week" class="small soft">
        {words('question')}
      </h2>
      {Asked ? <Asked rolloutId={rolloutId} tool={tool} /> : <p role="status">{words('thanks')}</p>}
      {waits && (
        <p class="small strong">
          <span aria-hidden="true">○ </span>
          {words('kept')}
        </p>
      )}
    </section>
  )
}
