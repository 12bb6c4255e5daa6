import type { Page } from '@playwright/test';
import type { HealthReport } from '../../src/lib/api/types';
import type { StatusFile } from '../../src/lib/data/status';
import { gateway } from './gateway';
import { card, firstPage, lastPage, sixties } from './recorded-artist';
import { health, statusFile, WRITTEN } from './recorded-status';

/** What the cluster says; a test changes it while the page is open. `null`: nobody answers. */
export interface Cluster {
  file: StatusFile | null;
  health: HealthReport | null;
  /** Rounds that were asked for so far. */
  asked: number;
}

/** Answers for the status page, at a time when the recorded file is ten seconds old. */
export async function status(page: Page): Promise<Cluster> {
  const cluster: Cluster = { file: statusFile, health, asked: 0 };
  await page.clock.install({ time: new Date(Date.parse(WRITTEN) + 10_000) });
  await answerStatus(page, cluster);
  return cluster;
}

export async function answerStatus(page: Page, cluster: Cluster): Promise<void> {
  await page.route('**/data/status.json', (route) =>
    cluster.file === null ? route.abort() : route.fulfill({ json: cluster.file }),
  );
  await page.route('**/health', (route) => {
    cluster.asked += 1;
    return cluster.health === null
      ? route.abort()
      : route.fulfill({
          json: cluster.health,
          status: cluster.health.status === 'up' ? 200 : 503,
        });
  });
}

/** Answers for the artist page. */
export async function artists(page: Page): Promise<void> {
  await gateway(page);
  await page.route(/\/artists\/\d+\?/, (route) => route.fulfill({ json: card }));
  await page.route(/\/artists\/\d+\/neighbourhood\?/, (route) => {
    const query = new URL(route.request().url()).searchParams;
    if (query.has('after')) return route.fulfill({ json: lastPage });
    return route.fulfill({ json: query.has('decade') ? sixties : firstPage });
  });
}
