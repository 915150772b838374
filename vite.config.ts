/** Builds the browser's room into dist/web; one page, chunks per page, nothing inline (the Content-Security-Policy allows none). */
import preact from '@preact/preset-vite'
import { defineConfig } from 'vite'

export default defineConfig({
  root: new URL('src/web', import.meta.url).pathname,
  plugins: [preact({ reactAliasesEnabled: false })],
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
