/** Notices that did not reach somebody: for whom, about what, what the mail server said, and what can be done about each (CM-7). */
import type { UndeliveredNotice } from '#core/communication/undelivered-notices.ts'
import { shared } from '#web/base/lead-words.ts'
import { f, voice } from '#web/base/language.ts'
import { DeliveryChip } from '#web/communication/message-chip.tsx'
import { messageWords } from '#web/communication/message-words.ts'
import { undelivered } from '#web/communication/undelivered-source.ts'
import { undeliveredWords } from '#web/communication/undelivered-words.ts'
import { Button } from '#web/parts/button.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { FilteredList } from '#web/parts/filtered-list.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { runCommand } from '#web/parts/use-command.ts'
import { useFilters } from '#web/parts/use-filters.ts'
import { listHere } from '#web/sync/list-source.ts'
import { ownZone } from '#web/sync/store.ts'

const own = voice(undeliveredWords)
const words = voice(messageWords)

const aboutOf = (chapter: string): string =>
  chapter === 'training' || chapter === 'support' || chapter === 'resistance' ? own(`about_${chapter}`) : own('about_other')

const settle = ({ noticeId }: UndeliveredNotice, how: 'arrived' | 'told', done: string): void =>
  void runCommand({ name: 'communication.settleNotice', input: { noticeId, how } }, done)

const Decisions = ({ notice }: { notice: UndeliveredNotice }) => {
  const { noticeId, name, state } = notice
  return (
    <div class="row">
      {state === 'unsure' && (
        <Button aria-label={words('arrivedOf', { name })} onClick={() => settle(notice, 'arrived', own('arrivedNow', { name }))}>
          {words('arrived')}
        </Button>
      )}
      <Button
        aria-label={words('retryOf', { name })}
        onClick={() => void runCommand({ name: 'communication.retryNotice', input: { noticeId } }, own('retriedNow', { name }))}
      >
        {words('retry')}
      </Button>
      <Button aria-label={own('toldOf', { name })} onClick={() => settle(notice, 'told', own('toldNow', { name }))}>
        {own('told')}
      </Button>
    </div>
  )
}

export const UndeliveredPage = () => {
  const { items, total } = undelivered.value
  const filters = useFilters()
  const found = items.filter((one) => filters.fits(one.name, aboutOf(one.chapter), one.words))
  return (
    <>
      <PageHeading over={<a href="/messages">← {shared('messages')}</a>} title={own('title', { count: total })} />
      {items.length === 0 ? (
        <EmptyState text={own('none')} />
      ) : (
        <section class="card">
          <p class="soft">{own('text')}</p>
          <FilteredList
            filters={filters}
            list={listHere(found)}
            of={items.length}
            searchLabel={own('search')}
            label={own('label')}
            columns={[
              { key: 'name', head: words('name'), cell: ({ name }) => <strong>{name}</strong> },
              { key: 'about', head: own('about'), cell: ({ chapter }) => aboutOf(chapter) },
              { key: 'when', head: own('when'), cell: ({ createdAt }) => f().moment(createdAt, ownZone.value) },
              {
                key: 'state',
                head: words('state'),
                cell: (notice) => (
                  <div class="stack tight">
                    <div>
                      <DeliveryChip state={notice.state}>{words(`delivery_${notice.state}`)}</DeliveryChip>
                    </div>
                    {notice.words && <q class="small soft server-said">{notice.words}</q>}
                    {notice.state === 'unsure' && <p class="small soft">{words('unsureText')}</p>}
                    <Decisions notice={notice} />
                  </div>
                ),
              },
            ]}
            rowKey={({ noticeId }) => noticeId}
          />
          {total > items.length && <p class="small soft">{own('newest', { count: items.length, all: total })}</p>}
        </section>
      )}
    </>
  )
}
