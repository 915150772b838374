/** The downloads of the handover, as PDF and as ZIP, in each language (RV-5). */
import type { ComponentChildren } from 'preact'
import { languages } from '#core/kernel/language.ts'
import { voice } from '#web/base/language.ts'
import { handoverPageWords } from '#web/review/handover-words.ts'
import { rolloutId } from '#web/review/review-selectors.ts'

const words = voice(handoverPageWords)
const formats = ['pdf', 'zip'] as const

export const HandoverCard = ({ children }: { children?: ComponentChildren }) => (
  <section class="card stack tight" aria-labelledby="handover">
    <div class="row between">
      <h2 id="handover">{words('handover')}</h2>
      {children}
    </div>
    <p>{words('about')}</p>
    <ul class="review-rows no-print">
      {languages.map((language) => {
        const name = words(language === 'en' ? 'inEnglish' : 'inDutch')
        return (
          <li key={language}>
            <span class="words strong">{name}</span>
            <span class="row">
              {formats.map((format) => (
                <a
                  key={format}
                  class="button"
                  href={`/api/rollouts/${encodeURIComponent(rolloutId.value)}/handover.${format}?language=${language}`}
                  download
                  aria-label={words('download', { format: format.toUpperCase(), language: name })}
                >
                  {format.toUpperCase()}
                </a>
              ))}
            </span>
          </li>
        )
      })}
    </ul>
  </section>
)
