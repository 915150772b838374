/** The organisations of whoever is here, and going from one to another; shown only to those who are in several. */
import { useEffect, useState } from 'preact/hooks'
import { ask, NotReached, Refused, troubleIn } from '#web/sync/server-request.ts'
import { voice } from '#web/base/language.ts'
import { organisationWords } from '#web/access/organisation-words.ts'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { Button } from '#web/parts/button.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { openOtherOrganisation, refreshMe } from '#web/sync/signed-in.ts'
import { waitingCount } from '#web/sync/store.ts'

const words = voice(organisationWords)

interface Mine {
  readonly id: string
  readonly name: string
  readonly here: boolean
}

export const OrganisationsCard = () => {
  const [mine, setMine] = useState<readonly Mine[]>([])
  const [trouble, setTrouble] = useState<ErrorNote>()
  useEffect(() => {
    ask<Mine[]>('/api/organisations').then(setMine, (problem: unknown) => {
      if (!(problem instanceof NotReached || problem instanceof Refused)) throw problem
    })
  }, [])
  if (mine.length < 2) return null
  const go = async (organisationId: string): Promise<void> => {
    try {
      await ask('/api/organisation', { body: { organisationId } })
      // Whoever is here now is remembered first, so that the page opens as them.
      await refreshMe()
      openOtherOrganisation()
    } catch (problem) {
      setTrouble(troubleIn(problem))
    }
  }
  return (
    <section class="card" id="organisations">
      <h2>{words('organisations')}</h2>
      <p class="soft">{words('organisationsText')}</p>
      <ul class="todo-list">
        {mine.map(({ id, name, here }) => (
          <li class="row between" key={id}>
            <strong>{name}</strong>
            {here ? (
              <span class="small soft">{words('here')}</span>
            ) : (
              <Button kind="quiet" aria-label={`${words('goThere')}: ${name}`} onClick={() => void go(id)}>
                {words('goThere')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {waitingCount.value > 0 && <p class="soft small">{words('kept', { count: waitingCount.value })}</p>}
      <TroubleNote trouble={trouble} />
    </section>
  )
}
