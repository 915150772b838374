/** Each chart of the page to take along: as a table, as a drawing or as a picture. */
import type { AdoptionAnswer } from '#core/metrics/adoption-overview.ts'
import type { Conclusions } from '#core/metrics/conclusions.ts'
import { voice } from '#web/base/language.ts'
import { adoptionWords } from '#web/metrics/adoption-words.ts'
import type { ChartTable } from '#web/metrics/chart-card.tsx'
import { saveCsv, savePng, saveSvg } from '#web/metrics/chart-export.ts'
import { conclusionWords } from '#web/metrics/conclusion-words.ts'
import { effectTable, nameOf as effectOf } from '#web/metrics/effect-card.tsx'
import { effectWords } from '#web/metrics/effect-words.ts'
import { flowsTable } from '#web/metrics/flows-card.tsx'
import { goalsTable } from '#web/metrics/goals-card.tsx'
import { helpedTable } from '#web/metrics/helped-card.tsx'
import { firstUseTable } from '#web/metrics/first-use-card.tsx'
import { groupsTable } from '#web/metrics/groups-card.tsx'
import { systemsTable } from '#web/metrics/systems-card.tsx'
import { trendsTable } from '#web/metrics/trends-card.tsx'
import { trendsWords } from '#web/metrics/trends-words.ts'
import { weeklyTable } from '#web/metrics/weekly-card.tsx'
import { Button } from '#web/parts/button.tsx'
import { Dialog } from '#web/parts/dialog.tsx'

const words = voice(adoptionWords)
const conclude = voice(conclusionWords)
const effect = voice(effectWords)

interface Exported {
  readonly key: string
  readonly title: string
  readonly table: ChartTable
}

const charts = (answer: AdoptionAnswer, conclusions: Conclusions | undefined): Exported[] =>
  [
    { key: 'weekly', title: words('weekly'), table: weeklyTable(answer) },
    { key: 'first-use', title: words('firstUse'), table: firstUseTable(answer) },
    { key: 'systems', title: words('systemsPlain'), table: systemsTable(answer) },
    { key: 'locations', title: words('byLocation'), table: groupsTable(answer, 'location') },
    { key: 'departments', title: words('byDepartment'), table: groupsTable(answer, 'department') },
    ...(conclusions
      ? [
          { key: 'goals', title: conclude('goals'), table: goalsTable(conclusions) },
          { key: 'flows', title: conclude('flows'), table: flowsTable(conclusions) },
          ...conclusions.effects.map((one, index) => ({
            key: `effect-${index}`,
            title: `${effect('title')}: ${effectOf(one)}`,
            table: effectTable({ effects: [one] }),
          })),
          { key: 'trends', title: voice(trendsWords)('title'), table: trendsTable(conclusions) },
          { key: 'helped', title: conclude('helped'), table: helpedTable(conclusions) },
        ]
      : []),
  ].filter(({ table }) => table.rows.length > 0)

const chartNamed = (key: string): SVGSVGElement | null => document.querySelector<SVGSVGElement>(`#chart-${key}`)

export const DownloadDialog = ({
  answer,
  conclusions,
  onClose,
}: {
  answer: AdoptionAnswer
  conclusions: Conclusions | undefined
  onClose: () => void
}) => (
  <Dialog title={words('download')} onClose={onClose}>
    <p class="soft">{words('downloadText')}</p>
    <ul class="needs">
      {charts(answer, conclusions).map(({ key, title, table }) => {
        const chart = chartNamed(key)
        const name = `adoption-${key}-${answer.asOf}`
        return (
          <li class="need" key={key}>
            <div class="words">
              <span>{title}</span>
            </div>
            <div class="row">
              <Button aria-label={words('downloadAs', { title, kind: 'CSV' })} onClick={() => saveCsv(table, name)}>
                CSV
              </Button>
              {chart && (
                <>
                  <Button aria-label={words('downloadAs', { title, kind: 'SVG' })} onClick={() => saveSvg(chart, name)}>
                    SVG
                  </Button>
                  <Button aria-label={words('downloadAs', { title, kind: 'PNG' })} onClick={() => void savePng(chart, name)}>
                    PNG
                  </Button>
                </>
              )}
            </div>
          </li>
        )
      })}
    </ul>
    <div class="ends">
      <Button kind="first" onClick={onClose}>
        {words('close')}
      </Button>
    </div>
  </Dialog>
)
