/** Each chart of the page to take along: as a table, as a drawing or as a picture. */
import { voice } from '#web/base/language.ts'
import { adoptionWords } from '#web/metrics/adoption-words.ts'
import { type ChartOnPage, chartPart } from '#web/metrics/chart-card.tsx'
import { saveCsv, savePng, saveSvg } from '#web/metrics/chart-export.ts'
import { pictureOf } from '#web/metrics/chart-picture.ts'
import { Button } from '#web/parts/button.tsx'
import { Dialog } from '#web/parts/dialog.tsx'

const words = voice(adoptionWords)

/** From the top of the page to its end. */
const inOrder = (charts: ReadonlyMap<string, ChartOnPage>) =>
  [...charts]
    .flatMap(([id, chart]) => {
      const part = chartPart(id)
      return part ? [{ id, part, ...chart }] : []
    })
    .toSorted((one, other) => (one.part.compareDocumentPosition(other.part) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))

export const DownloadDialog = ({
  charts,
  asOf,
  onClose,
}: {
  charts: ReadonlyMap<string, ChartOnPage>
  asOf: string
  onClose: () => void
}) => (
  <Dialog title={words('download')} onClose={onClose}>
    <p class="soft">{words('downloadText')}</p>
    <ul class="needs">
      {inOrder(charts).map(({ id, part, title, table }) => {
        const name = `adoption-${id}-${asOf}`
        const kinds = {
          CSV: () => saveCsv(table, name),
          SVG: () => saveSvg(pictureOf(part, title), name),
          PNG: () => void savePng(pictureOf(part, title), name),
        }
        return (
          <li class="need" key={id}>
            <div class="words">
              <span>{title}</span>
            </div>
            <div class="row">
              {Object.entries(kinds).map(([kind, take]) => (
                <Button key={kind} aria-label={words('downloadAs', { title, kind })} onClick={take}>
                  {kind}
                </Button>
              ))}
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
