/** What a sponsor sees: the phases in figures, without anybody's name (ME-8). */
import { useEffect, useState } from 'preact/hooks'
import type { Figure } from '#core/metrics/figures.ts'
import type { Language } from '#core/kernel/language.ts'
import type { ObjectionCounts } from '#core/resistance/objections.ts'
import { ask, troubleIn } from '#web/sync/server-request.ts'
import { f, language, tell, voice, w } from '#web/base/language.ts'
import { memberWords } from '#web/home/member-words.ts'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { Table } from '#web/parts/table.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { phaseName } from '#web/rollout/phase-name.ts'

const words = voice(memberWords)

interface Told {
  readonly rolloutId: string
  readonly tool: string
  /** For a reader of each language. */
  readonly benefits: Readonly<Record<Language, string | null>>
  readonly figures: readonly Figure[]
  readonly objections: ObjectionCounts
}

export const SponsorPage = () => {
  const [told, setTold] = useState<readonly Told[]>()
  const [trouble, setTrouble] = useState<ErrorNote>()
  useEffect(() => {
    ask<Told[]>('/api/figures').then(setTold, (problem: unknown) => setTrouble(troubleIn(problem)))
  }, [])
  const link = (
    <p>
      <a class="touch" href="/settings">
        {words('settings')}
      </a>
    </p>
  )
  const [newest] = told ?? []
  if (!newest)
    return (
      <div class="stack">
        {told ? (
          <PageHeading title={words('sponsorNone')} />
        ) : trouble ? (
          <TroubleNote trouble={trouble} />
        ) : (
          <p class="soft">{w('starting')}</p>
        )}
        {link}
      </div>
    )
  return (
    <div class="stack">
      <PageHeading over={newest.benefits[language.value] ?? undefined} title={words('sponsorTitle', { tool: newest.tool })} />
      {(told ?? []).map((one) => (
        <section class="card" key={one.rolloutId}>
          <h2>{one.tool}</h2>
          <Table
            label={one.tool}
            rows={one.figures}
            rowKey={(row) => row.phaseKeys.join()}
            columns={[
              { key: 'phase', head: words('phase'), cell: (row) => f().list(row.phaseKeys.map(phaseName)) },
              {
                key: 'people',
                head: words('people'),
                num: true,
                cell: (row) => (row.headCount === null ? words('tooFew') : f().number(row.headCount)),
              },
              { key: 'from', head: words('from'), cell: (row) => f().day(row.goLiveOn, 'full') },
              { key: 'until', head: words('until'), cell: (row) => f().day(row.endsOn, 'full') },
            ]}
          />
          <h3>{words('objections')}</h3>
          {one.objections.total === 0 ? (
            <p class="soft">{words('objectionsNone')}</p>
          ) : (
            <Table
              label={words('objections')}
              rows={one.objections.kinds}
              rowKey={({ kind }) => kind}
              columns={[
                { key: 'kind', head: words('objection'), cell: ({ kind }) => tell({ code: `resistance.kind.${kind}`, params: {} }) },
                {
                  key: 'count',
                  head: words('times'),
                  num: true,
                  cell: ({ count }) => (count === null ? words('notTold') : f().number(count)),
                },
              ]}
            />
          )}
          <p class="small soft">{words('sponsorText')}</p>
        </section>
      ))}
      {link}
    </div>
  )
}
