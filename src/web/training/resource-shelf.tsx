/** What a person can learn from by themselves: in their language, with what it costs before anything is loaded; the lighter one first where data is dear. */
import { heavyBytes, resourceKinds } from '#core/training/resources.ts'
import { language, voice } from '#web/base/language.ts'
import { languageName, opensAt, type Resource, sizeText } from '#web/training/resource-selectors.ts'
import { resourceWords } from '#web/training/resource-words.ts'
import { FoldedCard } from '#web/parts/folded-card.tsx'
import { me } from '#web/sync/signed-in.ts'
import { one, where } from '#web/sync/store.ts'

const words = voice(resourceWords)

/** A place with a poor connection, or a reader who asks their browser to be careful. */
const dataIsDear = (): boolean => {
  const careful = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true
  const place = one('location', one('person', me.value?.actor?.personId ?? '')?.locationId ?? '')
  return careful || place?.connectivity === 'poor' || place?.connectivity === 'patchy'
}

const Opening = ({ resource, as = 'opens' }: { resource: Resource; as?: 'opens' | 'heavier' | 'lighter' }) => {
  const said = { title: resource.title, size: sizeText(resource.bytes) }
  return (
    <a class="touch" href={opensAt(resource)} target="_blank" rel="noreferrer noopener">
      {words(as, said)}
    </a>
  )
}

export const ResourceShelf = ({ rolloutId }: { rolloutId: string }) => {
  const ready = where('resource', { rolloutId, state: 'final' }).filter(opensAt)
  const spoken = one('person', me.value?.actor?.personId ?? '')?.language ?? language.value
  const own = ready.filter((resource) => resource.language === spoken)
  const shown = own.length > 0 ? own : ready
  const dear = dataIsDear()
  const lighterOf = (resource: Resource): Resource | undefined => shown.find(({ resourceId }) => resourceId === resource.lighterId)
  const isLighter = new Set(shown.flatMap(({ lighterId }) => lighterId ?? []))
  const entries = shown
    .filter(({ resourceId }) => !isLighter.has(resourceId))
    .map((resource) => ({ resource, lighter: lighterOf(resource) }))
    .map(({ resource, lighter }) =>
      dear && lighter
        ? { first: lighter, second: resource, secondHeavier: true }
        : { first: resource, second: lighter, secondHeavier: false },
    )
    .toSorted((a, b) =>
      dear
        ? (a.first.bytes ?? heavyBytes) - (b.first.bytes ?? heavyBytes)
        : resourceKinds.indexOf(a.first.kind as (typeof resourceKinds)[number]) -
          resourceKinds.indexOf(b.first.kind as (typeof resourceKinds)[number]),
    )
  return (
    <FoldedCard title={words('shelf')}>
      {entries.length === 0 ? (
        <p class="soft">{words('shelfNone')}</p>
      ) : (
        <>
          {dear && entries.some(({ secondHeavier }) => secondHeavier) && <p class="soft small">{words('lightFirst')}</p>}
          <ul class="plain-list">
            {entries.map(({ first, second, secondHeavier }) => (
              <li key={first.resourceId} class="stack tight">
                <Opening resource={first} />
                {first.language !== spoken && (
                  <span class="soft small">{words('inLanguage', { language: languageName(first.language) })}</span>
                )}
                {second && (
                  <span class="small">
                    <Opening resource={second} as={secondHeavier ? 'heavier' : 'lighter'} />
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </FoldedCard>
  )
}
