/** Chooses which source decides who is active, after what that changes was shown (ME-15). */
import { useEffect, useState } from 'preact/hooks'
import type { AdoptionGroup } from '#core/metrics/adoption-figures.ts'
import type { AdoptionAnswer, GroupOf } from '#core/metrics/adoption-overview.ts'
import { everySource } from '#core/metrics/usage-source.ts'
import { f, voice } from '#web/base/language.ts'
import { sourceCalled } from '#web/metrics/adoption-card.ts'
import { conclusionWords } from '#web/metrics/conclusion-words.ts'
import { decidingWords } from '#web/metrics/deciding-words.ts'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { ChoiceField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { Table } from '#web/parts/table.tsx'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { ask, troubleIn } from '#web/sync/server-request.ts'
import { placesById } from '#web/sync/store.ts'

const words = voice(decidingWords)
const conclude = voice(conclusionWords)

/** What `GET /api/adoption` tells of the figures if a source decided. */
export interface DecidedFigures {
  readonly newest: string | null
  readonly all: AdoptionGroup
  readonly locations: readonly GroupOf[]
}

export interface Difference {
  readonly what: string
  readonly now: string
  readonly after: string
}

const mostPlaces = 6

const activeIn = ({ activeLive, coveredLive, assigned, notLive }: AdoptionGroup): string =>
  coveredLive === 0 ? '?' : words('of', { active: activeLive, of: assigned - notLive })
const dayIn = (day: string | null): string => (day === null ? '–' : f().day(day, 'brief'))

/** The figures that another choice would change, and how many locations are not listed. */
export const differencesBetween = (
  now: DecidedFigures,
  then: DecidedFigures,
  placeCalled: (locationId: string) => string,
): { readonly rows: readonly Difference[]; readonly others: number } => {
  const line = (what: string, of: (figures: DecidedFigures) => string): Difference[] =>
    of(now) === of(then) ? [] : [{ what, now: of(now), after: of(then) }]
  const groupIn = ({ locations }: DecidedFigures, key: string | null) => locations.find((one) => one.key === key)
  const places = then.locations.flatMap(({ key }) =>
    line(words('activeIn', { place: key === null ? words('noLocation') : placeCalled(key) }), (figures) => {
      const group = groupIn(figures, key)
      return group ? activeIn(group) : '–'
    }),
  )
  return {
    rows: [
      ...line(words('active'), ({ all }) => activeIn(all)),
      ...line(words('unknown'), ({ all }) => f().number(all.assigned - all.notLive - all.coveredLive)),
      ...line(words('goal'), ({ all }) => conclude('verdict', { verdict: all.verdict.goal })),
      ...line(words('newest'), ({ newest }) => dayIn(newest)),
      ...places.slice(0, mostPlaces),
    ],
    others: Math.max(0, places.length - mostPlaces),
  }
}

/** The figures with one source deciding, asked of the server. */
const useDecided = (rolloutId: string, source: string) => {
  const [told, setTold] = useState<{ source: string; figures: DecidedFigures }>()
  const [trouble, setTrouble] = useState<ErrorNote>()
  useEffect(() => {
    let isLatest = true
    setTrouble(undefined)
    ask<DecidedFigures>(`/api/adoption?${new URLSearchParams({ rollout: rolloutId, source })}`).then(
      (figures) => isLatest && setTold({ source, figures }),
      (problem: unknown) => isLatest && setTrouble(troubleIn(problem)),
    )
    return () => void (isLatest = false)
  }, [rolloutId, source])
  return { figures: told?.source === source ? told.figures : undefined, trouble }
}

export const DecidingDialog = ({
  answer,
  rolloutId,
  chosen,
  onClose,
}: {
  answer: Pick<AdoptionAnswer, 'sources'>
  rolloutId: string
  chosen: string | null
  onClose: () => void
}) => {
  const before = chosen ?? everySource
  const [source, setSource] = useState(before)
  const now = useDecided(rolloutId, before)
  const then = useDecided(rolloutId, source)
  const options = answer.sources.filter(({ system, grain }) => system === 'new' && grain !== 'total')
  const picked = options.find(({ sourceId }) => sourceId === source)
  const changes = now.figures && then.figures && differencesBetween(now.figures, then.figures, (id) => placesById.value.get(id)?.name ?? id)
  return (
    <FormDialog
      title={words('title')}
      broad
      doLabel={words('save')}
      doneText={words('saved')}
      command={
        changes && source !== before
          ? { name: 'metrics.chooseDeciding', input: { rolloutId, sourceId: source === everySource ? null : source } }
          : undefined
      }
      onClose={onClose}
    >
      <ChoiceField
        label={words('title')}
        labelUnseen
        value={source}
        onValue={setSource}
        options={[
          { value: everySource, text: words('every') },
          ...options.map((one) => ({ value: one.sourceId, text: words('option', { source: sourceCalled(one), newest: one.newest }) })),
        ]}
      />
      <div aria-live="polite" class="stack tight">
        {source !== before && changes && changes.rows.length === 0 && <p>{words('same')}</p>}
        {changes && changes.rows.length > 0 && (
          <Table
            label={words('title')}
            rows={changes.rows}
            rowKey={({ what }) => what}
            columns={[
              { key: 'what', head: words('what'), cell: ({ what }) => what },
              { key: 'now', head: words('now'), num: true, cell: (one) => one.now },
              { key: 'after', head: words('after'), num: true, cell: (one) => <span class="strong">{one.after}</span> },
            ]}
          />
        )}
        {changes && changes.others > 0 && <p class="small soft">{words('others', { count: changes.others })}</p>}
        {picked && then.figures?.all.verdict.reason === 'stale' && <p class="small">{words('stale', { source: sourceCalled(picked) })}</p>}
      </div>
      <TroubleNote trouble={now.trouble ?? then.trouble} />
    </FormDialog>
  )
}
