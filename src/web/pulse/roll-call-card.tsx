/** A champion's roll-call: who of their people worked in the new tool this week, and whether those who are silent are at ease (ME-4, GA-7). */
import { useState } from 'preact/hooks'
import type { Row } from '#core/registry/tables.ts'
import type { Someone } from '#core/people/people-list.ts'
import { nextAtEaseOn, weekOf } from '#core/pulse/pulse-week.ts'
import { voice } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { runCommand } from '#web/parts/use-command.ts'
import { LinkDialog } from '#web/pulse/link-dialog.tsx'
import { rollCallWords } from '#web/pulse/roll-call-words.ts'
import { me } from '#web/sync/signed-in.ts'
import { today, where } from '#web/sync/store.ts'

const words = voice(rollCallWords)

/** People shown until somebody asks for all. */
const fewPeople = 8

type Used = 'new' | 'old' | 'away'
const choices: readonly Used[] = ['new', 'old', 'away']
const says = { new: 'saysNew', old: 'saysOld', away: 'saysAway' } as const

interface Of {
  readonly rolloutId: string
  readonly tool: string
  readonly people: readonly Someone[]
}

const Choice = ({ name, answer, isChosen, onChoose }: { name: string; answer: string; isChosen: boolean; onChoose: () => void }) => (
  <button
    type="button"
    class={`button${isChosen ? ' first' : ''}`}
    aria-pressed={isChosen}
    aria-label={words('about', { answer, name })}
    onClick={onChoose}
  >
    {answer}
  </button>
)

const Roll = ({ rolloutId, tool, people }: Of) => {
  const [isWhole, setIsWhole] = useState(false)
  const [linked, setLinked] = useState<Someone['person']>()
  const answered = new Set(where('pulseReply', { rolloutId, weekOn: weekOf(today.value) }).map(({ personId }) => personId))
  const weekOn = weekOf(today.value)
  const said = where('rollCall', { rolloutId, weekOn })
  const saidOf = (personId: string, saidBy: string) => said.find((one) => one.personId === personId && one.saidBy === saidBy)
  const left = people.filter(({ person }) => !saidOf(person.personId, 'champion')).length
  const shown = isWhole ? people : people.slice(0, fewPeople)
  const choose = (personId: string, name: string, used: Used, isChosen: boolean): void =>
    void runCommand(
      { name: 'pulse.callRoll', input: { rolloutId, weekOn, personId, used: isChosen ? null : used } },
      words('saved', { name }),
    )
  return (
    <section class="card stack tight" aria-labelledby="roll-call">
      <div class="row between">
        <h2 id="roll-call">{words('title', { tool })}</h2>
        <span class="small soft">{words('left', { left, of: people.length })}</span>
      </div>
      <ul class="roll">
        {shown.map(({ person }) => {
          const { personId, name } = person
          const own = saidOf(personId, 'self')?.used as Used | undefined
          const chosen = saidOf(personId, 'champion')?.used
          return (
            <li key={personId}>
              <div>
                <span class="strong">{name}</span>
                <span class="small soft block">{own ? words(says[own]) : words('saysNothing')}</span>
                {!answered.has(personId) && (
                  <Button
                    opens="form"
                    kind="quiet"
                    aria-label={words('about', { answer: words('link'), name })}
                    onClick={() => setLinked(person)}
                  >
                    {words('link')}
                  </Button>
                )}
              </div>
              <div class="row choices">
                {choices.map((used) => (
                  <Choice
                    key={used}
                    name={name}
                    answer={words(used)}
                    isChosen={chosen === used}
                    onChoose={() => choose(personId, name, used, chosen === used)}
                  />
                ))}
              </div>
            </li>
          )
        })}
      </ul>
      {linked && (
        <LinkDialog rolloutId={rolloutId} tool={tool} personId={linked.personId} name={linked.name} onClose={() => setLinked(undefined)} />
      )}
      {shown.length < people.length && (
        <div>
          <Button kind="quiet" onClick={() => setIsWhole(true)}>
            {words('all', { people: people.length })}
          </Button>
        </div>
      )}
    </section>
  )
}

const Ease = ({ rolloutId, tool, people }: Of) => (
  <section class="card stack tight" aria-labelledby="at-ease">
    <h2 id="at-ease">{words('easeTitle', { tool })}</h2>
    <p class="small soft">{words('easeText')}</p>
    <ul class="roll">
      {people.slice(0, fewPeople).map(({ person: { personId, name } }) => (
        <li key={personId}>
          <span class="strong">{name}</span>
          <div class="row choices">
            {(['yes', 'partly', 'no'] as const).map((answer) => (
              <Choice
                key={answer}
                name={name}
                answer={words(answer)}
                isChosen={false}
                onChoose={() =>
                  void runCommand(
                    { name: 'pulse.recordEase', input: { rolloutId, personId, saidOn: today.peek(), answer } },
                    words('easeSaved', { name }),
                  )
                }
              />
            ))}
          </div>
        </li>
      ))}
    </ul>
  </section>
)

/** The others whose first day is behind them; nothing while that is nobody. */
export const RollCall = ({ people, ...of }: Of) => {
  const live = people
    .filter(({ person, part }) => part?.goLiveOn != null && part.goLiveOn <= today.value && person.personId !== me.value?.actor?.personId)
    .toSorted((a, b) => a.person.name.localeCompare(b.person.name))
  if (live.length === 0) return null
  const answers = Map.groupBy(where('atEase', { rolloutId: of.rolloutId }), ({ personId }) => personId)
  const silent = live.filter(({ person, part }) => {
    const given: readonly Row<'atEase'>[] = answers.get(person.personId) ?? []
    const nextOn = nextAtEaseOn(part?.goLiveOn ?? null, given)
    return nextOn !== null && nextOn <= today.value
  })
  return (
    <>
      <Roll {...of} people={live} />
      {silent.length > 0 && <Ease {...of} people={silent} />}
    </>
  )
}
