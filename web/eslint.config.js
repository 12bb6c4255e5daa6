import astro from 'eslint-plugin-astro';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
  { ignores: ['dist', '.astro', 'test-results', 'playwright-report', 'src/lib/api/schema.d.ts'] },
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  ...astro.configs.recommended,
  { languageOptions: { globals: { ...globals.browser } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  { files: ['worker/worker.js'], languageOptions: { globals: globals.serviceworker } },
  {
    // The one place that talks to the API and the one that reads published files, so that errors,
    // bounds and the same-origin rule live once.
    files: ['src/**/*'],
    ignores: ['src/lib/api/**', 'src/lib/data/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'Ask through src/lib/api or src/lib/data.' },
      ],
    },
  },
);
