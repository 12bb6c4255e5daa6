import svelte from '@astrojs/svelte';
import { defineConfig } from 'astro/config';
import serviceWorker from './worker/integration.mjs';

// The gateway sends `script-src 'self'; style-src 'self'`. Nothing may be inlined, however small:
// not a style sheet, not a script, not a font.
export default defineConfig({
  integrations: [svelte(), serviceWorker()],
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  build: { format: 'directory', inlineStylesheets: 'never' },
  vite: { build: { assetsInlineLimit: 0 } },
});
