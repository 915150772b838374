/** Each chart of the page to take along: as a table, as a drawing or as a picture. */
import type { AdoptionAnswer } from '#core/metrics/adoption-overview.ts'
import { voice } from '#web/base/language.ts'
import { adoptionWords } from '#web/metrics/adoption-words.ts'
import type { ChartTable } from '#web/metrics/chart-card.tsx'
import { saveCsv, savePng, saveSvg } from '#web/metrics/chart-export.ts'
import { firstUseTable } from '#web/metrics/first-use-card.tsx'
import { groupsTable } from '#web/metrics/groups-card.tsx'
import { systemsTable } from '#web/metrics/systems-card.tsx'
import { weeklyTable } from '#web/metrics/weekly-card.tsx'
import { Button } from '#web/parts/button.tsx'
import { Dialog } from '#web/parts/dialog.tsx'

const words = voice(adoptionWords)

interface Exported {
  readonly key: string
  readonly title: string
  readonly table: ChartTable
}

const charts = (answer: AdoptionAnswer): Exported[] =>
  [
    { key: 'weekly', title: words('weekly'), table: weeklyTable(answer) },
    { key: 'first-use', title: words('firstUse'), table: firstUseTable(answer) },
    { key: 'systems', title: words('systemsPlain'), table: systemsTable(answer) },
    { key: 'locations', title: words('byLocation'), table: groupsTable(answer, 'location') },
    { key: 'departments', title: words('byDepartment'), table: groupsTable(answer, 'department') },
  ].filter(({ table }) => table.rows.length > 0)

const chartNamed = (key: string): SVGSVGElement | null => document.querySelector<SVGSVGElement>(`#chart-${key}`)

export const DownloadDialog = ({ answer, onClose }: { answer: AdoptionAnswer; onClose: () => void }) => (
  <Dialog title={words('download')} onClose={onClose}>
    <p class="soft">{words('downloadText')}</p>
    <ul class="needs">
      {charts(answer).map(({ key, title, table }) => {
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
