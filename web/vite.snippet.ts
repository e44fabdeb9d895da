import { defineConfig } from 'vite'

// One file without modules, for pages of others: it must run in browsers of some years ago.
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'target/classes/snippet',
    target: 'es2020',
    lib: { entry: 'snippet/index.ts', formats: ['iife'], name: 'ff', fileName: () => 'ff.js' },
  },
})
