/** What people learn from by themselves: per language the four kinds, how far each is, and what it costs to open. */
import { shared } from '#web/base/lead-words.ts'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { materialsMissing, type ResourceKind, resourceFlaws, resourceKinds } from '#core/training/resources.ts'
import { f, voice } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip, type ChipKind, Verdict } from '#web/parts/chip.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { ResourceDialog } from '#web/training/resource-dialog.tsx'
import { languageName, languagesRead, opensAt, type Resource, resources, sizeText } from '#web/training/resource-selectors.ts'
import { resourceWords } from '#web/training/resource-words.ts'
import { mayI } from '#web/sync/signed-in.ts'
import { rolloutId } from '#web/training/training-selectors.ts'

const words = voice(resourceWords)
const stateKinds: Record<string, ChipKind> = { final: 'pass', draft: 'hold', missing: 'fail' }

const State = ({ state }: { state: string }) => {
  const said = words(state === 'final' || state === 'draft' ? state : 'missing')
  const verdict = stateKinds[state] ?? 'fail'
  return verdict === 'info' ? <Chip kind="info">{said}</Chip> : <Verdict verdict={verdict}>{said}</Verdict>
}

const Lengths = ({ one }: { one: Resource }) => {
  const extent = one.extent === null ? undefined : words(one.kind === 'video' ? 'minutes' : 'pages', { count: one.extent })
  return <span class="soft small">{[sizeText(one.bytes), extent].filter(Boolean).join(' · ')}</span>
}

const Entry = ({ one, onEdit }: { one: Resource; onEdit: (() => void) | undefined }) => {
  const address = opensAt(one)
  const lighter = resources.value.find(({ resourceId }) => resourceId === one.lighterId)
  const insteadOf = resources.value.find(({ lighterId }) => lighterId === one.resourceId)
  return (
    <li class="entry">
      <div class="row between">
        <span class="strong">
          {address ? (
            <a class="touch" href={address} target="_blank" rel="noreferrer noopener" aria-label={words('openOf', { title: one.title })}>
              {one.title}
            </a>
          ) : (
            one.title
          )}
        </span>
        <State state={one.state} />
      </div>
      <Lengths one={one} />
      {lighter && <span class="small">{words('lighter', { title: lighter.title, size: sizeText(lighter.bytes) })}</span>}
      {insteadOf && <span class="small soft">{words('isLighter', { title: insteadOf.title })}</span>}
      {resourceFlaws(one, resources.value).map((flaw) => (
        <span key={flaw} class="note hold small">
          {flaw === 'heavy' ? words('lighterWanted') : words('otherLength', { usual: words(`${one.kind as ResourceKind}Hint`) })}
        </span>
      ))}
      {onEdit && (
        <div>
          <Button opens="form" kind="quiet" aria-label={`${words('edit')}: ${one.title}`} onClick={onEdit}>
            {words('edit')}
          </Button>
        </div>
      )}
    </li>
  )
}

type Open = { resource: Resource } | { kind: ResourceKind; language: string }

const titleOf = (missing: ReturnType<typeof materialsMissing>): string => {
  const lacking = missing.filter(({ state }) => state === 'missing').length
  if (lacking > 0) return words('titleMissing', { missing: lacking })
  return missing.length > 0 ? words('titleDrafts', { drafts: missing.length }) : words('titleReady')
}

export const ResourcePage = ({ tabs }: { tabs: ComponentChildren }) => {
  const [open, setOpen] = useState<Open>()
  const languages = languagesRead.value
  const missing = materialsMissing(resources.value, languages)
  const runs = mayI('training.run')
  return (
    <>
      <PageHeading over={words('over', { languages: f().list(languages.map(languageName)) })} title={titleOf(missing)}>
        {runs && (
          <Button opens="form" kind="first" onClick={() => setOpen({ kind: 'quickStart', language: languages[0] ?? 'nl' })}>
            {words('add')}
          </Button>
        )}
      </PageHeading>
      {tabs}
      {languages.map((language) => {
        const lacks = missing.filter((one) => one.language === language && one.state === 'missing').length
        return (
          <section class="card" key={language} aria-labelledby={`resources-${language}`}>
            <div class="row between">
              <h2 id={`resources-${language}`}>{words('materials', { language: languageName(language) })}</h2>
              {lacks === 0 ? (
                <Verdict verdict="pass">{words('allThere')}</Verdict>
              ) : (
                <Verdict verdict="fail">{words('lack', { count: lacks })}</Verdict>
              )}
            </div>
            <div class="kinds">
              {resourceKinds.map((kind) => {
                const ones = resources.value.filter((one) => one.kind === kind && one.language === language)
                if (kind === 'other' && ones.length === 0) return null
                return (
                  <div class="kind" key={kind}>
                    <h3>
                      {words(kind)} <span class="soft small">{words(`${kind}Hint`)}</span>
                    </h3>
                    {ones.length === 0 ? (
                      <div class="stack tight">
                        <p>
                          {missing.some((one) => one.kind === kind && one.language === language) ? (
                            <State state="missing" />
                          ) : (
                            <span class="soft">–</span>
                          )}
                        </p>
                        {runs && (
                          <div>
                            <Button
                              opens="form"
                              aria-label={`${shared('add')}: ${words(kind)}, ${languageName(language)}`}
                              onClick={() => setOpen({ kind, language })}
                            >
                              {shared('add')}
                            </Button>
                          </div>
                        )}
                      </div>
                    ) : (
                      <ul class="plain-list">
                        {ones.map((one) => (
                          <Entry key={one.resourceId} one={one} onEdit={runs ? () => setOpen({ resource: one }) : undefined} />
                        ))}
                      </ul>
                    )}
                  </div>
                )
              })}
            </div>
          </section>
        )
      })}
      {open && (
        <ResourceDialog
          rolloutId={rolloutId.value}
          {...('resource' in open ? { resource: open.resource, language: open.resource.language } : open)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  )
}
