/** Builds the browser's room into dist/web; one page, chunks per page, nothing inline (the Content-Security-Policy allows none). */
import preact from '@preact/preset-vite'
import { defineConfig, type Plugin } from 'vite'

/** What tables and commands say of themselves is for the reference; on mobile data it would only weigh. */
const withoutAbouts: Plugin = {
  name: 'without-abouts',
  apply: 'build',
  enforce: 'pre',
  transform: (code, id) =>
    /\/core\/.*-(?:tables|commands?)\.ts$/.test(id) ? code.replaceAll(/^(\s+about:\s+)'(?:[^'\\]|\\.)*'/gm, "$1''") : null,
}

export default defineConfig({
  root: new URL('src/web', import.meta.url).pathname,
  plugins: [withoutAbouts, preact({ reactAliasesEnabled: false })],
  build: {
    outDir: new URL('dist/web', import.meta.url).pathname,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/calendar', '/health', '/ready', '/metrics'].map((path) => [
        path,
        process.env['UITROL_DEV_SERVER'] ?? 'http://127.0.0.1:4400',
      ]),
    ),
  },
})
