/** One thing to learn from: what it is, its file or link, how far it is, and the lighter one beside it. */
import { shared } from '#web/base/lead-words.ts'
import type { Language } from '#core/kernel/language.ts'
import { effect } from '@preact/signals'
import { useRef, useState } from 'preact/hooks'
import { type ResourceKind, resourceKinds, type ResourceState, resourceStates } from '#core/training/resources.ts'
import { NotReached, troubleIn } from '#web/sync/server-request.ts'
import { f, voice, w } from '#web/base/language.ts'
import { newId } from '#web/sync/new-id.ts'
import { Button } from '#web/parts/button.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { ChoiceField, FileField, SelectField, TextField } from '#web/parts/field.tsx'
import { announce } from '#web/parts/toast.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { languageName, type Resource, resources, sizeText } from '#web/training/resource-selectors.ts'
import { upload } from '#web/training/resource-upload.ts'
import { resourceWords } from '#web/training/resource-words.ts'
import { outbox } from '#web/sync/store.ts'
import { useCommand } from '#web/parts/use-command.ts'
import type { CommandCall } from '#core/registry/command-inputs.ts'

const words = voice(resourceWords)

/** Once the server has a command: a file belongs to a row that it must know. False when it refused. */
const arrived = (id: string): Promise<boolean> =>
  new Promise((done) => {
    const stop = effect(() => {
      const kept = outbox.value.find(({ issued }) => issued.id === id)
      if (kept?.state === 'waiting') return
      done(kept?.state !== 'refused')
      queueMicrotask(() => stop())
    })
  })

type Source = 'file' | 'link' | 'none'

interface Props {
  readonly rolloutId: string
  readonly resource?: Resource
  readonly kind?: ResourceKind
  readonly language: string
  readonly onClose: () => void
}

const wholeOrNull = (text: string): number | null => (text.trim() === '' ? null : Math.round(Number(text)))

export const ResourceDialog = ({ rolloutId, resource, kind: given = 'quickStart', language: spoken, onClose }: Props) => {
  const [kind, setKind] = useState<ResourceKind>((resource?.kind as ResourceKind | undefined) ?? given)
  const [language, setLanguage] = useState(resource?.language ?? spoken)
  const [title, setTitle] = useState(resource?.title ?? '')
  const [state, setState] = useState<ResourceState>((resource?.state as ResourceState | undefined) ?? 'draft')
  const [source, setSource] = useState<Source>(resource ? (resource.sha256 ? 'file' : resource.link ? 'link' : 'none') : 'file')
  const [file, setFile] = useState<File>()
  const [link, setLink] = useState(resource?.link ?? '')
  const [kb, setKb] = useState(resource?.bytes == null ? '' : String(Math.max(1, Math.round(resource.bytes / 1000))))
  const [extent, setExtent] = useState(resource?.extent == null ? '' : String(resource.extent))
  const [lighterId, setLighterId] = useState(resource?.lighterId ?? '')
  const { run, trouble, setTrouble } = useCommand()
  const [share, setShare] = useState<number>()
  const sending = useRef<AbortController>(null)
  const resourceId = useRef(resource?.resourceId ?? newId())
  const unit = kind === 'video' ? 'minutes' : 'pages'
  const lighterOnes = resources.value.filter(
    (one) => one.resourceId !== resourceId.current && one.language === language && one.lighterId !== resourceId.current,
  )

  const keep = async (as: ResourceState): Promise<string | undefined> => {
    const bytes = wholeOrNull(kb)
    return run({
      name: 'training.keepResource',
      input: {
        rolloutId,
        resourceId: resourceId.current,
        kind,
        language: language as Language,
        title,
        state: as,
        bytes: source === 'link' && bytes !== null ? bytes * 1000 : null,
        extent: wholeOrNull(extent),
        link: source === 'link' && link.trim() !== '' ? link : null,
        lighterId: lighterId === '' ? null : lighterId,
      },
    })
  }

  const carryOut = async (event: Event): Promise<void> => {
    event.preventDefault()
    setTrouble(undefined)
    const fresh = source === 'file' && file !== undefined
    // What is sent is a draft until it has arrived.
    const early: ResourceState = fresh && !resource?.sha256 ? 'draft' : state
    const id = await keep(early)
    if (id === undefined) return
    if (fresh) {
      const stop = new AbortController()
      sending.current = stop
      setShare(0)
      try {
        if (!(await arrived(id))) return onClose()
        const path = `/api/rollouts/${encodeURIComponent(rolloutId)}/resources/${encodeURIComponent(resourceId.current)}/file`
        await upload(path, file, setShare, stop.signal)
      } catch (problem) {
        if (!stop.signal.aborted) setTrouble(problem instanceof NotReached ? { code: 'web.notReached', params: {} } : troubleIn(problem))
        return
      } finally {
        setShare(undefined)
      }
      if (early !== state && state === 'final') await finalOnceHere(keep)
    }
    announce(words('saved'))
    onClose()
  }

  /** The row with the file comes back with the feed; only then can it be final. */
  const finalOnceHere = (keepAs: typeof keep): Promise<unknown> =>
    new Promise((done) => {
      const stop = effect(() => {
        if (!resources.value.some((one) => one.resourceId === resourceId.current && one.sha256)) return
        queueMicrotask(() => {
          stop()
          done(keepAs('final'))
        })
      })
    })

  return (
    <Dialog title={resource ? words('editTitle', { title: resource.title }) : words('addTitle')} onClose={onClose}>
      <form class="stack" onSubmit={(event) => void carryOut(event)}>
        <TextField label={words('name')} required maxLength={160} value={title} onValue={setTitle} />
        <div class="pair">
          <SelectField
            label={words('kind')}
            value={kind}
            onValue={(value) => setKind(value as ResourceKind)}
            options={resourceKinds.map((value) => ({ value, text: words(value) }))}
          />
          <SelectField
            label={words('language')}
            value={language}
            onValue={setLanguage}
            options={(['nl', 'en'] as const).map((value) => ({ value, text: languageName(value) }))}
          />
        </div>
        <ChoiceField<Source>
          label={words('source')}
          value={source}
          onValue={setSource}
          options={[
            { value: 'file', text: words('sourceFile') },
            { value: 'link', text: words('sourceLink') },
            { value: 'none', text: words('sourceNone') },
          ]}
        />
        {source === 'file' && (
          <FileField
            label={words('file')}
            hint={resource?.fileName && words('fileNow', { name: resource.fileName, size: sizeText(resource.bytes) })}
            onFile={setFile}
          />
        )}
        {source === 'link' && (
          <div class="pair">
            <TextField label={words('link')} type="url" required maxLength={1000} placeholder="https://" value={link} onValue={setLink} />
            <TextField label={words('bytes')} type="number" min={0} hint={words('bytesHint')} value={kb} onValue={setKb} />
          </div>
        )}
        <div class="pair">
          <SelectField
            label={words('state')}
            value={state}
            onValue={(value) => setState(value as ResourceState)}
            options={resourceStates.map((value) => ({ value, text: words(value) }))}
          />
          <TextField
            label={words(unit === 'pages' ? 'extentPages' : 'extentMinutes')}
            type="number"
            min={1}
            hint={words(`${kind}Hint`)}
            value={extent}
            onValue={setExtent}
          />
        </div>
        {lighterOnes.length > 0 && (
          <SelectField
            label={words('lighterField')}
            hint={words('lighterHint')}
            value={lighterId}
            onValue={setLighterId}
            options={[
              { value: '', text: words('lighterNone') },
              ...lighterOnes.map((one) => ({ value: one.resourceId, text: `${one.title}, ${sizeText(one.bytes)}` })),
            ]}
          />
        )}
        <TroubleNote trouble={trouble} />
        {share !== undefined && (
          <div class="stack tight">
            <label class="soft" for="resource-share">
              {words('uploading', { percent: f().percent(share) })}
            </label>
            <progress id="resource-share" max={1} value={share} />
            <div>
              <Button kind="quiet" onClick={() => sending.current?.abort()}>
                {words('uploadStop')}
              </Button>
            </div>
          </div>
        )}
        <div class="ends">
          {resource && (
            <Button
              kind="danger"
              onClick={() => {
                const call: CommandCall = { name: 'training.removeResource', input: { rolloutId, resourceId: resource.resourceId } }
                void run(call, words('removed')).then((accepted) => accepted !== undefined && onClose())
              }}
            >
              {w('remove')}
            </Button>
          )}
          <Button kind="quiet" onClick={onClose}>
            {w('cancel')}
          </Button>
          <Button kind="first" type="submit" busy={share !== undefined}>
            {shared('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
