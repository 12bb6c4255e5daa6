import type { Page } from '@playwright/test';
import { gateway } from './gateway';
import { House } from './house';
import { card, firstPage, lastPage, sixties } from './recorded-artist';
import { WRITTEN } from './recorded-status';

/** What the cluster says to the status page, at a time when the recorded file is ten seconds old. */
export async function status(page: Page): Promise<House> {
  await page.clock.install({ time: new Date(Date.parse(WRITTEN) + 10_000) });
  return answerStatus(page);
}

/** The house goes off with the page. */
export async function answerStatus(page: Page): Promise<House> {
  const house = new House();
  await house.start();
  page.once('close', () => void house.stop());
  await page.route(/\/(data\/status\.json|health|status\/events)$/, (route) => {
    const { pathname } = new URL(route.request().url());
    return route.continue({ url: house.url + pathname });
  });
  return house;
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
