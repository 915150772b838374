/** The form of an issue, as a page: what went wrong, how bad it is, whom it concerns; works without a connection. */
import { shared } from '#web/base/lead-words.ts'
import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { type IssueScope, scopes, severities, type Severity } from '#core/contingency/issues.ts'
import { t, voice, w } from '#web/base/language.ts'
import type { Issue } from '#web/contingency/issue-selectors.ts'
import { issuesWords } from '#web/contingency/issues-words.ts'
import { Button } from '#web/parts/button.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { ChoiceField, LinesField, SelectField, TextField } from '#web/parts/field.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { useCommand } from '#web/parts/use-command.ts'
import { here } from '#web/people/people-list.ts'
import { phaseName } from '#web/rollout/phase-name.ts'
import { newId } from '#web/sync/new-id.ts'
import { me } from '#web/sync/signed-in.ts'
import { all, rollout, today, where } from '#web/sync/store.ts'

const words = voice(issuesWords)

const severityHint: Record<Severity, 'minorHint' | 'majorHint' | 'criticalHint'> = {
  minor: 'minorHint',
  major: 'majorHint',
  critical: 'criticalHint',
}

/** The locations that whoever is here may speak for; a champion their own. */
const placesHere = () => {
  const actor = me.value?.actor
  return all('location').filter(({ locationId }) => actor?.role !== 'champion' || actor.locationIds.includes(locationId))
}

const Concerned = ({ scope, value, onValue }: { scope: IssueScope; value: string; onValue: (value: string) => void }) => {
  if (scope === 'all') return null
  const options = {
    person: () => here.value.map(({ person }) => ({ value: person.personId, text: person.name })),
    location: () => placesHere().map(({ locationId, name }) => ({ value: locationId, text: name })),
    phase: () =>
      where('phase', { rolloutId: rollout.value?.rolloutId ?? '' })
        .filter(({ headCount }) => headCount > 0)
        .toSorted((a, b) => a.position - b.position)
        .map(({ phaseKey }) => ({ value: phaseKey, text: phaseName(phaseKey) })),
  }[scope]()
  return (
    <SelectField
      label={words(scope)}
      value={value}
      required
      onValue={onValue}
      options={[{ value: '', text: words('choose') }, ...options]}
    />
  )
}

const concernedIn = (before: Issue | undefined): string =>
  (before?.scope === 'person' ? before.personId : before?.scope === 'location' ? before.locationId : before?.phaseKey) ?? ''

export const IssueForm = ({ before }: { before?: Issue }) => {
  const { route, query } = useLocation()
  /** Recorded to pause the rollout for it: such an issue is major at least. */
  const toPause = before === undefined && 'pause' in query
  const isChampion = me.value?.actor?.role === 'champion'
  const [issueId] = useState(before?.issueId ?? newId)
  const [title, setTitle] = useState(before?.title ?? '')
  const [severity, setSeverity] = useState((before?.severity as Severity | undefined) ?? (toPause ? 'major' : 'minor'))
  const [scope, setScope] = useState((before?.scope as IssueScope | undefined) ?? (isChampion ? 'location' : 'all'))
  const [concerned, setConcerned] = useState(before ? concernedIn(before) : isChampion ? (placesHere()[0]?.locationId ?? '') : '')
  const [description, setDescription] = useState(before?.description ?? '')
  const [workaround, setWorkaround] = useState(before?.workaround ?? '')
  const [vendorFixOn, setVendorFixOn] = useState(before?.vendorFixOn ?? '')
  const [reference, setReference] = useState(before?.vendorReference ?? '')
  const { run, busy, trouble, setTrouble } = useCommand()
  const rolloutId = rollout.value?.rolloutId ?? ''
  const filled = title.trim() !== '' && (scope === 'all' || concerned !== '')
  const save = async (): Promise<void> => {
    const input = {
      rolloutId,
      issueId,
      title,
      description,
      severity,
      scope,
      personId: scope === 'person' ? concerned : null,
      locationId: scope === 'location' ? concerned : null,
      phaseKey: scope === 'phase' ? concerned : null,
      workaround,
      vendorFixOn: vendorFixOn || null,
      vendorReference: reference.trim() || null,
    }
    const accepted = await (before
      ? run({ name: 'contingency.changeIssue', input }, words('saved'))
      : run({ name: 'contingency.openIssue', input }, words('opened')))
    if (accepted !== undefined) route(`/issues/${encodeURIComponent(issueId)}${toPause && severity !== 'minor' ? '/pause' : ''}`)
  }
  const back = before ? `/issues/${encodeURIComponent(issueId)}` : '/issues'
  return (
    <>
      <PageHeading
        over={<a href={back}>← {before ? before.title : words('back')}</a>}
        title={words(before ? 'changeTitle' : toPause ? 'pauseTitle' : 'newTitle')}
      />
      {toPause && <p class="note">{words('toPause')}</p>}
      <form
        class="card issue-form"
        onInput={() => setTrouble(undefined)}
        onSubmit={(event) => {
          event.preventDefault()
          if (filled) void save()
        }}
      >
        <TextField label={words('title')} hint={words('titleHint')} value={title} onValue={setTitle} required maxLength={140} />
        <ChoiceField<Severity>
          label={words('severity')}
          value={severity}
          onValue={setSeverity}
          options={severities.map((value) => ({ value, text: t(`contingency.severity.${value}`) }))}
          hint={words(severityHint[severity])}
        />
        <ChoiceField<IssueScope>
          label={words('scope')}
          value={scope}
          onValue={(value) => {
            setScope(value)
            setConcerned('')
          }}
          options={scopes.map((value) => ({ value, text: t(`contingency.scope.${value}`) }))}
        />
        <Concerned scope={scope} value={concerned} onValue={setConcerned} />
        <LinesField
          label={`${words('workaround')} (${shared('optional')})`}
          hint={words('workaroundHint')}
          value={workaround}
          onValue={setWorkaround}
          rows={3}
          maxLength={4000}
        />
        <LinesField
          label={`${words('description')} (${shared('optional')})`}
          value={description}
          onValue={setDescription}
          rows={3}
          maxLength={4000}
        />
        <div class="grid4">
          <TextField
            label={`${words('vendorFixOn')} (${shared('optional')})`}
            type="date"
            min={today.value}
            value={vendorFixOn}
            onValue={setVendorFixOn}
          />
          <TextField
            label={`${words('vendorReference')} (${shared('optional')})`}
            value={reference}
            onValue={setReference}
            maxLength={80}
          />
        </div>
        <TroubleNote trouble={trouble} />
        <div class="row">
          <Button kind="first" type="submit" busy={busy} disabled={!filled}>
            {words('save')}
          </Button>
          <a class="button quiet" href={back}>
            {w('cancel')}
          </a>
        </div>
      </form>
    </>
  )
}
