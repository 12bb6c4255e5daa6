import svelte from '@astrojs/svelte';
import { defineConfig } from 'astro/config';
import serviceWorker from './worker/integration.mjs';

// What every island is drawn with is one file: cut into pieces by who uses which, it would be a
// twentieth larger on each page that has it.
function manualChunks(id) {
  return /\/node_modules\/(svelte|esm-env|clsx)\//.test(id) ? 'svelte' : undefined;
}

// The gateway sends `script-src 'self'; style-src 'self'`. Nothing may be inlined, however small:
// not a style sheet, not a script, not a font.
export default defineConfig({
  integrations: [svelte(), serviceWorker()],
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  build: { format: 'directory', inlineStylesheets: 'never' },
  vite: {
    build: {
      assetsInlineLimit: 0,
      // Some 3 % smaller than by the usual one.
      minify: 'terser',
      terserOptions: { module: true, compress: { passes: 3 } },
      rollupOptions: { output: { manualChunks } },
    },
  },
});
