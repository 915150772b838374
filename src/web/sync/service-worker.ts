/** Keeps the programme on the device: the page and the built files that this device has used open without the server; data never pass through here. */

declare const self: ServiceWorkerGlobalScope

/** Written in by the build: what tells this edition from others, and the names of its files below /assets. */
const { edition, files } = JSON.parse('@edition@') as { readonly edition: string; readonly files: readonly string[] }

/** One cache for each edition; a window holds a lock by the same name for as long as it is open. */
const prefix = 'uitrol edition '
const name = prefix + edition
/** Where it stands which edition the next window gets: the newest that is here whole, whichever worker is at work. */
const standing = 'uitrol standing'

/** What the server answers itself: no pages of ours, or not kept for ever. */
const notOurs = /^\/(?:api|calendar|assets|health|ready|metrics|service-worker\.js|favicon\.svg)(?:\/|\.|$)/
const built = new Set([...files.map((file) => `/assets/${file}`), '/favicon.svg'])

/** A name without its language and its hash: the same part of the programme in every edition. */
const partOf = (path: string): string => path.replace(/(?:\.\w\w)?-[\w-]{8}(?=\.\w+$)/, '')
/** The language of a script that is built once for each. */
const languageOf = (path: string): string | undefined => /\.(\w\w)-[\w-]{8}\.js$/.exec(path)?.[1]

/** The edition that was given out last, held open: most of what is asked for is in it. */
let nearest: Cache | undefined

/** A built file as it is kept, in whichever edition: its name holds the hash of what is in it. */
const kept = async (path: string): Promise<Response | undefined> =>
  (await nearest?.match(path, { ignoreVary: true })) ?? caches.match(path, { ignoreVary: true })

/** Whether this is the file, and not what something on the way says instead of it; a wrong one would be kept for ever. */
const isFile = (answer: Response): boolean =>
  answer.ok && !answer.redirected && !(answer.headers.get('content-type') ?? 'text/html').includes('text/html')

/** The edition that the next window gets. */
const current = async (): Promise<string> => (await (await caches.open(standing)).match('/'))?.text() ?? name

/** Puts a file into an edition, out of an older one where it did not change. Raises when the server does not give it. */
const take = async (path: string, into: string): Promise<Response> => {
  const cache = await caches.open(into)
  const already = await cache.match(path, { ignoreVary: true })
  if (already) return already
  const answer = (await kept(path)) ?? (await fetch(path))
  if (!isFile(answer)) throw new Error(`${path}: ${answer.status}`)
  await cache.put(path, answer.clone())
  return answer
}

/** The files that a script cannot run without. */
const importsOf = async (path: string, script: Response): Promise<string[]> =>
  path.endsWith('.js')
    ? [...(await script.text()).matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]/g)].map(([, file]) => `/assets/${file}`)
    : []

/** The language that the last window spoke. */
const spoken = async (): Promise<string> =>
  (await (await caches.open(standing)).match('/language'))?.text() ?? (self.navigator.language.startsWith('nl') ? 'nl' : 'en')

/** What an older edition kept on this device, as it is called in this one; of scripts for each language those of one. */
const usedBefore = async (): Promise<string[]> => {
  const language = await spoken()
  const parts = new Set<string>()
  for (const key of await caches.keys()) {
    if (!key.startsWith(prefix)) continue
    for (const { url } of await (await caches.open(key)).keys()) parts.add(partOf(new URL(url).pathname))
  }
  return [...built].filter((path) => parts.has(partOf(path)) && (languageOf(path) ?? language) === language)
}

/** Brings this edition in whole, as far as this device uses it. What came in before a connection broke need not come again. */
const bringIn = async (): Promise<void> => {
  const page = await fetch('/', { cache: 'no-cache' })
  const text = await page.clone().text()
  // The server went on to another edition meanwhile, or something between us asks for a name: then the next visit is the time.
  if (!page.ok || page.redirected || !text.includes(`content="${edition}"`)) throw new Error('The page is not of this edition.')
  const seen = new Set<string>()
  let next = [...text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path = '']) => path)
  for (const one of await usedBefore()) next.push(one)
  while (next.length > 0) {
    const wave = [...new Set(next)].filter((path) => built.has(path) && !seen.has(path))
    for (const path of wave) seen.add(path)
    next = (await Promise.all(wave.map(async (path) => importsOf(path, await take(path, name))))).flat()
  }
  // The page comes last: where it is, the edition is whole.
  await (await caches.open(name)).put('/', page)
  await (await caches.open(standing)).put('/', new Response(name))
}

/** The page at once, as it is kept. */
const openPage = async (request: Request): Promise<Response> => {
  nearest = await caches.open(await current())
  return (await nearest.match('/', { ignoreVary: true })) ?? fetch(request)
}

/** A built file from the device, or from the server and then kept. */
const openFile = async (request: Request, path: string, whileKeeping: (work: Promise<unknown>) => void): Promise<Response> => {
  const before = await kept(path)
  if (before) return before
  const answer = await fetch(request)
  if (isFile(answer)) {
    const copy = answer.clone()
    whileKeeping(current().then(async (into) => (await caches.open(into)).put(path, copy)))
  }
  return answer
}

/** Removes the editions that no window uses any more. */
const tidy = async (): Promise<void> => {
  if (self.registration.installing) return
  const { held = [] } = await self.navigator.locks.query()
  const inUse = held.flatMap((lock) => (lock.name?.startsWith(prefix) ? [lock.name] : []))
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  // A window that has not said yet which edition it is may need any of them.
  if (windows.length > inUse.length) return
  const used = new Set([...inUse, await current()])
  for (const key of await caches.keys()) if (key.startsWith(prefix) && !used.has(key)) await caches.delete(key)
}

/** A window stands: what it fetched before there was a worker is kept too. */
const welcome = async (fetched: readonly string[], language: string): Promise<void> => {
  await (await caches.open(standing)).put('/language', new Response(language))
  if (!(await (await caches.open(await current())).match('/'))) await bringIn()
  const into = await current()
  await Promise.allSettled(fetched.map((path) => take(path, into)))
  await tidy()
}

// No worker pushes another aside: a window that opens at that moment would wait for ever. The one at work gives out what the next one brought in.
self.addEventListener('install', (event) => event.waitUntil(bringIn()))
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('message', (event) => {
  const { fetched, language } = event.data as { readonly fetched: readonly string[]; readonly language: string }
  event.waitUntil(welcome(fetched, language).catch(() => undefined))
})
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') {
    if (!notOurs.test(pathname)) event.respondWith(openPage(request))
  } else if (pathname.startsWith('/assets/') || pathname === '/favicon.svg') {
    event.respondWith(openFile(request, pathname, (work) => event.waitUntil(work)))
  }
})
