import { expect, test, type Page } from '@playwright/test';
import { ROUTE } from '../support/gateway';
import { DAY, open, prepare } from '../support/pages';
import { ARTIST } from '../support/recorded-artist';
import { FULL } from '../support/tags';

/**
 * 150 ms and 1.6 Mb/s. The processor is left as it is: how much of it a test gets is up to whatever
 * else runs, and the bytes of script have a budget of their own.
 */
const LINE = {
  offline: false,
  latency: 150,
  downloadThroughput: 200_000,
  uploadThroughput: 90_000,
};
const MOST_MILLIS = 1800;
const MOST_SHIFT = 0.02;
/** A busy machine makes a load later, never earlier: one load in time is the page's own doing. */
const PATIENCE_MILLIS = 150_000;

interface Vitals {
  /** When the largest piece of the first view was painted. */
  largest: number;
  /** By how much the view was shifted, summed up. */
  shift: number;
}

const QUICK = ['/'];
const MORE = [
  '/research/distances/',
  '/archive/',
  DAY,
  '/routes/',
  ROUTE,
  '/play/',
  '/hidden/',
  ARTIST,
  '/status/',
  '/study/',
  '/you/',
  '/how/',
];

for (const path of [...QUICK, ...MORE]) {
  test(
    `${path} shows its largest part in time and shifts nothing, on a slow line`,
    QUICK.includes(path) ? {} : { tag: FULL },
    async ({ page }) => {
      await prepare(page);
      await observe(page);
      const session = await page.context().newCDPSession(page);
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', LINE);
      await session.send('Network.setCacheDisabled', { cacheDisabled: true });
      await expect(async () => {
        await open(page, path);
        const { largest, shift } = await vitalsOf(page);
        expect(shift, 'layout shift').toBeLessThan(MOST_SHIFT);
        expect(largest, 'nothing was painted').toBeGreaterThan(0);
        expect(largest, 'milliseconds to the largest part').toBeLessThan(MOST_MILLIS);
      }).toPass({ timeout: PATIENCE_MILLIS });
    },
  );
}

async function observe(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const vitals = { largest: 0, shift: 0 };
    Object.assign(window, { vitals });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) vitals.largest = entry.startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        vitals.shift += (entry as { value?: number }).value ?? 0;
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

function vitalsOf(page: Page): Promise<Vitals> {
  return page.evaluate(() => (window as unknown as { vitals: Vitals }).vitals);
}
