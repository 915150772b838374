/** Every chapter's pages for those who lead, found by the name of the file: `src/web/<chapter>/<chapter>-web.ts`. */
import type { WebChapter } from '#web/base/chapter.ts'

const found = import.meta.glob<WebChapter>('../*/*-web.ts', { eager: true, import: 'default' })

export const webChapters: readonly WebChapter[] = Object.values(found)
