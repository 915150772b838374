/** For a member to whom a level of support is assigned: the questions that wait for their answer. */
import { voice } from '#web/base/language.ts'
import { TicketLines } from '#web/support/ticket-lines.tsx'
import { queue } from '#web/support/support-waiting.ts'
import { supportPageWords } from '#web/support/support-words.ts'

const words = voice(supportPageWords)

export const HandedCard = () => (
  <TicketLines title={words('forYou')} list={[...queue.value.late, ...queue.value.dueToday, ...queue.value.waiting]} />
)
