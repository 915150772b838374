/** How the backups that the server makes stand, for owners: the newest, where they lie, what went wrong and how one is restored. */
import { backupTrouble } from '#core/operations/backup-standing.ts'
import { f, voice } from '#web/base/language.ts'
import { backupsWords } from '#web/settings/backups-words.ts'
import { me } from '#web/sync/signed-in.ts'
import { today } from '#web/sync/store.ts'

const words = voice(backupsWords)

export const BackupsCard = () => {
  const standing = me.value?.backups
  if (!standing) return null
  const trouble = backupTrouble(standing, today.value)
  return (
    <section class="card" id="backups" aria-labelledby="backups-title">
      <h2 id="backups-title">{words('backups')}</h2>
      {standing.by === 'server' ? (
        <>
          {trouble === null ? (
            <p>{words('text')}</p>
          ) : (
            <p>
              <span aria-hidden="true">◆ </span>
              <strong>{words(`fault_${trouble}`)}</strong>
            </p>
          )}
          <dl class="facts">
            <dt>{words('newest')}</dt>
            <dd>
              {standing.copies[0]
                ? `${f().day(standing.copies[0].madeOn, 'full')} · ${words('size', { bytes: standing.copies[0].bytes })}`
                : words('none')}
            </dd>
            <dt>{words('kept')}</dt>
            <dd>{f().number(standing.copies.length)}</dd>
            <dt>{words('folder')}</dt>
            <dd>{standing.folder}</dd>
          </dl>
          <p class="soft small">{words('elsewhere')}</p>
          {standing.copies[0] && (
            <>
              <p class="small">{words('restore')}</p>
              <pre class="code-lines" tabIndex={0} role="region" aria-label={words('restore')}>
                uitrol restore {standing.folder}/{standing.copies[0].fileName} --into ./restored
              </pre>
            </>
          )}
        </>
      ) : (
        <p>{words(standing.by)}</p>
      )}
    </section>
  )
}
