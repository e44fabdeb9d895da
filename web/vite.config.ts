import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// The server is where FULLFUNNEL_BASE says when the page is developed beside it.
const server = process.env.FULLFUNNEL_BASE ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [react()],
  // nothing inline: the content security policy takes scripts and styles from files only
  build: { outDir: 'target/classes/web', emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { proxy: { '/api': server, '/readyz': server } },
  test: { include: ['{src,snippet}/**/*.test.{ts,tsx}'] },
})
