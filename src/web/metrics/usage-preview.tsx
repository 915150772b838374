/** What importing a file of usage would bring: whom it finds, and every line that will not go in, with the reason. */
import { type LeftOut, leftOutWords } from '#core/metrics/left-out-words.ts'
import { f, voice } from '#web/base/language.ts'
import { importsWords } from '#web/metrics/imports-words.ts'
import { Button } from '#web/parts/button.tsx'
import { FoldedPart } from '#web/parts/folded-part.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { announce } from '#web/parts/toast.tsx'
import { runCommand, useCommand } from '#web/parts/use-command.ts'
import { newId } from '#web/sync/new-id.ts'
import { mayI } from '#web/sync/signed-in.ts'
import { ownZone } from '#web/sync/store.ts'

const words = voice(importsWords)
const why = voice(leftOutWords)

interface Lines<T> {
  readonly count: number
  readonly lines: readonly T[]
}

type Account = 'deleted' | 'suspended' | 'unlicensed' | 'guest'

/** What `POST /api/usage/preview` answers. */
export interface UsagePreview {
  /** Apps that the report tells apart, and the one that was read; null for any of them. */
  readonly apps: readonly string[]
  readonly app: string | null
  readonly people: number
  readonly lines: number
  readonly never: number
  /** Lines of days before the person's own go-live, and of days that figures were shown for already. */
  readonly early: number
  readonly late: number
  readonly newestOn: string | null
  readonly accounts: Readonly<Record<string, number>>
  readonly unknown: Lines<{
    readonly line: number
    readonly identity: string
    readonly name: string | null
    readonly account: Account | 'active'
  }>
  readonly proposed: Lines<{ readonly line: number; readonly identity: string; readonly personId: string; readonly name: string }>
  readonly ambiguous: Lines<{ readonly line: number; readonly identity: string; readonly name: string }>
  readonly refused: Lines<LeftOut>
  readonly importedBefore: { readonly at: string; readonly fileName: string | null } | null
}

const accounts: readonly Account[] = ['deleted', 'suspended', 'unlicensed', 'guest']

const Listed = ({ title, lines }: { title: string; lines: readonly LeftOut[] }) => (
  <FoldedPart summary={title}>
    {() => (
      <ul class="preview-lines">
        {lines.map((line) => (
          <li key={line.line}>{why('line', line)}</li>
        ))}
      </ul>
    )}
  </FoldedPart>
)

/** All that a line does not tell of somebody. */
const nobody = {
  employeeNumber: null,
  phone: null,
  department: null,
  locationId: null,
  language: null,
  jobTitle: null,
  managerEmail: null,
  startsOn: null,
  leftOn: null,
} as const

/** Who left or may not work here is not added. */
const mayBeAdded = ({ identity, account }: UsagePreview['unknown']['lines'][number]): boolean =>
  identity.includes('@') && account !== 'deleted' && account !== 'suspended'

/** Adds those who are not on the staff list, as far as the preview names them and their line has an address; where and what they do is filled in later. */
const AddThem = ({ unknown: { lines } }: { unknown: UsagePreview['unknown'] }) => {
  const { run, busy, trouble } = useCommand()
  const people = [...new Map(lines.filter(mayBeAdded).map((one) => [one.identity, one])).values()]
  if (people.length === 0) return null
  const add = async (): Promise<void> => {
    for (const { identity, name } of people) {
      const added = await run({ name: 'people.add', input: { ...nobody, personId: newId(), name: name ?? identity, email: identity } })
      if (added === undefined) return
    }
    announce(words('added', { count: people.length }))
  }
  return (
    <div class="stack tight">
      <p class="small">{words('addThem', { count: people.length })}</p>
      <TroubleNote trouble={trouble} />
      <div class="row">
        <Button busy={busy} onClick={() => void add()}>
          {words('add', { count: people.length })}
        </Button>
      </div>
    </div>
  )
}

export const UsagePreviewPart = ({ preview }: { preview: UsagePreview }) => {
  const { people, lines, never, early, late, newestOn, unknown, proposed, ambiguous, refused, importedBefore } = preview
  const notPlain = accounts.flatMap((account) => {
    const count = preview.accounts[account]
    return count ? [words('accounts', { account, count })] : []
  })
  return (
    <section class="stack tight" aria-live="polite">
      {importedBefore && (
        <p class="note hold">
          {words('before', { at: f().moment(importedBefore.at, ownZone.value), file: importedBefore.fileName ?? '' })}
        </p>
      )}
      <p class="strong">{people === 0 && unknown.count > 0 ? words('nobody', { lines }) : words('finds', { people, lines })}</p>
      <p class="soft">
        {[
          newestOn === null ? '' : words('newest', { on: newestOn }),
          never > 0 ? words('neverUsed', { count: never }) : '',
          notPlain.length > 0 ? `${f().list(notPlain)}.` : '',
          early > 0 ? words('early', { count: early }) : '',
          late > 0 ? words('late', { count: late }) : '',
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      {proposed.count > 0 && (
        <>
          <h3>{words('proposed', { count: proposed.count })}</h3>
          <ul class="needs">
            {proposed.lines.slice(0, 20).map(({ line, identity, personId, name }) => (
              <li class="need" key={line}>
                <div class="words">{words('isThem', { identity, name })}</div>
                <Button
                  onClick={() =>
                    void runCommand(
                      { name: 'metrics.learnAlias', input: { aliasId: newId(), identity, personId } },
                      words('confirmed', { name }),
                    )
                  }
                >
                  {words('confirm')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {unknown.count > 0 && (
        <>
          <Listed
            title={words('unknown', { count: unknown.count })}
            lines={unknown.lines.map(({ line, identity }) => ({ line, code: 'unknown', text: identity }))}
          />
          {mayI('people.manage') && <AddThem unknown={unknown} />}
        </>
      )}
      {ambiguous.count > 0 && (
        <Listed
          title={words('ambiguous', { count: ambiguous.count })}
          lines={ambiguous.lines.map(({ line, name }) => ({ line, code: 'ambiguous', text: name }))}
        />
      )}
      {refused.count > 0 && <Listed title={words('refusedLines', { count: refused.count })} lines={refused.lines} />}
    </section>
  )
}
