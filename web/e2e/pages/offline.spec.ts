import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { ItemFacts } from '../../src/lib/study/item';
import { answerAll } from '../support/quiz';
import { NOON, playToPar } from '../support/relay';
import { FULL } from '../support/tags';

/** A server of its own that is really stopped; with the service worker of the built site. */
interface Site {
  readonly url: string;
  readonly page: Page;
  readonly context: BrowserContext;
  stop(): Promise<void>;
}

const started: ChildProcess[] = [];

test.afterEach(() => started.splice(0).forEach((process) => process.kill('SIGKILL')));

test('with the server stopped, today, the archive and the Study Lab go on to the end', async ({
  browser,
}) => {
  const site = await visited(await browser.newContext({ serviceWorkers: 'allow' }));
  const { page } = site;
  await page.goto(`${site.url}/study/`);
  await expect(page.getByRole('button', { name: 'Start ten questions' })).toBeVisible();
  const topics = new Set(
    (
      (await (await page.request.get(`${site.url}/data/study/index.json`)).json()) as ItemFacts[]
    ).map(({ topic }) => `/data/study/${topic}.json`),
  );
  await expect.poll(() => kept(page)).toEqual(expect.arrayContaining([...topics]));
  await site.stop();

  await page.goto(`${site.url}/`);
  await expect(page.getByText('This is the copy kept on this device.')).toBeVisible();
  await page.getByRole('button', { name: 'Take a hint' }).click();
  await playToPar(page);
  await expect(page.getByText('for 90 points')).toBeVisible();
  await expect(page.getByLabel('Your result as text')).toContainText('Streak 1 day');
  await expect(page.getByRole('heading', { name: 'Other routes' })).toBeVisible();

  await page.goto(`${site.url}/archive/`);
  await page.getByRole('link', { name: /^Sunday 22 November 2026: / }).click();
  await expect(page.getByRole('combobox')).toBeVisible();
  await page.getByRole('button', { name: 'Show me a route' }).click();
  await page.getByRole('button', { name: 'End it and show me' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Shown a route');

  await page.goto(`${site.url}/routes/`);
  await expect(
    page.getByText(/Route search needs the cluster, which was last heard at/),
  ).toBeVisible();
  await page.goto(`${site.url}/no-such-page/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are offline');

  await page.goto(`${site.url}/study/`);
  await page.getByRole('button', { name: 'Start ten questions' }).click();
  await answerAll(page);

  await page.goto(`${site.url}/status/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The cluster does not answer');
  await expect(page.getByText(/This browser heard the cluster last at \d\d:\d\d/)).toBeVisible();
  await site.context.close();
});

test(
  'offline on the next day, yesterday’s route says so and judges no streak',
  { tag: FULL },
  async ({ browser }) => {
    const site = await visited(await browser.newContext({ serviceWorkers: 'allow' }));
    const { page } = site;
    await site.stop();
    await page.clock.setFixedTime(new Date('2026-11-26T09:00:00Z'));
    await page.goto(`${site.url}/`);
    await expect(
      page.getByText('Route 329, from yesterday, Wednesday 25 November 2026'),
    ).toBeVisible();
    await expect(
      page.getByText('Your streak is judged once the date can be confirmed.'),
    ).toBeVisible();
    await expect(page.getByText('not judged yet')).toBeVisible();
    await site.context.setOffline(true);
    await expect(page.getByText('You are offline. Saved pages,')).toBeVisible();
    await site.context.setOffline(false);
    await expect(page.getByText('You are offline. Saved pages,')).toBeHidden();
    await site.context.close();
  },
);

test('a new version is offered between two steps and taken over on request', async ({
  browser,
}) => {
  const site = await visited(await browser.newContext({ serviceWorkers: 'allow' }), 'version');
  const { page } = site;
  const offer = page.getByText('A new version is ready.');
  await page.getByRole('option').first().click();
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update();
  });
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        return registration?.waiting?.state ?? null;
      }),
    )
    .toBe('installed');
  await expect(offer).toBeHidden();
  await page.keyboard.press('Backspace');
  await expect(offer).toBeVisible();
  const reloaded = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Reload' }).click();
  await reloaded;
  await expect(page.getByRole('combobox')).toBeVisible();
  await expect(offer).toBeHidden();
  await site.context.close();
});

/** Visits today's page until the worker has kept pages and days. */
async function visited(context: BrowserContext, ...served: string[]): Promise<Site> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = spawn('node', ['e2e/support/serve.mjs', String(port), ...served]);
  started.push(server);
  await expect
    .poll(() =>
      fetch(url).then(
        ({ ok }) => ok,
        () => false,
      ),
    )
    .toBe(true);
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date(NOON));
  await page.goto(`${url}/routes/`);
  await page.evaluate(() => {
    const now = new Date().toISOString();
    localStorage.setItem('mcg.heard.v1', JSON.stringify({ savedAt: now, value: now }));
  });
  await page.goto(`${url}/`);
  await expect(page.getByRole('combobox')).toBeVisible();
  await expect
    .poll(() => kept(page))
    .toEqual(expect.arrayContaining(['/data/daily.json', '/data/daily/2026-11-22.json']));
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const stop = async () => {
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  };
  return { url, page, context, stop };
}

/** Published files that the service worker has a copy of. */
function kept(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const days = await caches.open('days');
    return (await days.keys()).map((request) => new URL(request.url).pathname);
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
