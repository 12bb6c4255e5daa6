import { defineConfig, devices } from '@playwright/test';

const PORT = 4399;
const gateway = process.env['MCG_URL'];

const launchOptions = {
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

// `pages` runs against the built site with recorded answers; `live`, instead, against the running
// gateway that MCG_URL names.
const pages = {
  projects: [
    {
      name: 'pages',
      testMatch: 'pages/*.spec.ts',
      // Recorded answers stand in for the gateway only while no service worker asks in the page's place.
      use: { baseURL: `http://127.0.0.1:${PORT}`, serviceWorkers: 'block' },
    },
  ],
  webServer: {
    command: `node e2e/support/serve.mjs ${PORT}`,
    url: `http://127.0.0.1:${PORT}`,
    reuseExistingServer: false,
    timeout: 30_000,
  },
};
const live = (baseURL: string) => ({
  projects: [{ name: 'live', testMatch: 'live/*.spec.ts', use: { baseURL } }],
});

export default defineConfig({
  testDir: './e2e',
  // The accessibility scans are pure computing: a busy machine needs longer, not another result.
  timeout: 180_000,
  // Nothing is slower for it: what is there is seen at once.
  expect: { timeout: 20_000 },
  outputDir: './test-results',
  workers: 2,
  reporter: [['list']],
  forbidOnly: true,
  use: { ...devices['Desktop Chrome'], launchOptions, screenshot: 'only-on-failure' },
  ...(gateway === undefined ? pages : live(gateway)),
});
