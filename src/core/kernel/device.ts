/** What people call a device: the browser and the system, and nothing finer that could tell one person's from another's. */

/** Null where it cannot be told. `uitrol` is the command line. */
export interface DeviceName {
  readonly browser: string | null
  readonly system: string | null
}

/** The first that fits counts: most browsers also claim to be the one they descend from. */
const browsers: readonly (readonly [name: string, sign: RegExp])[] = [
  ['uitrol', /^uitrol\b/],
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Opera', /\b(OPR|OPT|Opera)\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Vivaldi', /\bVivaldi\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|CriOS|Chromium|HeadlessChrome)\//],
  ['Safari', /\bVersion\/[\d.]+.*\bSafari\//],
  ['curl', /^curl\//],
]

const systems: readonly (readonly [name: string, sign: RegExp])[] = [
  ['Android', /\bAndroid\b/],
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Windows', /\bWindows\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Mac', /\bMacintosh\b|\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
]

const firstIn = (known: typeof browsers, text: string): string | null => known.find(([, sign]) => sign.test(text))?.[0] ?? null

/**
 * The browser and the system that a user agent names; null where nothing is known (AC-4).
 *
 * @example deviceNamed('Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36') // { browser: 'Chrome', system: 'Android' }
 */
export const deviceNamed = (userAgent: string | null): DeviceName | null => {
  if (userAgent === null) return null
  const found = { browser: firstIn(browsers, userAgent), system: firstIn(systems, userAgent) }
  return found.browser === null && found.system === null ? null : found
}
