/** Notes with one tap that a champion visited somebody; without a connection too (TR-3, ME-14). */
import { isVisit, visitOn } from '#core/training/visits.ts'
import { voice } from '#web/base/language.ts'
import { championUseWords } from '#web/metrics/champion-words.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { runCommand } from '#web/parts/use-command.ts'
import { newId } from '#web/sync/new-id.ts'
import { me } from '#web/sync/signed-in.ts'
import { rollout, today, where } from '#web/sync/store.ts'

const words = voice(championUseWords)

interface Visited {
  readonly personId: string
  readonly name: string
}

const visitsOf = (personId: string) => where('appointment', { rolloutId: rollout.value?.rolloutId ?? '', personId }).filter(isVisit)

/** When somebody was visited last, for the line below their name. */
export const lastVisitTo = (personId: string): string =>
  visitsOf(personId).reduce(
    (latest, { startsAt }) => (startsAt !== null && startsAt.slice(0, 10) > latest ? startsAt.slice(0, 10) : latest),
    '',
  )

export const VisitButton = ({ person: { personId, name } }: { person: Visited }) => {
  if (visitOn(visitsOf(personId), me.value?.actor?.personId ?? null, today.value)) return <Chip kind="pass">{words('visited')}</Chip>
  return (
    <Button
      aria-label={words('visitOf', { name })}
      onClick={() =>
        void runCommand(
          {
            name: 'training.noteVisit',
            input: { rolloutId: rollout.peek()?.rolloutId ?? '', appointmentId: newId(), personId, visitedOn: today.peek() },
          },
          words('visitSaved', { name }),
        )
      }
    >
      {words('visit')}
    </Button>
  )
}
