/** What is kept about whoever is here, to take along. */
import { voice } from '#web/base/language.ts'
import { organisationWords } from '#web/access/organisation-words.ts'

const words = voice(organisationWords)

export const OwnDataCard = () => (
  <section class="card" id="own-data">
    <h2>{words('ownData')}</h2>
    <p class="soft">{words('ownDataText')}</p>
    <div>
      <a class="button plain" href="/api/me/data" download="uitrol-my-data.json">
        {words('ownDataTake')}
      </a>
    </div>
  </section>
)
