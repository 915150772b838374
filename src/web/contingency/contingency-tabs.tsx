/** The pages beside the issues, each at an address of its own. */
import { voice } from '#web/base/language.ts'
import { runbookPageWords } from '#web/contingency/runbook-page-words.ts'
import { Tabs } from '#web/parts/tabs.tsx'

const words = voice(runbookPageWords)

const pages = [
  ['issues', '/issues'],
  ['runbook', '/issues/runbook'],
  ['offline', '/issues/offline'],
] as const

export const ContingencyTabs = ({ here }: { here: (typeof pages)[number][0] }) => (
  <Tabs label={words('pages')} here={here} pages={pages.map(([page, href]) => ({ page, href, text: words(page) }))} />
)
