/** The way from the settings to the trail. */
import { voice } from '#web/base/language.ts'
import { mayI } from '#web/sync/signed-in.ts'
import { trailPageWords } from '#web/trail/trail-page-words.ts'

const words = voice(trailPageWords)

export const TrailCard = () =>
  mayI('audit.read') ? (
    <section class="card">
      <h2>{words('trail')}</h2>
      <p class="soft">{words('cardText')}</p>
      <div>
        <a class="button plain" href="/trail">
          {words('open')}
        </a>
      </div>
    </section>
  ) : null
