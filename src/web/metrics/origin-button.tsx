/** Opens where the figures of a card come from; the same lines stand above the people behind a figure (ME-3). */
import { type ComponentChildren, createContext } from 'preact'
import { useContext, useState } from 'preact/hooks'
import type { AdoptionAnswer } from '#core/metrics/adoption-overview.ts'
import { voice } from '#web/base/language.ts'
import type { CardProps } from '#web/metrics/adoption-card.ts'
import type { Origin } from '#web/metrics/origin.ts'
import { originWords } from '#web/metrics/origin-words.ts'
import { Button } from '#web/parts/button.tsx'
import { Dialog } from '#web/parts/dialog.tsx'

const words = voice(originWords)

/** Sources with their age, and who is in none of them. */
export const OriginLines = ({ origin: { sources, uncovered, who }, open }: { origin: Origin; open?: CardProps['open'] | undefined }) => (
  <div class="stack tight">
    {sources.length === 0 ? (
      <p class="soft">{words('none')}</p>
    ) : (
      <ul class="bare origin">
        {sources.map(({ name, about, age }) => (
          <li key={`${name} ${about}`}>
            <span>
              <b>{name}</b> {about && <span class="small soft">{about}</span>}
            </span>
            <span class="small soft nowrap">{age}</span>
          </li>
        ))}
      </ul>
    )}
    {uncovered && (
      <p class="small">
        {uncovered}{' '}
        {who && open && (
          <button type="button" class="link-button" onClick={() => open(who)}>
            {words('who')}
          </button>
        )}
      </p>
    )}
  </div>
)

/** What origins are told from: the page's figures, and the source that decides. */
export interface OriginFacts {
  readonly answer: AdoptionAnswer
  readonly chosen: string | null
  readonly open: CardProps['open']
}

export const OriginContext = createContext<OriginFacts | undefined>(undefined)

/** Below a heading that names the figures: their origin as the page knows it. */
export const ToldOrigin = ({ origin, onLeave }: { origin: (facts: OriginFacts) => Origin; onLeave?: () => void }) => {
  const facts = useContext(OriginContext)
  if (!facts) return null
  return (
    <OriginLines
      origin={origin(facts)}
      open={(listed) => {
        onLeave?.()
        facts.open(listed)
      }}
    />
  )
}

interface Props {
  /** What the figures are called. */
  readonly title: string
  /** Where a figure itself is the button. */
  readonly label?: string
  /** Beside the figure. */
  readonly after?: string | undefined
  /** How the figure looks: large, or as a link in a line or a table. */
  readonly look?: 'funnel-figure' | 'link-button strong'
  /** Told once it is opened. */
  readonly children: (close: () => void) => ComponentChildren
}

export const OriginButton = ({ title, label, after = '', look = 'funnel-figure', children }: Props) => {
  const [isOpen, setOpen] = useState(false)
  const close = (): void => setOpen(false)
  return (
    <>
      {label === undefined ? (
        <Button kind="quiet" opens="view" aria-label={words('sourceOf', { title })} onClick={() => setOpen(true)}>
          {words('source')}
        </Button>
      ) : (
        <button
          type="button"
          class={look}
          aria-haspopup="dialog"
          aria-label={words('figureOf', { figure: `${label} ${after}`.trim(), title })}
          onClick={() => setOpen(true)}
        >
          {label} {after && <small>{after}</small>}
        </button>
      )}
      {isOpen && (
        <Dialog title={words('title', { title })} onClose={close}>
          {children(close)}
          <div class="ends">
            <Button kind="first" onClick={close}>
              {words('close')}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  )
}

/** A question mark where a figure is not known: it opens to what there is, and to who can tell more. */
export const UnknownFigure = ({
  title,
  origin,
  after,
  look = 'link-button strong',
}: {
  title: string
  origin: (facts: OriginFacts) => Origin
} & Pick<Props, 'after' | 'look'>) => (
  <OriginButton title={title} label="?" after={after} look={look}>
    {(close) => (
      <>
        <ToldOrigin origin={origin} onLeave={close} />
        <p>
          <a class="touch" href="/adoption/imports">
            {words('askSource')}
          </a>
        </p>
      </>
    )}
  </OriginButton>
)
