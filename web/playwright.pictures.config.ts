import { defineConfig } from '@playwright/test';
import pages from './playwright.config';

// Not a test: `npm run pictures` writes docs/pictures from the built site.
export default defineConfig({
  ...pages,
  testDir: './e2e/pictures',
  projects: [{ ...pages.projects?.[0], name: 'pictures', testMatch: '*.spec.ts' }],
  workers: 1,
});
