/** Takes the whole organisation along as one file (IM-3). */
import { voice } from '#web/base/language.ts'
import { settingsWords } from '#web/settings/settings-words.ts'

const words = voice(settingsWords)

export const ExportCard = () => (
  <section class="card" aria-labelledby="export-title">
    <h2 id="export-title">{words('export')}</h2>
    <p>{words('exportText')}</p>
    <p class="soft small">{words('exportWarning')}</p>
    <p>
      <a class="button" href="/api/organisation/export" download>
        {words('exportDownload')}
      </a>
    </p>
  </section>
)
